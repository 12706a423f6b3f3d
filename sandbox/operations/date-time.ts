/** A moment as Zoom writes it, e.g. `2020-02-10T21:39:50Z`. */
export const dateTime = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}Z`;
