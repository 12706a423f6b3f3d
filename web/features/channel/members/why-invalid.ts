/** Says what is wrong with a piece of text that is no e-mail address. */
export function whyInvalid(piece: string): string {
  const at = piece.indexOf("@");
  if (at === -1) return "has no @";
  if (piece.indexOf("@", at + 1) !== -1) return "has more than one @";
  if (at === 0) return "has nothing before the @";
  const domain = piece.slice(at + 1);
  if (domain === "") return "has nothing after the @";
  if (!domain.includes(".")) return "its domain has no dot";
  if (domain.startsWith(".") || domain.endsWith(".") || domain.includes(".."))
    return "has a dot too many in its domain";
  return "has a character that addresses do not have";
}
