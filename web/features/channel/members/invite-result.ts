import type { ResultItem } from "../../../components/result-list.tsx";
import { outcomeItem } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { type InviteOutcome, outcomeTexts } from "./invite-outcome.ts";

const statuses: Readonly<Record<InviteOutcome["kind"], ResultItem["status"]>> = {
  added: "done",
  mailed: "done",
  "was-member": "unchanged",
  "not-added": "failed",
  unclear: "done",
};

/** What became of an address, in words. Only what is not done is worth sending again: an e-mail that went out is not. */
export function inviteResult(outcome: ItemOutcome, became: InviteOutcome | undefined): ResultItem {
  const item = outcomeItem(outcome, outcome.id);
  if (outcome.status !== "done") return item;
  const kind = became?.kind ?? "unclear";
  return { ...item, status: statuses[kind], detail: outcomeTexts[kind] };
}
