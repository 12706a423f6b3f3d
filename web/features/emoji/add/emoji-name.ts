import { EMOJI_NAME_TAKEN, emojiNameProblem, MAX_EMOJI_NAME } from "../../../../domain/emoji-rules.ts";

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
      .slice(0, MAX_EMOJI_NAME)
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
  const problem = emojiNameProblem(name);
  if (problem !== undefined) return problem;
  const lower = name.toLowerCase();
  if (taken.has(lower)) return EMOJI_NAME_TAKEN;
  if ((counts.get(lower) ?? 0) > 1) return "Another emoji here has the same name.";
  return null;
}
