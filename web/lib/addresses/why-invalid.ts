import { is, pipe, rfcEmail, string } from "valibot";

/** The grammar browsers check e-mail fields by: ASCII alone, and any dots before the @. */
const asciiAddress = pipe(string(), rfcEmail());
const LONGEST_LOCAL_PART = 64;
const LONGEST_ADDRESS = 254;

/** Says what is wrong with a piece of text that is no e-mail address; undefined for one that can be an address. */
export function whyInvalid(piece: string): string | undefined {
  const at = piece.indexOf("@");
  if (at === -1) return "has no @";
  if (piece.indexOf("@", at + 1) !== -1) return "has more than one @";
  if (at === 0) return "has nothing before the @";
  const local = piece.slice(0, at);
  const domain = piece.slice(at + 1);
  if (domain === "") return "has nothing after the @";
  if (!domain.includes(".")) return "its domain has no dot";
  if (hasDotTooMany(domain)) return "has an extra dot in its domain";
  if (hasDotTooMany(local)) return "has an extra dot before the @";
  const labels = domain.split(".");
  if (labels.some((label) => label.startsWith("-") || label.endsWith("-")))
    return "has a hyphen at an end of a part of its domain";
  if (/^\d+$/.test(labels.at(-1) ?? "")) return "its domain ends in a number";
  if (local.length > LONGEST_LOCAL_PART || piece.length > LONGEST_ADDRESS) return "is too long";
  // Addresses may have letters beyond ASCII (RFC 6531); the grammar is asked about the rest.
  const ascii = `${local.replace(/(?=\P{ASCII})[\p{L}\p{M}\p{N}]/gu, "x")}@${asciiDomain(domain)}`;
  return is(asciiAddress, ascii) ? undefined : "has a character that addresses do not have";
}

function hasDotTooMany(part: string): boolean {
  return part.startsWith(".") || part.endsWith(".") || part.includes("..");
}

/** The domain as name servers know it; the domain itself where it cannot be one. */
function asciiDomain(domain: string): string {
  if (/^\p{ASCII}*$/u.test(domain) || !/^[\p{L}\p{M}\p{N}.-]+$/u.test(domain)) return domain;
  return URL.canParse(`http://${domain}`) ? new URL(`http://${domain}`).hostname : domain;
}
