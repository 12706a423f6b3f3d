// What a person types to confirm: a name given by somebody may hold what no keyboard has, or nothing to be seen at all.

/** Longer names are confirmed by their beginning, signs. */
const MAX_TYPED = 40;
/** Typed in the place of a name without a visible sign. */
const INSTEAD = "confirm";

/** Blanks of every kind, the empty Braille cell among them. */
const BLANKS = /[\s\u2800]+/gu;
/** Signs that show nothing: marks of direction, joiners, fillers, variation selectors, controls. */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}]/gu;

/** A text as it is seen: without invisible signs, each run of blanks as one. */
function visible(text: string): string {
  return text.replace(BLANKS, " ").replace(INVISIBLE, "").replace(BLANKS, " ").trim().normalize("NFC");
}

/** What has to be typed for a phrase. */
function typable(phrase: string): { readonly text: string; readonly isCut: boolean } {
  const text = visible(phrase);
  if (text === "") return { text: INSTEAD, isCut: false };
  const signs = [...text];
  if (signs.length <= MAX_TYPED) return { text, isCut: false };
  const start = signs.slice(0, MAX_TYPED).join("");
  const end = start.lastIndexOf(" ");
  return { text: end > 0 ? start.slice(0, end) : start, isCut: true };
}

/** Asks for a phrase to be typed. */
export function askToType(phrase: string): string {
  const { text, isCut } = typable(phrase);
  return isCut ? `Type “${text}”, the beginning of the name, to confirm` : `Type “${text}” to confirm`;
}

/** Whether what was typed is what `askToType` asks for; the whole of a long name will do too. */
export function isTyped(typed: string, phrase: string): boolean {
  const said = alike(visible(typed));
  return said === alike(typable(phrase).text) || (said !== "" && said === alike(visible(phrase)));
}

/** Signs that look alike and of which keyboards have one: wide letters, ligatures, curly quotes, long dashes. */
function alike(text: string): string {
  return text.normalize("NFKC").replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[‐-―]/g, "-");
}
