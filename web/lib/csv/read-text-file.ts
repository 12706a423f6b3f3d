import type { Alphabet } from "./alphabets.ts";
import { guessAlphabet } from "./guess-alphabet.ts";

/** A file that holds no text, such as a workbook. */
export class NoTextError extends Error {
  override readonly name = "NoTextError";
}

export interface TextRead {
  readonly text: string;
  /** In which it was read; null where it is in Unicode, and leaves no choice. */
  readonly alphabet: Alphabet | null;
}

/**
 * The text of a file as spreadsheets save it: in UTF-8 or UTF-16, or else in an older alphabet.
 *
 * @param chosen the alphabet of what is not in Unicode; guessed where it is left out
 * @throws NoTextError for a file that is no text.
 */
export async function readText(file: Blob, chosen?: Alphabet): Promise<TextRead> {
  const read = decoded(new Uint8Array(await file.arrayBuffer()), chosen);
  if (read.text.includes("\0")) throw new NoTextError("the file contains characters that no text file has");
  return read;
}

/** The same where nobody can choose. @throws NoTextError */
export const readTextFile = async (file: Blob): Promise<string> => (await readText(file)).text;

function decoded(bytes: Uint8Array, chosen: Alphabet | undefined): TextRead {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16)
    return { text: new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes), alphabet: null };
  try {
    return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), alphabet: null };
  } catch {
    const alphabet = chosen ?? guessAlphabet(bytes);
    return { text: new TextDecoder(alphabet).decode(bytes), alphabet };
  }
}
