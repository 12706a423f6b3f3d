import * as v from "valibot";
import type { CsvColumn } from "../csv/write-csv.ts";
import type { ChangeItemInfo } from "./info.ts";
import type { AnyResource } from "./resource.ts";

/**
 * The items of a change as a file: what became of each, in words, and its target field by field, so that the rows can
 * be imported again.
 *
 * @param resources of its parts, in their order
 */
export function itemColumns(resources: readonly AnyResource[]): readonly CsvColumn<ChangeItemInfo>[] {
  const fields = [...new Set(resources.flatMap(fieldsOf))];
  const inWords = (part: number, state: unknown): string | undefined => {
    const resource = resources[part];
    const parsed = resource && state !== null ? v.safeParse(resource.state, state) : undefined;
    if (!parsed?.success) return undefined;
    return resource
      ?.describe(parsed.output)
      .map(({ name, value }) => `${name}: ${value}`)
      .join("; ");
  };
  return [
    { header: "Item", value: ({ label }) => label },
    { header: "Result", value: ({ status }) => status },
    { header: "Reason", value: ({ skip, failure, remark }) => skip ?? failure?.message ?? remark ?? undefined },
    { header: "Code", value: ({ failure }) => failure?.code },
    { header: "Tracking ID", value: ({ failure }) => failure?.trackingId },
    { header: "Before", value: ({ part, before }) => inWords(part, before) },
    { header: "Planned", value: ({ part, to }) => inWords(part, to) },
    { header: "Found", value: ({ part, found }) => inWords(part, found) },
    { header: "Ended", value: ({ endedAtMs }) => (endedAtMs === null ? undefined : new Date(endedAtMs).toISOString()) },
    ...fields.map((name) => ({ header: name, value: ({ target }: ChangeItemInfo) => cellOf(target, name) })),
  ];
}

const fieldsOf = ({ target }: AnyResource): readonly string[] =>
  "entries" in target && typeof target.entries === "object" && target.entries !== null
    ? Object.keys(target.entries)
    : [];

function cellOf(target: unknown, name: string): string | number | boolean | undefined {
  if (typeof target !== "object" || target === null) return undefined;
  const value: unknown = Reflect.get(target, name);
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === undefined || value === null ? undefined : JSON.stringify(value);
}
