import { countOf, formatCount } from "../../lib/format.ts";
import { type InvitePlan, MAILS_A_DAY } from "./invite-plan.ts";

interface InviteSummaryProps {
  readonly plan: InvitePlan;
  /** How many of the chosen have no address that Zoom tells. */
  readonly unaddressedCount: number;
}

/** More addresses than this nobody reads in a sentence. */
const NAMED = 5;

/** How the chosen people will be invited. */
export function InviteSummary({ plan, unaddressedCount }: InviteSummaryProps) {
  const { internal, elsewhere, refused, whyRefused, members, calls } = plan;
  const count = internal.length + elsewhere.length + refused.length + members.length;
  if (count + unaddressedCount === 0) return null;
  const facts = [
    internal.length > 0 ? `${countOf(internal.length, "address", "addresses")} in your domains` : null,
    elsewhere.length > 0 ? `${formatCount(elsewhere.length)} in other domains` : null,
    refused.length > 0 ? `${formatCount(refused.length)} in other domains, left out` : null,
    members.length > 0 ? `${formatCount(members.length)} already in the channel, left out` : null,
    unaddressedCount > 0 ? `${formatCount(unaddressedCount)} without an address in Zoom, left out` : null,
  ].filter(Boolean);
  return (
    <div role="status" className="flex flex-col gap-1">
      {facts.length > 0 ? (
        <p>
          {facts.join(" · ")}
          {calls.length > 0 ? <span className="text-muted"> · {countOf(calls.length, "call")} to Zoom</span> : null}
        </p>
      ) : null}
      {refused.length > 0 ? (
        <p className="text-xs text-pretty text-warn-ink">
          {whyRefused}: {refused.slice(0, NAMED).join(", ")}
          {refused.length > NAMED ? ` and ${formatCount(refused.length - NAMED)} more` : ""}. If someone here is in the
          account under another domain, choose them with Search instead.
        </p>
      ) : null}
      {elsewhere.length > 0 ? (
        <p className="text-xs text-pretty text-muted">
          Zoom emails people from other accounts, and they become members when they accept. Each invitation is a
          separate call, because Zoom does not say who was added when several are sent together. At most {MAILS_A_DAY}{" "}
          such emails a day.
        </p>
      ) : null}
      {elsewhere.length > MAILS_A_DAY ? (
        <p className="text-xs text-warn-ink">
          These are {formatCount(elsewhere.length)}: Zoom refuses those over the day’s {MAILS_A_DAY}.
        </p>
      ) : null}
    </div>
  );
}
