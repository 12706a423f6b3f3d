import { formatClock } from "../../../lib/format-time.ts";
import type { CheckResult } from "./check-result.ts";
import { coveredText, missedBy } from "./coverage.ts";

/** What a check covered, and what it did not reach. */
export function CheckCoverage({ result }: { readonly result: CheckResult }) {
  const missed = missedBy(result);
  return (
    <div className="flex max-w-prose flex-col gap-1 text-muted text-pretty">
      <p role="status">{coveredText(result, formatClock(result.endedAtMs))}</p>
      {missed.length > 0 ? (
        <section aria-label="Not reached">
          <h2 className="font-medium text-ink">Not reached</h2>
          <ul className="list-disc pl-5">
            {missed.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}
