import { formatCount } from "../lib/format.ts";
import { formatWait } from "../lib/format-wait.ts";

interface ProgressBarProps {
  readonly label: string;
  readonly done: number;
  /** Undefined when it is not known how much there is. */
  readonly total: number | undefined;
  readonly remainingMs?: number | undefined;
  /** How many in a second. */
  readonly rate?: number | undefined;
}

export function ProgressBar({ label, done, total, remainingMs, rate }: ProgressBarProps) {
  const share = total ? Math.min(1, done / total) : undefined;
  const counts = total === undefined ? formatCount(done) : `${formatCount(done)} of ${formatCount(total)}`;
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <div className="flex justify-between gap-4 text-xs text-muted">
        <span>
          {label} · {counts}
        </span>
        {remainingMs !== undefined && done !== total ? (
          <span>
            {rate === undefined ? null : `${rate} a second, `}about {formatWait(remainingMs)} left
          </span>
        ) : null}
      </div>
      <div
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={total === undefined ? undefined : done}
        aria-valuetext={counts}
        className="h-1.5 overflow-hidden rounded-full bg-press"
      >
        <div className="h-full origin-left rounded-full bg-accent" style={{ transform: `scaleX(${share ?? 0.3})` }} />
      </div>
    </div>
  );
}
