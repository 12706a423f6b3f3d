import type { AuditEntry } from "../../../domain/audit/entry.ts";
import { outcomeOfEntry } from "../../../domain/audit/record.ts";
import { Badge } from "../../components/badge.tsx";
import { outcomeText, outcomeTones } from "./audit-words.ts";

/** What came of an act. */
export function OutcomeBadge({ entry }: { readonly entry: AuditEntry }) {
  return <Badge tone={outcomeTones[outcomeOfEntry(entry)]}>{outcomeText(entry)}</Badge>;
}
