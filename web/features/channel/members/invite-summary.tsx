import { CircleAlert } from "lucide-react";
import type { ParsedAddresses } from "../../../lib/bulk/addresses.ts";
import { countOf, formatCount } from "../../../lib/format.ts";
import { type InvitePlan, MAILS_A_DAY } from "./invite-plan.ts";
import { whyInvalid } from "./why-invalid.ts";

interface InviteSummaryProps {
  readonly parsed: ParsedAddresses;
  readonly plan: InvitePlan;
  /** How many of the chosen have no address that Zoom tells. */
  readonly unaddressedCount: number;
}

/** What was understood of the pasted text and the chosen people, and how it will be sent. */
export function InviteSummary({ parsed, plan, unaddressedCount }: InviteSummaryProps) {
  const { internal, elsewhere, members, calls } = plan;
  const count = internal.length + elsewhere.length + members.length;
  if (count + parsed.invalid.length + unaddressedCount === 0) return null;
  const facts = [
    internal.length > 0 ? `${countOf(internal.length, "address", "addresses")} of your domains` : null,
    elsewhere.length > 0 ? `${formatCount(elsewhere.length)} elsewhere` : null,
    members.length > 0 ? `${formatCount(members.length)} in the channel already, left out` : null,
    parsed.duplicateCount > 0 ? `${formatCount(parsed.duplicateCount)} named twice` : null,
    unaddressedCount > 0 ? `${formatCount(unaddressedCount)} whose address Zoom does not tell, left out` : null,
  ].filter(Boolean);
  return (
    <div className="flex flex-col gap-3">
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
            its own, since Zoom’s answer to several does not say who was added. At most {MAILS_A_DAY} such e-mails a
            day.
          </p>
        ) : null}
        {elsewhere.length > MAILS_A_DAY ? (
          <p className="text-xs text-warn-ink">
            These are {formatCount(elsewhere.length)}: Zoom refuses those over the day’s {MAILS_A_DAY}.
          </p>
        ) : null}
      </div>
      {parsed.invalid.length > 0 ? (
        <section aria-label="Not addresses" className="rounded-md bg-danger-soft px-3 py-2">
          <h3 className="font-medium text-danger-ink">
            {countOf(parsed.invalid.length, "entry is no address", "entries are no addresses")} and will be left out
          </h3>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
          <ul className="mt-1 max-h-32 overflow-y-auto" tabIndex={0} aria-label="Entries left out">
            {parsed.invalid.map((piece, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the same piece may stand there twice
              <li key={`${piece} ${index}`} className="flex items-baseline gap-2">
                <CircleAlert size={12} aria-hidden="true" className="shrink-0 translate-y-0.5 text-danger-ink" />
                <code className="min-w-0 truncate font-mono text-xs">{piece}</code>
                <span className="shrink-0 text-xs text-muted">{whyInvalid(piece)}</span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
