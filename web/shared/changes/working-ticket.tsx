import { Ticket, X } from "lucide-react";
import { IconButton } from "../../components/button.tsx";
import { Link } from "../../components/link.tsx";
import { useWorkingTicket, workOn } from "../../stores/ticket.ts";

/** Which ticket every change is made for just now, in the frame of every page; nothing where there is none. */
export function WorkingTicket({ look }: { readonly look: "panel" | "compact" }) {
  const ticket = useWorkingTicket((state) => state.ticket);
  if (ticket === "") return null;
  const isCompact = look === "compact";
  return (
    <div
      role="status"
      aria-label="Ticket"
      className={
        isCompact
          ? "flex min-w-0 items-center rounded-md border border-transparent bg-accent-soft text-xs text-accent-ink"
          : "flex min-w-0 items-center gap-2 rounded-md pl-2.5 text-xs text-muted ring-1 ring-line ring-inset"
      }
    >
      {isCompact ? null : <Ticket size={14} aria-hidden="true" className="shrink-0" />}
      <Link
        to={`/changes?${new URLSearchParams({ ticket })}`}
        className={
          isCompact ? "min-w-0 max-w-24 truncate py-1 pl-2" : "min-w-0 flex-1 py-1.5 break-words hover:text-ink"
        }
      >
        {isCompact ? (
          <span className="sr-only">Working on ticket </span>
        ) : (
          <span className="block text-2xs">Working on ticket</span>
        )}
        <span className={isCompact ? undefined : "block truncate text-ink"}>{ticket}</span>
      </Link>
      <IconButton label={`Stop working on ticket ${ticket}`} onClick={() => workOn("")}>
        <X size={14} aria-hidden="true" />
      </IconButton>
    </div>
  );
}
