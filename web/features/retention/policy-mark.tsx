import { Badge } from "../../components/badge.tsx";

/** Where a channel's retention comes from; null where that is not known. */
export function PolicyMark({ retention }: { readonly retention: string | null }) {
  if (retention === null) return <span className="text-muted">Not known yet</span>;
  return retention === "" ? "Account default" : <Badge tone="accent">Custom period</Badge>;
}
