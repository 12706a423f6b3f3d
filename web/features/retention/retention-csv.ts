import { parseCsv } from "../../../domain/csv/parse-csv.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { canBeChannelId } from "../../lib/channel-id.ts";
import { dayOf } from "../../lib/day-range.ts";
import { countProblem, cutOffMs, readPeriod } from "./period.ts";
import type { NextPolicy } from "./policy.ts";
import type { PolicyRow } from "./policy-table.ts";

/** Columns of the exported file; the import reads the first four of them. */
export function csvColumns(
  mattersOf: (id: string) => readonly string[],
  nowMs: number,
): readonly CsvColumn<PolicyRow>[] {
  return [
    { header: "channel_id", value: ({ id }) => id },
    { header: "channel", value: ({ id, name }) => (name === id ? "" : name) },
    { header: "policy", value: ({ policy }) => policy && (policy.isCustom ? "own" : "default") },
    { header: "period", value: ({ policy }) => policy?.wire },
    { header: "keeps_from", value: ({ policy }) => policy?.period && dayOf(cutOffMs(policy.period, nowMs)) },
    { header: "legal_holds", value: ({ id }) => mattersOf(id).join("; ") },
    { header: "problem", value: ({ error }) => error?.message },
  ];
}

export interface ImportedPolicy {
  readonly id: string;
  /** Empty where the file does not name the channel. */
  readonly name: string;
  readonly next: NextPolicy;
}

export interface Imported {
  readonly policies: readonly ImportedPolicy[];
  readonly problems: readonly { readonly line: number; readonly text: string }[];
}

/**
 * Reads policies out of a file: `channel_id`, and `policy` or `period` or both. The default takes no period; a period
 * alone means a policy of the channel's own.
 *
 * @throws CsvError when the file is no CSV.
 */
export function readPolicies(text: string): Imported {
  const { header, records } = parseCsv(text);
  const at = (name: string): number => header.findIndex((one) => one.toLowerCase() === name);
  const places = { id: at("channel_id"), name: at("channel"), policy: at("policy"), period: at("period") };
  if (places.id === -1 || (places.policy === -1 && places.period === -1)) {
    const text = "The first line must name the column channel_id, and policy or period.";
    return { policies: [], problems: [{ line: 1, text }] };
  }
  const policies = new Map<string, ImportedPolicy & { readonly line: number }>();
  const problems: { line: number; text: string }[] = [];
  for (const { line, values } of records) {
    const value = (place: number): string => values[place]?.trim() ?? "";
    const id = value(places.id);
    const next = nextOfCells(value(places.policy), value(places.period));
    const earlier = policies.get(id);
    if (!canBeChannelId(id)) problems.push({ line, text: `“${id}” is not a channel ID.` });
    else if (typeof next === "string") problems.push({ line, text: next });
    else if (earlier) problems.push({ line, text: `The channel is already on line ${earlier.line}.` });
    else policies.set(id, { id, name: value(places.name), next, line });
  }
  return { policies: [...policies.values()].map(({ id, name, next }) => ({ id, name, next })), problems };
}

/** The policy that two cells mean, or what is wrong with them. */
function nextOfCells(policy: string, periodText: string): NextPolicy | string {
  const word = policy.toLowerCase();
  if (word === "default") return { isCustom: false };
  if (word !== "" && word !== "own" && word !== "custom") return `“${policy}” is not a policy: use own or default.`;
  if (periodText === "") return word === "" ? "Neither a policy nor a period." : "The policy “own” needs a period.";
  const period = readPeriod(periodText);
  if (!period) return `“${periodText}” is not a period: use for example 30d, 6m or 7y.`;
  return countProblem(String(period.count), period.unit) ?? { isCustom: true, period };
}
