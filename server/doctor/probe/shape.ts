// What a value is like without what it says: nothing of a value, and no name that could be one, leaves this file.

const patterns: readonly (readonly [RegExp, string])[] = [
  [/^$/, "empty text"],
  [/^\d+$/, "text of digits"],
  [/^[0-9a-f]{32}$/, "text of 32 hexadecimal digits"],
  [/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i, "text like a UUID"],
  [/^\d{4}-\d\d-\d\d$/, "text like a date"],
  [/^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:?\d\d)$/, "text like a date and time"],
  [/^[^@\s]+@[^@\s]+$/, "text like an e-mail address"],
  [/^https:\/\/\S+$/, "text like an https address"],
  [/^[\w-]{22}$/, "text of 22 base64url characters"],
  [/^[A-Z][A-Z_]+$/, "text in capitals"],
  [/^[a-z][a-z_]*$/, "a word in small letters"],
  [/^\w+:\w+$/, "two words with a colon"],
];

/** The kind of a value, and of a text what it is like; never the text. */
export function shapeOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return value.length === 0 ? "empty list" : `list of ${shapeOf(value[0])}`;
  switch (typeof value) {
    case "string":
      return patterns.find(([pattern]) => pattern.test(value))?.[1] ?? "text";
    case "number":
      return Number.isInteger(value) ? "whole number" : "number";
    case "boolean":
      return "yes or no";
    default:
      return "object";
  }
}

/** Names of fields are words that a programmer chose; anything else may be an ID, an address or someone's name. */
const isWord = (name: string): boolean => /^[a-z][a-z_]{0,39}$|^[a-z]+(?:[A-Z][a-z]+){0,5}$/.test(name);

/**
 * The name of a field; blanked where it is none that a programmer would choose, or where it also is a value.
 *
 * @param known Names the contract has.
 */
export const fieldName = (name: string, known: ReadonlySet<string>): string =>
  known.has(name) || isWord(name) ? name : "(a name like a value)";

/** A place in an answer, `/channels/0/id`, with every index as `*`. */
export const placeOf = (pointer: string, known: ReadonlySet<string>): string =>
  pointer
    .split("/")
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? "*" : fieldName(part.replaceAll("~1", "/").replaceAll("~0", "~"), known)))
    .map((part) => `/${part}`)
    .join("") || "/";
