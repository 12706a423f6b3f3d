import { cellsOf, type Mapping } from "../../../domain/csv/columns.ts";
import type { CsvRecord } from "../../../domain/csv/parse-csv.ts";
import type { ReadRows } from "../../../domain/csv/read-rows.ts";
import type { ChangePart } from "../changes/change-request.ts";
import { channelOf } from "./channel-fields.ts";
import { type NameIndex, whyNotOne } from "./channels-named.ts";
import type { ImportKind, NamedChannel } from "./import-kind.ts";

export interface RowProblem {
  readonly record: CsvRecord;
  readonly reason: string;
}

export interface GoodRow {
  readonly record: CsvRecord;
  readonly channel: NamedChannel;
  readonly part: ChangePart;
  /** The thing it is about, as `targetKey` has it. */
  readonly key: string;
}

export interface CheckedRows {
  readonly good: readonly GoodRow[];
  readonly problems: readonly RowProblem[];
  /** Some rows name their channel by its name alone, and `named` was not given. */
  readonly needsNames: boolean;
}

/** What two rows must not both be about. */
export const targetKey = (channelId: string, about = ""): string => `${channelId} ${about.toLowerCase()}`;

/** Rows below the header. */
export const bodyOf = ({ rows }: ReadRows, hasHeader: boolean): readonly CsvRecord[] =>
  hasHeader ? rows.slice(1) : rows;

/** Says of each row what it asks for, or what is wrong with it. @param named Undefined as long as it is not read. */
export function checkRows(
  kind: ImportKind,
  read: ReadRows,
  { hasHeader, mapping }: { readonly hasHeader: boolean; readonly mapping: Mapping },
  named: { readonly index: NameIndex; readonly where: string } | undefined,
): CheckedRows {
  const good = new Map<string, GoodRow>();
  const problems: RowProblem[] = [];
  let needsNames = false;
  for (const record of bodyOf(read, hasHeader)) {
    const refuse = (reason: string): void => void problems.push({ record, reason });
    const cells = cellsOf(record, mapping);
    const cell = channelOf(cells);
    const wish = kind.read(cells);
    if (typeof cell === "string") refuse(cell);
    else if (typeof wish === "string") refuse(wish);
    else {
      const isByName = !("id" in cell);
      needsNames ||= isByName && !named;
      if (isByName && !named) continue;
      const found = isByName ? (named?.index(cell.name) ?? []) : [{ id: cell.id, name: cell.name || cell.id }];
      const why = isByName ? whyNotOne(cell.name, found, named?.where ?? "") : undefined;
      const [channel] = found;
      if (why !== undefined || !channel) {
        refuse(why ?? "");
        continue;
      }
      const key = targetKey(channel.id, wish.about);
      const earlier = good.get(key);
      if (earlier) refuse(`This is already on ${read.place.toLowerCase()} ${earlier.record.line}.`);
      else good.set(key, { record, channel, part: wish.part(channel), key });
    }
  }
  return { good: [...good.values()], problems, needsNames };
}

/** What is missing among the columns; undefined where rows can be read. */
export function whyNoColumns({ fields, needs, hint }: ImportKind, mapping: Mapping): string | undefined {
  if (mapping.channelId === undefined && mapping.channel === undefined)
    return "Choose the column that says which channel a row is about.";
  if (needs.length === 0 || needs.some((key) => mapping[key] !== undefined)) return undefined;
  const labels = fields.filter(({ key }) => needs.includes(key)).map(({ label }) => label.toLowerCase());
  return labels.length === 0 ? hint : `Choose the column of ${labels.join(" or ")}.`;
}
