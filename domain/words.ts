import { withoutInvisible } from "./invisible.ts";

/** A text as it is compared: any case, `Günther` as `gunther`, without the signs nobody sees. */
export function fold(text: string): string {
  return withoutInvisible(text).normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}

/** The words of what somebody looks for; blanks and commas part them, as in `Marchetti, Aiko`. */
export function wordsOf(wanted: string): readonly string[] {
  return fold(wanted)
    .split(/[\s,;]+/)
    .filter(Boolean);
}

/** A test of whether a text holds every word of `wanted`, in any order and case; nothing wanted fits everything. */
export function holdsWords(wanted: string): (text: string) => boolean {
  const words = wordsOf(wanted);
  return (text) => {
    if (words.length === 0) return true;
    const said = fold(text);
    return words.every((word) => said.includes(word));
  };
}
