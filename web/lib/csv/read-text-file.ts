/** A file that holds no text, such as a workbook. */
export class NoTextError extends Error {
  override readonly name = "NoTextError";
}

/**
 * The text of a file as spreadsheets save it: in UTF-8 or UTF-16, or else in the alphabet of Windows.
 *
 * @throws NoTextError for a file that is no text.
 */
export async function readTextFile(file: Blob): Promise<string> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (text.includes("\0")) throw new NoTextError("the file contains characters that no text file has");
  return text;
}

function decoded(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
