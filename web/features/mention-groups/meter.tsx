import { cx } from "../../components/cx.ts";

interface MeterProps {
  /** What is counted, e.g. `groups`. */
  readonly noun: string;
  readonly value: number;
  readonly max: number;
  readonly className?: string;
}

/** How much of a limit is used up. */
export function Meter({ noun, value, max, className }: MeterProps) {
  const text = `${value} of ${max} ${noun}`;
  const isFull = value >= max;
  return (
    <div className={cx("flex min-w-0 items-center gap-2", className)}>
      <div aria-hidden="true" className="h-1.5 w-16 shrink-0 overflow-hidden rounded-full bg-press">
        <div
          className={cx("h-full origin-left", isFull ? "bg-danger" : "bg-accent")}
          style={{ transform: `scaleX(${Math.min(1, value / max)})` }}
        />
      </div>
      <span className="text-xs whitespace-nowrap text-muted">
        {text}
        {isFull ? " · full" : ""}
      </span>
    </div>
  );
}
