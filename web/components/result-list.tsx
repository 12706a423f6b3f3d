import { CircleAlert, CircleCheck, CircleEqual, CircleHelp, CircleMinus, CirclePause } from "lucide-react";
import type { ReactNode } from "react";
import { countOf } from "../lib/format.ts";
import { Button } from "./button.tsx";
import { Name } from "./name.tsx";

export interface ResultItem {
  readonly id: string;
  readonly label: string;
  /**
   * `skipped` is what was left out, for a reason; `cancelled` what was to be done when it was stopped. `unchanged` is
   * what was so already: nothing was done. `unknown` is what no answer came to.
   */
  readonly status: "done" | "failed" | "unknown" | "cancelled" | "skipped" | "unchanged";
  /** Why it failed, or what happened. */
  readonly detail?: ReactNode;
}

interface ResultListProps {
  readonly items: readonly ResultItem[];
  /** What an item is called, e.g. `channel`. */
  readonly noun: string;
  readonly nounPlural?: string;
  /** Left out when trying again cannot help. */
  readonly onRetryFailed?: (() => void) | undefined;
  /** Asks Zoom about what no answer came to. */
  readonly onAsk?: (() => void) | undefined;
}

const marks = {
  done: <CircleCheck size={15} aria-label="Done" className="text-accent-ink" />,
  failed: <CircleAlert size={15} aria-label="Failed" className="text-danger-ink" />,
  unknown: <CircleHelp size={15} aria-label="Unknown" className="text-warn-ink" />,
  cancelled: <CirclePause size={15} aria-label="Not tried" className="text-muted" />,
  skipped: <CircleMinus size={15} aria-label="Left out" className="text-muted" />,
  unchanged: <CircleEqual size={15} aria-label="Unchanged" className="text-muted" />,
};

/** What became of each of many things, the failed ones first. */
export function ResultList({ items, noun, nounPlural, onRetryFailed, onAsk }: ResultListProps) {
  const order = { unknown: 0, failed: 1, cancelled: 2, skipped: 3, done: 4, unchanged: 5 };
  const sorted = items.toSorted((a, b) => order[a.status] - order[b.status]);
  const count = (status: ResultItem["status"]): number => items.filter((item) => item.status === status).length;
  const failed = count("failed");
  const unknown = count("unknown");
  const cancelled = count("cancelled");
  const skipped = count("skipped");
  const unchanged = count("unchanged");
  const summary = [
    `${countOf(count("done"), noun, nounPlural)} done`,
    failed > 0 ? `${failed} failed` : null,
    unknown > 0 ? `${unknown} without an answer` : null,
    cancelled > 0 ? `${cancelled} not tried` : null,
    skipped > 0 ? `${skipped} left out` : null,
    unchanged > 0 ? `${unchanged} unchanged` : null,
  ].filter(Boolean);
  return (
    <section className="flex min-w-0 flex-col gap-2" aria-label="Results">
      <div className="flex min-h-8 flex-wrap items-center justify-between gap-2">
        <p role="status" className="font-medium">
          {summary.join(", ")}
        </p>
        <div className="flex flex-wrap gap-2">
          {onAsk && unknown > 0 ? <Button onClick={onAsk}>Ask Zoom again</Button> : null}
          {onRetryFailed && failed + cancelled > 0 ? <Button onClick={onRetryFailed}>Retry failed</Button> : null}
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard */}
      <ul className="max-h-80 divide-y divide-line overflow-y-auto rounded-md ring-1 ring-line" tabIndex={0}>
        {sorted.map((item) => (
          <li key={item.id} className="flex items-start gap-2 px-3 py-1.5">
            <span className="mt-0.5">{marks[item.status]}</span>
            <span className="min-w-0 flex-1">
              <span className="block break-words">
                <Name>{item.label}</Name>
              </span>
              {item.detail ? <span className="block text-xs text-muted">{item.detail}</span> : null}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
