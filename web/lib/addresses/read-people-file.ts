import { CsvError, parseCsv } from "../../../domain/csv/parse-csv.ts";

/** A file that holds no text, such as a workbook. */
export class NoTextError extends Error {
  override readonly name = "NoTextError";
}

/**
 * Reads a file of people as text that `parseAddresses` understands; of a table its rows, with the cells parted by tabs.
 *
 * @throws NoTextError for a file that is no text.
 */
export async function readPeopleFile(file: Blob): Promise<string> {
  const text = decoded(new Uint8Array(await file.arrayBuffer()));
  if (text.includes("\0")) throw new NoTextError("the file contains characters that no text file has");
  return asRows(text) ?? text;
}

/** Text as spreadsheets save it: in UTF-8 or UTF-16, or else in the alphabet of Windows. */
function decoded(bytes: Uint8Array): string {
  const isUtf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (isUtf16) return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

/** The rows of a table with more than one column; null for other text. */
function asRows(text: string): string | null {
  try {
    const { header, records } = parseCsv(text);
    if (header.length < 2) return null;
    const rows = [header, ...records.map(({ values }) => values)];
    // Lists of addresses have separators as well; there each of them parts people.
    if (rows.some((cells) => cells.length !== header.length)) return null;
    return rows.map((cells) => cells.map((cell) => cell.replace(/[\t\r\n]+/g, " ")).join("\t")).join("\n");
  } catch (error) {
    if (error instanceof CsvError) return null;
    throw error;
  }
}
