import { Badge } from "../../components/badge.tsx";
import { formatDay } from "../../lib/format-time.ts";

interface PersonStatusProps {
  readonly status: string;
  readonly statusSinceMs: number | null;
  readonly goneAtMs: number | null;
  readonly isExternal?: boolean;
}

/** What somebody is to the account; of the active nothing has to be said. */
export function PersonStatus({ status, statusSinceMs, goneAtMs, isExternal = false }: PersonStatusProps) {
  if (isExternal) return <Badge tone="warn">External</Badge>;
  if (goneAtMs !== null) return <Badge tone="danger">Gone since {formatDay(goneAtMs)}</Badge>;
  if (status === "inactive")
    return <Badge tone="danger">Deactivated{statusSinceMs === null ? "" : ` since ${formatDay(statusSinceMs)}`}</Badge>;
  if (status === "pending") return <Badge tone="neutral">Invited, not active yet</Badge>;
  return <span className="text-muted">Active</span>;
}
