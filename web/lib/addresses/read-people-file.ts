import { CsvError, parseCsv } from "../../../domain/csv/parse-csv.ts";
import { readTextFile } from "../csv/read-text-file.ts";

/**
 * Reads a file of people as text that `parseAddresses` understands; of a table its rows, with the cells parted by tabs.
 *
 * @throws NoTextError for a file that is no text.
 */
export async function readPeopleFile(file: Blob): Promise<string> {
  const text = await readTextFile(file);
  return asRows(text) ?? text;
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
