export interface CsvTable {
  /** The first record, trimmed. */
  readonly header: readonly string[];
  readonly records: readonly CsvRecord[];
}

export interface CsvRecord {
  /** Line of the file on which it begins, counted from 1. */
  readonly line: number;
  readonly values: readonly string[];
}

/** The line by which Excel is told the separator. */
const TOLD_SEPARATOR = /^sep=([,;\t])(?:\r\n|\r|\n|$)/i;
/** Text that is kept from being taken for a number: `="007"`. */
const AS_TEXT = /^="([^"]*)"$/;
/** A guard against formulas, put there by `csvChunks` or by a spreadsheet. */
const GUARDED = /^'(['\s]*[=+\-@＝＋－＠]|'*[\t\r])/;
const FORMULA_SIGNS = new Set("=+-@＝＋－＠");
/** The first line is looked at so far for what parts its cells. */
const FIRST_LINE_LENGTH = 100_000;

/**
 * Reads a CSV file after RFC 4180, as spreadsheets write it: with or without a byte order mark, parted by commas,
 * semicolons or tabs, with any line ends. A first line without any of these has one cell, and so has each line below it.
 * Empty lines are left out, and so is Excel's `sep=;`.
 *
 * @throws CsvError when a quote is not closed, or when there is no header.
 */
export function parseCsv(text: string): CsvTable {
  const content = text.replace(/^\uFEFF/, "");
  const told = TOLD_SEPARATOR.exec(content);
  const records = told
    ? readRecords(content, told[1] ?? ",", told[0].length)
    : readRecords(content, separatorOf(content), 0);
  const [first, ...rest] = records;
  if (!first) throw new CsvError("The file is empty.", 1);
  return { header: first.values.map((name) => name.trim()), records: rest };
}

/** A file that is not CSV, and where that shows. */
export class CsvError extends Error {
  override readonly name = "CsvError";
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

/** The sign that parts the cells of the first line most often, quoted text apart; null where none does. */
function separatorOf(content: string): string | null {
  const counts = new Map([",", ";", "\t"].map((sign) => [sign, 0]));
  let isQuoted = false;
  for (const sign of content.slice(0, FIRST_LINE_LENGTH).replace(/^[\r\n]+/, "")) {
    if (sign === '"') isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (sign === "\r" || sign === "\n") break;
    const count = counts.get(sign);
    if (count !== undefined) counts.set(sign, count + 1);
  }
  const [sign, count] = [...counts].reduce((best, other) => (other[1] > best[1] ? other : best));
  return count > 0 ? sign : null;
}

/** Takes the guards away that stand within a cell, behind what parts cells elsewhere. */
const unguarded = (value: string): string =>
  value.replace(/'+/g, (quotes: string, at: number) =>
    FORMULA_SIGNS.has(value[at + quotes.length] ?? "") && isBehindSeparator(value, at) ? quotes.slice(1) : quotes,
  );

/** Whether nothing but spaces and quotes stands between a separator and a place. */
function isBehindSeparator(value: string, place: number): boolean {
  for (let at = place - 1; at >= 0; at -= 1) {
    const sign = value[at] ?? "";
    if (/[;\t\r\n]/.test(sign)) return true;
    if (!/[\s"]/.test(sign)) return false;
  }
  return false;
}

function readRecords(content: string, separator: string | null, from: number): readonly CsvRecord[] {
  const records: CsvRecord[] = [];
  let values: string[] = [];
  let at = from;
  let line = from === 0 ? 1 : 2;
  let startedAt = line;

  const endRecord = (): void => {
    if (values.some((value) => value !== "")) records.push({ line: startedAt, values });
    values = [];
    line += 1;
    startedAt = line;
  };
  while (at < content.length) {
    let value: string;
    if (content.startsWith('="', at)) at += 1;
    if (content[at] === '"') {
      const end = closingQuote(content, at + 1, startedAt);
      value = content.slice(at + 1, end).replaceAll('""', '"');
      line += value.split(/\r\n|\r|\n/).length - 1;
      at = end + 1;
    } else value = "";
    const rest = at;
    while (at < content.length && content[at] !== separator && content[at] !== "\n" && content[at] !== "\r") at += 1;
    value += content.slice(rest, at);
    values.push(unguarded(value.replace(AS_TEXT, "$1")).replace(GUARDED, "$1"));
    if (content[at] === separator) {
      at += 1;
      // A file may end behind a separator: the last cell is empty.
      if (at === content.length) values.push("");
      continue;
    }
    at += content.startsWith("\r\n", at) ? 2 : 1;
    endRecord();
  }
  if (values.length > 0) endRecord();
  return records;
}

function closingQuote(content: string, from: number, line: number): number {
  for (let at = content.indexOf('"', from); at !== -1; at = content.indexOf('"', at + 2)) {
    if (content[at + 1] !== '"') return at;
  }
  throw new CsvError("A quoted cell is not closed.", line);
}
