import type { Alphabet } from "./alphabets.ts";

/** So many bytes show what they are in. */
const LOOKED_AT = 100_000;

/**
 * The alphabet of a text that is not in Unicode, as far as that is clear; that of Western Europe otherwise.
 *
 * Words of Western and Central Europe have a letter beyond ASCII here and there, those of other scripts have hardly
 * anything else.
 */
export function guessAlphabet(all: Uint8Array): Alphabet {
  const bytes = all.subarray(0, LOOKED_AT);
  const words = runsOf(bytes, (byte) => byte >= 0x80 || isLetter(byte));
  const beyond = words.filter((word) => word.some((byte) => byte >= 0x80));
  const length = beyond.reduce((sum, word) => sum + word.length, 0);
  const foreign = beyond.reduce((sum, word) => sum + word.filter((byte) => byte >= 0x80).length, 0);
  // A letter and the one behind it may look like one sign of these.
  const eastern = foreign > length * 0.4 ? easternAlphabet(all, bytes) : undefined;
  if (eastern) return eastern;
  return foreign > length * 0.7 && isCyrillic(bytes) ? "windows-1251" : latinAlphabet(bytes);
}

/** Of scripts with two bytes a letter: where the whole text is made of such, and most of these are of the usual ones. */
function easternAlphabet(all: Uint8Array, bytes: Uint8Array): Alphabet | undefined {
  const pairs = { shift_jis: pairsOf(bytes, isJapaneseLead), gb18030: pairsOf(bytes, (byte) => byte > 0x80) };
  const share = (of: readonly Pair[], is: (pair: Pair) => boolean) =>
    of.length === 0 ? 0 : of.filter(is).length / of.length;
  const japanese = share(pairs.shift_jis, ([lead]) => lead >= 0x81 && lead <= 0x9f);
  if (japanese > 0.7 && isValid(all, "shift_jis")) return "shift_jis";
  const { gb18030: double } = pairs;
  const low = share(double, ([, trail]) => trail < 0x80);
  const isKorean = share(double, ([lead, trail]) => lead >= 0xb0 && lead <= 0xc8 && trail > 0xa0) > 0.95;
  if (isKorean && double.length >= MOST_DOUBTFUL && isValid(all, "euc-kr")) return "euc-kr";
  if (low > 0.1 && share(double, ([lead]) => lead >= 0xa1 && lead <= 0xc6) > 0.8 && isValid(all, "big5")) return "big5";
  const isChinese = share(double, ([lead, trail]) => lead >= 0xb0 && lead <= 0xd7 && trail > 0xa0) > 0.7;
  return isChinese && isValid(all, "gb18030") ? "gb18030" : undefined;
}

/** Chinese of so few signs may be of the first of them alone, as Korean is. */
const MOST_DOUBTFUL = 4;

type Pair = readonly [lead: number, trail: number];

const isJapaneseLead = (byte: number): boolean => (byte >= 0x81 && byte <= 0x9f) || (byte >= 0xe0 && byte <= 0xfc);

function pairsOf(bytes: Uint8Array, isLead: (byte: number) => boolean): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let at = 0; at < bytes.length - 1; at += 1) {
    const [lead = 0, trail = 0] = bytes.subarray(at, at + 2);
    if (!isLead(lead)) continue;
    pairs.push([lead, trail]);
    at += 1;
  }
  return pairs;
}

function isValid(bytes: Uint8Array, alphabet: Alphabet): boolean {
  try {
    new TextDecoder(alphabet, { fatal: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

/** Letters from 0xC0 on, and small ones more often than not: capitals stand first, or in words of capitals. */
function isCyrillic(bytes: Uint8Array): boolean {
  const beyond = bytes.filter((byte) => byte >= 0x80);
  const isSmall = (byte: number): boolean => byte >= 0xe0;
  const letters = beyond.filter((byte) => byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
  return letters.length > beyond.length * 0.9 && letters.filter(isSmall).length > letters.length * 0.5;
}

/** What is a sign among letters in one alphabet is a letter in the other. French has œ before u and i, Polish no ś. */
function latinAlphabet(bytes: Uint8Array): Alphabet {
  const [western, central] = (["windows-1252", "windows-1250"] as const).map((alphabet) => {
    const text = new TextDecoder(alphabet).decode(bytes);
    return (
      text.match(/(?<=\p{L})[^\p{L}\p{P}\s\d]|[^\p{L}\p{P}\s\d](?=\p{L})|(?<=\p{Ll})[¡¿]|[Œœ](?![uiUI])|[Ÿƒ]/gu)
        ?.length ?? 0
    );
  });
  return (central ?? 0) < (western ?? 0) ? "windows-1250" : "windows-1252";
}

const isLetter = (byte: number): boolean => (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);

/** Bytes that follow one another and are such. */
function runsOf(bytes: Uint8Array, is: (byte: number) => boolean): readonly (readonly number[])[] {
  const runs: number[][] = [];
  let run: number[] | undefined;
  for (const byte of bytes) {
    if (!is(byte)) {
      run = undefined;
    } else if (run) {
      run.push(byte);
    } else {
      run = [byte];
      runs.push(run);
    }
  }
  return runs;
}
