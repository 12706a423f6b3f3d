// Rows that somebody has, in whatever form: a file of a spreadsheet, a pasted part of one, a JSON array.
import * as v from "valibot";
import { jsonIn } from "./json-in.ts";
import { CsvError, type CsvRecord, parseCsv } from "./parse-csv.ts";

/** Rows as they came, the first of them perhaps a header. */
export interface ReadRows {
  readonly rows: readonly CsvRecord[];
  /** The first row says what stands below it, whatever it holds. */
  readonly isHeaderSure: boolean;
  /** What `line` of a row counts, for sentences. */
  readonly place: "Line" | "Item";
}

const Scalar = v.nullish(v.union([v.string(), v.number(), v.boolean()]), "");
const Items = v.array(v.union([v.record(v.string(), v.unknown()), v.string(), v.number()]));

/** How a list of objects or of words begins; a name may begin with a bracket as well: `[Old] Sales`. */
const JSON_START = /^(?:\[\s*[{"]|\{\s*")/;

/**
 * Reads CSV, or a JSON array of objects or of words. A header that comes again, as where files were put one after the
 * other, is left out.
 *
 * @param fileName Of a file; one that ends in `.json` is JSON or nothing.
 * @throws CsvError
 */
export function readRows(text: string, fileName = ""): ReadRows {
  const content = text.replace(/^\uFEFF/, "").trim();
  const json = jsonIn(content);
  if (json !== undefined) return readJson(json);
  if (/\.json$/i.test(fileName) || JSON_START.test(content)) throw new CsvError("The file is not valid JSON.", 1);
  const { header, records } = parseCsv(text);
  const first = header.join("\u0000").toLowerCase();
  const isAgain = ({ values }: CsvRecord) =>
    values
      .map((value) => value.trim())
      .join("\u0000")
      .toLowerCase() === first;
  const others = header.length > 1 ? records.filter((record) => !isAgain(record)) : records;
  return { rows: [{ line: 1, values: header }, ...others], isHeaderSure: false, place: "Line" };
}

function readJson(json: unknown): ReadRows {
  const parsed = v.safeParse(Items, json);
  if (!parsed.success) throw new CsvError("The JSON is not an array of objects.", 1);
  const items = parsed.output.map((item) => (typeof item === "object" ? item : { "": item }));
  const keys = [...new Set(items.flatMap((item) => Object.keys(item)))];
  if (keys.length === 0) throw new CsvError("The file is empty.", 1);
  const rows = items.map((item, at) => ({
    line: at + 1,
    values: keys.map((key) => (Object.hasOwn(item, key) ? textOf(item[key]) : "")),
  }));
  const isWords = keys.length === 1 && keys[0] === "";
  return { rows: isWords ? rows : [{ line: 0, values: keys }, ...rows], isHeaderSure: !isWords, place: "Item" };
}

function textOf(value: unknown): string {
  const scalar = v.safeParse(Scalar, value);
  return scalar.success ? String(scalar.output) : JSON.stringify(value);
}
