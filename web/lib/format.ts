/** `12,000`, of a whole number. Every first picture has one, and making a formatter takes longer than drawing ten rows. */
export function formatCount(count: number): string {
  return String(count).replace(/\B(?=(?:\d{3})+$)/g, ",");
}

/** `1 channel`, `12,000 channels` */
export function countOf(count: number, singular: string, plural = `${singular}s`): string {
  return `${formatCount(count)} ${count === 1 ? singular : plural}`;
}
