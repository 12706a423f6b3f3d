import { MAX_NAME } from "../emoji.ts";

const ALLOWED = /^[A-Za-z0-9_]+$/;

/** A name after Zoom's rule for a file: `party parrot (2).gif` gives `party_parrot_2`; empty when nothing is left. */
export function nameFromFile(fileName: string): string {
  const stem = fileName.replace(/^.*[/\\]/, "").replace(/\.[^.]*$/, "");
  return (
    stem
      // Letters with marks lose the marks rather than themselves.
      .normalize("NFKD")
      .replace(/\p{M}/gu, "")
      .replace(/[^A-Za-z0-9_]+/g, "_")
      .replace(/^_+|_+$/g, "")
      .slice(0, MAX_NAME)
  );
}

/**
 * What is wrong with a name; null when Zoom takes it.
 *
 * @param taken Names of the account, lower case: Zoom takes no two that differ in case only.
 * @param counts How often each name stands among those to be added, lower case.
 */
export function nameProblem(
  name: string,
  taken: ReadonlySet<string>,
  counts: ReadonlyMap<string, number>,
): string | null {
  if (name === "") return "Enter a name.";
  if (!ALLOWED.test(name)) return "Only letters A to Z, digits and underscores.";
  if (name.length > MAX_NAME) return `At most ${MAX_NAME} characters.`;
  const lower = name.toLowerCase();
  if (taken.has(lower)) return "The account already has an emoji with this name.";
  if ((counts.get(lower) ?? 0) > 1) return "Another emoji here has the same name.";
  return null;
}
