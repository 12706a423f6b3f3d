import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { dayOf } from "../../lib/day-range.ts";
import { cutOffMs } from "./period.ts";
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
