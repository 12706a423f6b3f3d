import * as v from "valibot";
import { EMPTIED } from "../csv/columns.ts";
import type { CsvColumn, CsvValue } from "../csv/write-csv.ts";
import type { AnyAction } from "./action.ts";
import type { ChangeItemInfo } from "./info.ts";
import { itemWords } from "./item-words.ts";
import type { AnyResource } from "./resource.ts";

/** What a change is made of: an action, or the way back from one. */
interface ListedPart {
  readonly action: AnyAction;
  /** What it is called: `Archive channels`. */
  readonly name: string;
  readonly input: unknown;
  readonly isUndo: boolean;
}

/**
 * The items of a change as a file: what was done with each and what became of it, in words, and field by field what it is about and what was asked
 * for, so that the rows can be imported again.
 *
 * @param parts in their order
 */
export function itemColumns(parts: readonly ListedPart[]): readonly CsvColumn<ChangeItemInfo>[] {
  const fields = [...new Set(parts.flatMap(({ action }) => keysOf(action.resource.target)))];
  const rows = parts.map(rowOf);
  const asked = new Set(rows.flatMap(({ names }) => names));
  const inWords = (part: number, state: unknown): string | undefined => {
    const resource = parts[part]?.action.resource;
    const parsed = resource && stateIn(resource, state);
    if (parsed === undefined) return undefined;
    return resource
      ?.describe(parsed)
      .map(({ name, value }) => `${name}: ${value}`)
      .join("; ");
  };
  const column = (name: string): CsvColumn<ChangeItemInfo> => ({
    header: headerOf(name),
    value: ({ part, to, target }) => {
      const row = rows[part];
      const cell = row?.cell(name, to);
      // What a target was to become is not what the way back leads to.
      const isOther = parts[part]?.isUndo === true && row?.names.includes(name) === true;
      return cell === undefined && !isOther ? cellOf(fieldOf(target, name)) : cell;
    },
  });
  return [
    { header: "Item", value: ({ label }) => label },
    { header: "Action", value: ({ part }) => parts[part]?.name },
    { header: "Result", value: ({ status }) => itemWords[status] },
    { header: "Reason", value: ({ skip, failure, remark }) => skip ?? failure?.message ?? remark ?? undefined },
    { header: "Code", value: ({ failure }) => failure?.code },
    { header: "Tracking ID", value: ({ failure }) => failure?.trackingId },
    { header: "Before", value: ({ part, before }) => inWords(part, before) },
    { header: "Planned", value: ({ part, to }) => inWords(part, to) },
    { header: "Found", value: ({ part, found }) => inWords(part, found) },
    { header: "Done in part", value: ({ part, reached }) => inWords(part, reached) },
    { header: "Ended", value: ({ endedAtMs }) => (endedAtMs === null ? undefined : new Date(endedAtMs).toISOString()) },
    ...[...asked].filter((name) => !fields.includes(name)).map(column),
    ...fields.map(column),
  ];
}

interface Row {
  readonly names: readonly string[];
  cell(name: string, to: unknown): CsvValue;
}

/** What rows of a part say of what was asked for: as an action has it, else its settings as they were planned. */
function rowOf({ action, input, isUndo }: ListedPart): Row {
  const { row, resource } = action;
  const given = isUndo ? undefined : input;
  if (row)
    return {
      names: row.fields,
      cell: (name, to) => cellOf(row.read(stateIn(resource, to), given)[name]),
    };
  const targets = keysOf(resource.target);
  // What a thing is to be called stands beside what it is called.
  const nameOf = (key: string): string =>
    targets.includes(key) ? `new${key.charAt(0).toUpperCase()}${key.slice(1)}` : key;
  const keys = new Map(keysOf(action.input).map((key) => [nameOf(key), key]));
  return {
    names: [...keys.keys()],
    cell: (name, to) => {
      const key = keys.get(name);
      if (key === undefined) return undefined;
      const planned = fieldOf(stateIn(resource, to), key);
      const value = planned === undefined ? fieldOf(given, key) : planned;
      return value === "" && resource.within ? EMPTIED : cellOf(value);
    },
  };
}

// biome-ignore lint/suspicious/noExplicitAny: of whichever resource
function stateIn(resource: AnyResource, state: unknown): any {
  if (state === null || state === undefined) return undefined;
  const parsed = v.safeParse(resource.state, state);
  return parsed.success ? parsed.output : undefined;
}

const keysOf = (schema: object): readonly string[] =>
  "entries" in schema && typeof schema.entries === "object" && schema.entries !== null
    ? Object.keys(schema.entries)
    : [];

const fieldOf = (of: unknown, name: string): unknown =>
  typeof of === "object" && of !== null ? Reflect.get(of, name) : undefined;

/** `Channel ID` for `channelId`. */
function headerOf(name: string): string {
  const words = name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .replace(/\bid\b/, "ID");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function cellOf(value: unknown): CsvValue {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  // Null stands for what the account has by default.
  if (value === null) return "default";
  return value === undefined ? undefined : JSON.stringify(value);
}
