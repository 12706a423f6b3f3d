/** What people wrote to one another, and what could open something: only its length is recorded. */
const withheld =
  /message|text|content|rich_text|card|attachment|password|secret|token|authori[sz]ation|cookie|credential|key/i;

const LONGEST_TEXT = 200;
const MOST_ITEMS = 50;
const DEEPEST = 6;

/** A request body fit for the audit: its fields and values, cut to size. */
export function summariseBody(body: unknown): unknown {
  return summarise(body, false, 0);
}

function summarise(value: unknown, isWithheld: boolean, depth: number): unknown {
  if (typeof value === "string") {
    if (isWithheld) return `(${value.length} characters)`;
    return value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value;
  }
  if (value === null || typeof value !== "object") return value ?? null;
  if (depth >= DEEPEST) return "…";
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item) => summarise(item, isWithheld, depth + 1));
    return value.length > MOST_ITEMS ? [...items, `… ${value.length - MOST_ITEMS} more`] : items;
  }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [
      name.slice(0, LONGEST_TEXT),
      summarise(item, isWithheld || withheld.test(name), depth + 1),
    ]),
  );
}
