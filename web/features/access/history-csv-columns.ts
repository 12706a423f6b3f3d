import type { NamesInSets } from "../../../domain/access/info.ts";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { piecesOf } from "../../lib/isolate.ts";
import type { AccessChange, AccessRole } from "./access-queries.ts";
import { changeWords, detailWords } from "./access-words.ts";

/** Columns of the file of what was changed of access. Times are UTC. */
export const historyCsvColumns = (
  roles: readonly AccessRole[],
  names: NamesInSets,
  nowMs: number,
): readonly CsvColumn<AccessChange>[] => [
  { header: "at", value: ({ atMs }) => new Date(atMs).toISOString() },
  { header: "by", value: ({ byName }) => byName },
  { header: "what", value: (change) => piecesOf(changeWords(change, roles)).join("") },
  { header: "details", value: (change) => piecesOf(detailWords(change, names, nowMs) ?? "").join("") },
  { header: "undoes", value: ({ undoOf }) => undoOf ?? undefined },
  { header: "change_id", value: ({ id }) => id },
];
