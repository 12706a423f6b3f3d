import { Button } from "../../components/button.tsx";
import { Words } from "../../components/words.tsx";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { InventoryNote } from "../inventory/inventory-note.tsx";
import type { KnownStatus } from "../inventory/use-inventory-status.ts";
import { type RowNoun, waitingText } from "./list-texts.ts";

interface InventoryNoticeProps {
  readonly rows: RowNoun;
  readonly status: KnownStatus | undefined;
  /** See `InventoryNote`. */
  readonly partly?: string | undefined;
  readonly list: Pick<LeapingList<unknown>, "total" | "note" | "waiting" | "show">;
}

const line =
  "flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6";

/** What the list lacks: changes that wait to be shown, and that nothing keeps it up to date. */
export function InventoryNotice({
  rows,
  status,
  partly,
  list: { total = 0, note, waiting, show },
}: InventoryNoticeProps) {
  return (
    <>
      <InventoryNote status={status} partly={partly} />
      {note ? (
        <div className={line}>
          <p role="status">
            <Words>{note}</Words>
          </p>
        </div>
      ) : null}
      {waiting === undefined ? null : (
        <div className={line}>
          <p role="status">{waitingText(waiting - total, rows)}</p>
          <Button onClick={show}>Show</Button>
        </div>
      )}
    </>
  );
}
