import { Badge } from "../../components/badge.tsx";
import { Name } from "../../components/name.tsx";
import { AgedCell } from "../../shared/inventory/aged-cell.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { type HandoverRow, lacksSuccessor, readAtMs } from "./handover-rows.ts";
import { effectWords, leftWords, whyWords } from "./handover-words.ts";

/** Beside the name: the space of a channel, the channel of a group. */
function placeOf({ left }: HandoverRow): string | null {
  if (left.kind === "channel") return left.channel.space;
  return left.kind === "mention-group" ? left.group.channel : null;
}

/** What is handed over, and where it is. */
export function Thing({ row }: { readonly row: HandoverRow }) {
  const place = placeOf(row);
  const { left } = row;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span className="truncate font-medium">
        <Name>{row.name}</Name>
      </span>
      {place === null ? null : (
        <span className="min-w-0 shrink-[99] truncate text-xs text-muted">
          in <Name>{place}</Name>
        </span>
      )}
      {left.kind === "channel" && left.channel.isArchived ? <Badge>Archived</Badge> : null}
      {left.kind === "channel" && left.channel.ownerTask ? <Badge tone="accent">On the list</Badge> : null}
    </span>
  );
}

/** What would be left of it. */
export function Left({ row, nowMs }: { readonly row: HandoverRow; readonly nowMs: number }) {
  const { text, isAlarming } = leftWords(row);
  return (
    <AgedCell atMs={readAtMs(row)} nowMs={nowMs}>
      {isAlarming ? <Badge tone="warn">{text}</Badge> : <span className="text-muted">{text}</span>}
    </AgedCell>
  );
}

/** Who takes over. */
export function Successor({ row }: { readonly row: HandoverRow }) {
  const { act, proposal } = row;
  if (act !== "hand-over") return <span className="text-muted">–</span>;
  if (proposal.successor === null) return <Badge tone="warn">Choose someone</Badge>;
  return (
    <span className="flex min-w-0 items-baseline gap-1.5">
      <span className="truncate">
        <PersonName name={proposal.successor.name} personId={proposal.successor.key} isInRow />
      </span>
      <span className="shrink-0 text-xs text-muted">{whyWords[proposal.why]}</span>
    </span>
  );
}

/** What is done there. */
export const Effect = ({ row }: { readonly row: HandoverRow }) => (
  <span className={lacksSuccessor(row) ? "text-warn-ink" : row.act === "leave" ? "text-muted" : undefined}>
    {effectWords(row)}
  </span>
);
