import { countOf, formatCount } from "../../../lib/format.ts";
import { type InvitePlan, MAILS_A_DAY } from "./invite-plan.ts";

interface InviteSummaryProps {
  readonly plan: InvitePlan;
  /** How many of the chosen have no address that Zoom tells. */
  readonly unaddressedCount: number;
}

/** How the chosen people will be invited. */
export function InviteSummary({ plan, unaddressedCount }: InviteSummaryProps) {
  const { internal, elsewhere, members, calls } = plan;
  const count = internal.length + elsewhere.length + members.length;
  if (count + unaddressedCount === 0) return null;
  const facts = [
    internal.length > 0 ? `${countOf(internal.length, "address", "addresses")} of your domains` : null,
    elsewhere.length > 0 ? `${formatCount(elsewhere.length)} elsewhere` : null,
    members.length > 0 ? `${formatCount(members.length)} in the channel already, left out` : null,
    unaddressedCount > 0 ? `${formatCount(unaddressedCount)} whose address Zoom does not tell, left out` : null,
  ].filter(Boolean);
  return (
    <div role="status" className="flex flex-col gap-1">
      {facts.length > 0 ? (
        <p>
          {facts.join(" · ")}
          {calls.length > 0 ? <span className="text-muted"> · {countOf(calls.length, "call")} to Zoom</span> : null}
        </p>
      ) : null}
      {elsewhere.length > 0 ? (
        <p className="text-xs text-pretty text-muted">
          Zoom sends people of other accounts an e-mail, and they become members when they accept. Each gets a call of
          its own, since Zoom’s answer to several does not say who was added. At most {MAILS_A_DAY} such e-mails a day.
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
