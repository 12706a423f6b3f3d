import { actionOf } from "../../../domain/actions/registry.ts";
import { cellsOf, type Mapping, type Recognised, surplusCell } from "../../../domain/csv/columns.ts";
import type { CsvRecord } from "../../../domain/csv/parse-csv.ts";
import type { ReadRows } from "../../../domain/csv/read-rows.ts";
import { doubtfulCell, spoiledCell } from "../../../domain/csv/spoiled-cell.ts";
import type { ListedPart } from "../changes/change-request.ts";
import { type NameIndex, whyNotOne } from "./channels-named.ts";
import type { Cells, FixedThings, ImportKind, NamedThing, ThingKey } from "./import-kind.ts";
import { fieldsOf, thingRefs } from "./thing-refs.ts";

export interface RowProblem {
  readonly record: CsvRecord;
  readonly reason: string;
}

export interface GoodRow {
  readonly record: CsvRecord;
  readonly things: Readonly<Partial<Record<ThingKey, NamedThing>>>;
  readonly part: ListedPart;
  /** The thing that is changed, as its items are told apart: two rows about the same would contradict. */
  readonly key: string;
}

export interface CheckedRows {
  readonly good: readonly GoodRow[];
  readonly problems: readonly RowProblem[];
  /** Of good rows: what a spreadsheet may have made of something else. */
  readonly doubts: readonly RowProblem[];
  /** Names of which some rows name their things by, and that are not read yet; and what they stand in. */
  readonly needsNames: ReadonlyMap<ThingKey, ReadonlySet<string>>;
}

/** The names that were read, by the kind of thing; with those things whose own names were. */
export type NamesRead = Readonly<
  Partial<
    Record<ThingKey, { readonly index: NameIndex; readonly where: string; readonly within?: ReadonlySet<string> }>
  >
>;

/** What an item of a change is about, as two of them are told apart. */
export function targetKey(actionId: string, target: unknown): string {
  const { resource } = actionOf(actionId);
  return resource.keyOf(target);
}

/** Rows below the header. */
export const bodyOf = ({ rows }: ReadRows, hasHeader: boolean): readonly CsvRecord[] =>
  hasHeader ? rows.slice(1) : rows;

interface Reading extends Recognised {
  readonly fixed?: FixedThings;
}

/** Says of each row what it asks for, or what is wrong with it. */
export function checkRows(
  kind: ImportKind,
  read: ReadRows,
  { hasHeader, mapping, fixed = {} }: Reading,
  named: NamesRead,
): CheckedRows {
  const good = new Map<string, GoodRow>();
  const problems: RowProblem[] = [];
  const doubts: RowProblem[] = [];
  const needsNames = new Map<ThingKey, Set<string>>();
  for (const record of bodyOf(read, hasHeader)) {
    const cells = cellsOf(record, mapping);
    const found = thingsOf(kind, cells, fixed, named);
    const reason =
      surplusCell(read, { hasHeader, mapping }, record) ??
      firstIn(kind, cells, fixed, spoiledCell) ??
      ("problem" in found ? found.problem : undefined);
    if (reason !== undefined) {
      problems.push({ record, reason });
      continue;
    }
    const wish = kind.read(cells);
    if (typeof wish === "string") {
      problems.push({ record, reason: wish });
      continue;
    }
    if ("needs" in found) {
      const within = needsNames.get(found.needs) ?? new Set<string>();
      needsNames.set(found.needs, within.add(found.within));
      continue;
    }
    if ("problem" in found) continue;
    const { things } = found;
    // Each of the kind's things is there: `thingsOf` has seen to it.
    const part = wish.part(things as Readonly<Record<ThingKey, NamedThing>>);
    const key = targetKey(part.actionId, part.targets[0]);
    const earlier = good.get(key);
    if (earlier)
      problems.push({ record, reason: `This is already on ${read.place.toLowerCase()} ${earlier.record.line}.` });
    else {
      good.set(key, { record, things, part, key });
      const doubt = firstIn(kind, cells, fixed, doubtfulCell);
      if (doubt !== undefined) doubts.push({ record, reason: doubt });
    }
  }
  return { good: [...good.values()], problems, doubts, needsNames };
}

type FoundThings =
  | { readonly things: Readonly<Partial<Record<ThingKey, NamedThing>>> }
  | { readonly problem: string }
  | { readonly needs: ThingKey; readonly within: string };

/** What a row is about, as far as the names in it are known. */
function thingsOf(kind: ImportKind, cells: Cells, fixed: FixedThings, named: NamesRead): FoundThings {
  const things: Partial<Record<ThingKey, NamedThing>> = { ...fixed };
  let needs: { readonly needs: ThingKey; readonly within: string } | undefined;
  for (const key of kind.things) {
    if (things[key]) continue;
    const ref = thingRefs[key];
    const cell = ref.read(cells);
    if (typeof cell === "string") return { problem: cell };
    if ("id" in cell) {
      things[key] = { id: cell.id, name: cell.name || cell.id };
      continue;
    }
    const within = ref.within && things[ref.within]?.id;
    // What it stands in is not known yet itself.
    if (ref.within && within === undefined) continue;
    const names = named[key];
    if (!names || (within !== undefined && names.within?.has(within) === false)) {
      needs ??= { needs: key, within: within ?? "" };
      continue;
    }
    const found = names.index(cell.name, within);
    if (found.length === 0 && cell.isIdElse) {
      things[key] = { id: cell.name, name: cell.name };
      continue;
    }
    const why = whyNotOne(cell.name, found, { noun: ref.noun, where: names.where });
    const [thing] = found;
    if (why !== undefined || !thing) return { problem: why ?? "" };
    things[key] = thing;
  }
  return needs ?? { things };
}

/** What there is to say of a cell that the row is read by. */
function firstIn(
  kind: ImportKind,
  cells: Cells,
  fixed: FixedThings,
  say: (cell: string) => string | undefined,
): string | undefined {
  for (const { key, label } of fieldsOf(kind, fixed)) {
    const why = say(cells[key] ?? "");
    if (why !== undefined) return `${label}: ${why}`;
  }
  return undefined;
}

/** What is missing among the columns; undefined where rows can be read. */
export function whyNoColumns(
  { things, fields, needs, hint }: ImportKind,
  mapping: Mapping,
  fixed: FixedThings = {},
): string | undefined {
  for (const key of things) {
    const ref = thingRefs[key];
    if (!fixed[key] && !ref.fields.some((field) => mapping[field.key] !== undefined))
      return `Choose the column that says which ${ref.noun} a row is about.`;
  }
  if (needs.length === 0 || needs.some((key) => mapping[key] !== undefined)) return undefined;
  const labels = fields
    .filter(({ key }) => needs.includes(key))
    .map(({ label }) => label.toLowerCase().replace(/\bid\b/, "ID"));
  return labels.length === 0 ? hint : `Choose the column of ${labels.join(" or ")}.`;
}
