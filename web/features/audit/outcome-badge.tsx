import type { AuditRow } from "../../../domain/audit/info.ts";
import { outcomeOfEntry } from "../../../domain/audit/record.ts";
import { Badge } from "../../components/badge.tsx";
import { formatCount } from "../../lib/format.ts";
import { outcomeText, outcomeTones, outcomeWords, worstOf } from "./audit-words.ts";

/** What came of an act, or of the worst of several. */
export function OutcomeBadge({ row: { entry, group } }: { readonly row: Pick<AuditRow, "entry" | "group"> }) {
  if (!group) return <Badge tone={outcomeTones[outcomeOfEntry(entry)]}>{outcomeText(entry)}</Badge>;
  const worst = worstOf(group);
  const count = group.outcomes[worst] ?? 0;
  const words = outcomeWords[worst];
  return (
    <Badge tone={outcomeTones[worst]}>
      {count === group.count ? words : `${formatCount(count)} ${words.toLowerCase()}`}
    </Badge>
  );
}
