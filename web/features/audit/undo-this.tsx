import { useQuery } from "@tanstack/react-query";
import { Undo2 } from "lucide-react";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { LinkButton } from "../../components/button.tsx";
import { changeQueries } from "../../shared/changes/change-queries.ts";

/** The way to the change that did it, where that can still be undone. */
export function UndoThis({ entry, changeId }: { readonly entry: AuditEntry; readonly changeId: string }) {
  const { data: change } = useQuery(changeQueries.one(changeId));
  const outcome = entry.result?.outcome;
  const isDone = outcome === "done" || outcome === "partly";
  const canBeUndone =
    isDone && change && (change.status === "done" || change.status === "cancelled") && (change.counts.done ?? 0) > 0;
  if (!canBeUndone) return null;
  return (
    <LinkButton to={`/changes/${encodeURIComponent(changeId)}`} icon={<Undo2 size={15} aria-hidden="true" />}>
      Undo this…
    </LinkButton>
  );
}
