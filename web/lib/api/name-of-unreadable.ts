/** What tells a row apart that could not be read: a name, an address or an id in it. */
export function nameOfUnreadable(raw: unknown): string {
  if (typeof raw !== "object" || raw === null) return raw === undefined ? "An empty row" : String(raw);
  const texts = Object.entries(raw).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string" && entry[1] !== "",
  );
  for (const kind of [/name$/, /email$/, /id$/]) {
    const found = texts.find(([key]) => kind.test(key));
    if (found) return found[1];
  }
  return "A row without a name";
}
