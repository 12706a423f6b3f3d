// Plain values as YAML: what is undefined, or has nothing in it but that, is left out.

/** A text with a comment behind it. */
export interface Noted {
  readonly text: string;
  readonly note: string;
}
export type Writable =
  | string
  | boolean
  | undefined
  | Noted
  | readonly Writable[]
  | { readonly [name: string]: Writable };

export const noted = (text: string, note: string): Noted => ({ text, note });

/** What needs no quotes, whatever version of YAML reads it. */
const PLAIN = /^[A-Za-z_](?:[\w .@+/-]*[\w@+/-])?$/;
const RESERVED = /^(?:true|false|yes|no|on|off|null|y|n)$/i;

const quoted = (text: string): string => (PLAIN.test(text) && !RESERVED.test(text) ? text : JSON.stringify(text));

function isNoted(value: object): value is Noted {
  return "text" in value && "note" in value;
}

/** On the line of its key, or of its dash; undefined where it takes lines of its own. */
function inline(value: Writable): string | undefined {
  if (value === undefined) return "";
  if (typeof value === "boolean") return String(value);
  if (typeof value === "string") return quoted(value);
  if (isList(value)) return value.length === 0 ? "[]" : undefined;
  if (!isNoted(value)) return undefined;
  const note = value.note.replaceAll(/\p{Cc}+/gu, " ").trim();
  return note === "" ? quoted(value.text) : `${quoted(value.text)} # ${note}`;
}

const isList = (value: object): value is readonly Writable[] => Array.isArray(value);

const isEmpty = (value: Writable): boolean =>
  value === undefined ||
  (typeof value === "object" && !isList(value) && !isNoted(value) && Object.values(value).every(isEmpty));

function lines(value: Writable, depth: number): string {
  if (typeof value !== "object" || isNoted(value)) return "";
  if (isList(value)) return value.map((item) => yamlItem(item, depth)).join("");
  return Object.entries(value)
    .filter(([, own]) => !isEmpty(own))
    .map(([name, own]) => {
      const line = inline(own);
      const head = `${"  ".repeat(depth)}${name}:`;
      return line === undefined ? `${head}\n${lines(own, depth + 1)}` : `${head} ${line}\n`;
    })
    .join("");
}

/** As an item of a list that is indented so deep. */
export function yamlItem(item: Writable, depth: number): string {
  const indent = "  ".repeat(depth);
  const line = inline(item);
  if (line !== undefined) return `${indent}- ${line}\n`;
  return `${indent}- ${lines(item, depth + 1).trimStart()}`;
}
