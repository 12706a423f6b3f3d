import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Button } from "../../components/button.tsx";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { InventoryNote } from "../inventory/inventory-note.tsx";
import { waitingText } from "./list-texts.ts";

interface InventoryNoticeProps {
  readonly noun: string;
  readonly status: InventoryStatus | undefined;
  readonly list: Pick<LeapingList<unknown>, "total" | "waiting" | "show">;
}

const line =
  "flex flex-wrap items-center gap-x-3 gap-y-1 border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6";

/** What the list lacks: changes that wait to be shown, and that nothing keeps it up to date. */
export function InventoryNotice({ noun, status, list: { total = 0, waiting, show } }: InventoryNoticeProps) {
  return (
    <>
      <InventoryNote status={status} />
      {waiting === undefined ? null : (
        <div className={line}>
          <p role="status">{waitingText(waiting - total, noun)}</p>
          <Button onClick={show}>Show</Button>
        </div>
      )}
    </>
  );
}
