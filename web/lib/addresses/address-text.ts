import { withoutInvisible } from "../../../domain/invisible.ts";

/** Parts entries; the words of one are no name in the next. No text has it once it is readable. */
export const ENTRY_END = "\0";

const LINE_END = /\r\n|[\n\v\f\r\x85\u2028\u2029]/g;

/** Text with the signs of ASCII for those that mean the same elsewhere, and without the signs nobody sees. */
export function readable(text: string): string {
  return withoutInvisible(text.normalize("NFKC"))
    .replace(LINE_END, "\n")
    .replace(/[^\S\t\n]/g, " ")
    .replace(/[،、]/g, ",")
    .replace(/؛/g, ";")
    .replace(/。/g, ".")
    .replace(/[“”„‟«»]/g, '"')
    .replace(/\|/g, "\t");
}

/** A quoted name; an address, in angle brackets or bare, with the remarks behind it; another remark; a single sign. */
const TOKEN =
  /"((?:\\.|[^"\\])*)"|(?:<([^<>]*)>|(?<![^\s<>",;])([^\s<>",;]*@[^\s<>",;]*))(?:\s*\([^()@]*\))*|\([^()]*\)|[;:(]/g;

/**
 * One line as an address list that mail programs write: each address in angle brackets with a comma behind, and
 * `ENTRY_END` for a semicolon, which parts people where commas may part names.
 */
export function asAddressList(line: string): string {
  return closed(line).replace(TOKEN, (token, quoted, angled, bare, at: number, all: string): string => {
    const rest = all.slice(at + token.length);
    if (token === ";") return ENTRY_END;
    // A colon would open a group of people; here it ends a label.
    if (token === ":" || token === "(") return " ";
    if (quoted !== undefined) return quoted.includes("@") && !/^\s*</.test(rest) ? asAddressList(quoted) : token;
    if (angled === undefined && bare === undefined) return token;
    const address = addressOf(angled ?? bare);
    const next = /^\s*<?([^\s<>",;]+)/.exec(rest)?.[1];
    const isNamedAgain = next !== undefined && addressOf(next).toLowerCase() === address.toLowerCase();
    return address === "" || isNamedAgain ? " " : `<${address}>,`;
  });
}

/** Takes off quotes and angle brackets that would swallow what follows, and brackets around addresses. */
function closed(line: string): string {
  const isQuoteOpen = line.replace(/\\./g, "").split('"').length % 2 === 0;
  return (isQuoteOpen ? line.replaceAll('"', " ") : line)
    .replace(/[([]([^()[\]]*@[^()[\]]*)[\])]/g, " $1 ")
    .replace(/<(?![^<>]*>)/g, " ");
}

/** What a link or a word holds beside punctuation and a label such as `mailto:`. */
function addressOf(word: string): string {
  const trimmed = word.trim().replace(/^["'‘’([{]+|["'‘’)\]}.!?:]+$/g, "");
  const link = /^mailto:([^?]*)/i.exec(trimmed)?.[1];
  return link === undefined ? trimmed.replace(/^(?:[\p{L}-]+:)+(?=.)/u, "") : decoded(link);
}

function decoded(link: string): string {
  try {
    return decodeURIComponent(link);
  } catch {
    return link; // A percent sign of the address itself.
  }
}
