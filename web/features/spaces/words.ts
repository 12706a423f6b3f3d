/** A test of whether a text holds every word of `wanted`, in any case; nothing wanted fits everything. */
export function holdsWords(wanted: string): (text: string) => boolean {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean);
  return (text) => {
    const said = text.toLowerCase();
    return words.every((word) => said.includes(word));
  };
}
