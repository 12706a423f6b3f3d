import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { isInventoryWhole } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryNoteText } from "./inventory-note-text.ts";
import { type KnownStatus, useIsTold } from "./use-inventory-status.ts";
import { useNow } from "./use-now.ts";

interface InventoryNoteProps {
  /** Undefined while that is not known: then the session says whether all of the account is. */
  readonly status: KnownStatus | undefined;
  /** See `inventoryNoteText`. */
  readonly partly?: string | undefined;
  /** A line of its own across the page, or a paragraph among others. */
  readonly layout?: "line" | "paragraph";
}

/** That not all of the account is known yet, or that nothing keeps what is known up to date, and as of when that is. */
export function InventoryNote({ status, partly, layout = "line" }: InventoryNoteProps) {
  const isWhole = isInventoryWhole(useSession());
  const isTold = useIsTold();
  const nowMs = useNow();
  const text = inventoryNoteText(status, partly, isWhole, nowMs);
  if (text === null) return null;
  return (
    <p
      className={cx(
        layout === "line" && "border-y border-line bg-sunken px-4 py-1 text-xs text-muted lg:px-6",
        layout === "paragraph" && "text-warn-ink",
      )}
    >
      {text}
      {isTold ? (
        <>
          {" "}
          <Link to="/inventory" className="font-medium underline">
            Inventory
          </Link>
        </>
      ) : null}
    </p>
  );
}
