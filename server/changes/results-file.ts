// The items of a change as a CSV file, read and sent piece by piece.
import type { Response } from "express";
import { kindWords } from "../../domain/actions/kind-words.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import type { ChangeItemInfo } from "../../domain/changes/info.ts";
import { itemColumns } from "../../domain/changes/item-columns.ts";
import { csvChunks } from "../../domain/csv/write-csv.ts";
import { sendChunks } from "../middleware/send-chunks.ts";
import { actedOn } from "./actor.ts";
import { type ChangeRow, type ItemRow, partsOf } from "./change-store.ts";
import type { ItemsRequest, Reading } from "./reading.ts";

const ROWS_AT_ONCE = 500;

/** @throws BrowserGone */
export async function sendResults(
  res: Response,
  changes: Pick<Reading, "items">,
  change: ChangeRow,
  filters: Pick<ItemsRequest, "statuses" | "search">,
  infoOf: (row: ItemRow) => ChangeItemInfo,
): Promise<void> {
  const batches = async function* () {
    for (let from = 0, isMore = true; isMore; ) {
      const rows = await changes.items(change.id, { ...filters, from, limit: ROWS_AT_ONCE });
      yield rows.map(infoOf);
      from = 1 + (rows.at(-1)?.n ?? 0);
      isMore = rows.length === ROWS_AT_ONCE;
    }
  };
  const parts = partsOf(change).map((part) => ({
    ...{ action: actionOf(part.actionId), input: part.input, isUndo: part.isUndo },
    name: kindWords(actedOn(part)),
  }));
  res.setHeader("content-type", "text/csv; charset=utf-8");
  res.setHeader("content-disposition", `attachment; filename="change-${change.id}.csv"`);
  await sendChunks(res, csvChunks(itemColumns(parts), batches()));
}
