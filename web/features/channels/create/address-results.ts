import { failureText } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";

export interface AddressResult {
  readonly email: string;
  readonly status: "done" | "failed" | "skipped";
  readonly detail: string;
}

/**
 * What became of each address.
 *
 * @param members Addresses of the channel's members, lower case; null when they are not known.
 */
export function resultsOf(
  outcomes: readonly ItemOutcome[],
  members: ReadonlySet<string> | null,
): readonly AddressResult[] {
  return outcomes.map((outcome): AddressResult => {
    const email = outcome.id;
    if (members?.has(email)) return { email, status: "done", detail: "Member" };
    if (outcome.status === "failed") return { email, status: "failed", detail: failureText(outcome.error) };
    if (outcome.status === "skipped") return { email, status: "skipped", detail: "Not invited" };
    return members
      ? {
          email,
          status: "failed",
          detail:
            "Zoom took the address but lists no such member: it may be unknown, or someone outside who has to accept first.",
        }
      : { email, status: "done", detail: "Invited" };
  });
}
