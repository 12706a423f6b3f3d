// What Zoom takes as a custom emoji.

// Zoom's limits; held against the contract by `emoji-rules.test.ts`.
export const MAX_EMOJI_NAME = 100;
/** Of a picture. */
export const MAX_EMOJI_BYTES = 262_144;

export const EMOJI_NAME_TAKEN = "The account already has an emoji with this name.";

/** What is wrong with a name by itself, as a sentence. */
export function emojiNameProblem(name: string): string | undefined {
  if (name === "") return "Enter a name.";
  if (!/^[A-Za-z0-9_]+$/.test(name)) return "Only letters A to Z, digits and underscores.";
  return name.length > MAX_EMOJI_NAME ? `At most ${MAX_EMOJI_NAME} characters.` : undefined;
}
