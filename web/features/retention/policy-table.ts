import { holdsWords } from "../../../domain/words.ts";
import type { Sort } from "../../components/data-table/types.ts";
import type { ApiError } from "../../lib/api/errors.ts";
import { cutOffMs } from "./period.ts";
import type { Policy } from "./policy.ts";

/** A channel of the table. One with neither policy nor error is still to be read. */
export interface PolicyRow {
  readonly id: string;
  /** Its id while the name is not known. */
  readonly name: string;
  readonly policy: Policy | undefined;
  readonly error: ApiError | undefined;
}

/** Channels by id, in the order in which they came. */
export type PolicyTable = ReadonlyMap<string, PolicyRow>;

export const emptyTable: PolicyTable = new Map();

export interface NamedChannel {
  readonly id: string;
  /** Empty where only the id is known. */
  readonly name: string;
}

/** Adds channels that are not there yet, to be read. */
export function withChannels(table: PolicyTable, channels: readonly NamedChannel[]): PolicyTable {
  const next = new Map(table);
  for (const { id, name } of channels) {
    if (!next.has(id)) next.set(id, { id, name: name || id, policy: undefined, error: undefined });
  }
  return next;
}

/** Puts in what came of some channels; those taken out meanwhile stay out. */
export function withRows(table: PolicyTable, rows: readonly PolicyRow[]): PolicyTable {
  const next = new Map(table);
  for (const row of rows) if (next.has(row.id)) next.set(row.id, row);
  return next;
}

/** Shows policies that were set. */
export function withPolicies(table: PolicyTable, policies: ReadonlyMap<string, Policy>): PolicyTable {
  const rows = [...policies].flatMap(([id, policy]) => {
    const row = table.get(id);
    return row ? [{ ...row, policy, error: undefined }] : [];
  });
  return withRows(table, rows);
}

export function withoutChannels(table: PolicyTable, ids: ReadonlySet<string>): PolicyTable {
  return new Map([...table].filter(([id]) => !ids.has(id)));
}

/** The channels that a link names, in its order; of the others only what is known stays. */
export function onlyChannels(table: PolicyTable, ids: readonly string[]): PolicyTable {
  const named = withChannels(
    new Map(),
    ids.map((id) => ({ id, name: "" })),
  );
  return withRows(
    named,
    ids.flatMap((id) => table.get(id) ?? []),
  );
}

export const kinds = ["", "own", "default", "held", "failed"] as const;
export type Kind = (typeof kinds)[number];

export interface TableView {
  readonly text: string;
  readonly kind: Kind;
  readonly sort: Sort | undefined;
}

const SORT = /^(name|kept)\.(asc|desc)$/;

export function readTableView(params: URLSearchParams): TableView {
  const [, column, direction] = SORT.exec(params.get("sort") ?? "") ?? [];
  return {
    text: params.get("find") ?? "",
    kind: kinds.find((kind) => kind === params.get("policy")) ?? "",
    sort: column === undefined ? undefined : { column, direction: direction === "desc" ? "desc" : "asc" },
  };
}

/** Rows whose name or id holds every word, of one kind, in order. */
export function viewOf(
  table: PolicyTable,
  { text, kind, sort }: TableView,
  isHeld: (id: string) => boolean,
  nowMs: number,
): readonly PolicyRow[] {
  const isNamed = holdsWords(text);
  const rows = [...table.values()].filter((row) => isNamed(`${row.name}\n${row.id}`) && isOfKind(row, kind, isHeld));
  if (!sort) return rows;
  const sign = sort.direction === "asc" ? 1 : -1;
  if (sort.column === "name") return rows.sort((a, b) => sign * a.name.localeCompare(b.name, "en"));
  return rows.sort((a, b) => keptOrder(a, b, sign, nowMs));
}

function isOfKind({ id, policy, error }: PolicyRow, kind: Kind, isHeld: (id: string) => boolean): boolean {
  switch (kind) {
    case "":
      return true;
    case "own":
      return policy?.isCustom === true;
    case "default":
      return policy?.isCustom === false;
    case "held":
      return isHeld(id);
    case "failed":
      return error !== undefined;
  }
}

/** The shortest first when going up; what is not known comes last either way. */
function keptOrder(a: PolicyRow, b: PolicyRow, sign: 1 | -1, nowMs: number): number {
  const [ofA, ofB] = [a.policy?.period, b.policy?.period];
  if (!ofA || !ofB) return Number(ofA === undefined) - Number(ofB === undefined);
  return sign * (cutOffMs(ofB, nowMs) - cutOffMs(ofA, nowMs));
}
