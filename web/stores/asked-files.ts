/** Files that this page has asked the server for, by what it called them: of others' it says nothing. */
const asked = new Set<string>();
/** Those asked for last: whoever makes more in one sitting waits for none of the first. */
const MOST = 100;

/** @returns what the next file is called */
export function askForFile(): string {
  const id = `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  const [first] = asked;
  if (asked.size >= MOST && first !== undefined) asked.delete(first);
  asked.add(id);
  return id;
}

export const isAskedFor = (id: string): boolean => asked.has(id);
