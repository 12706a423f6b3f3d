import { formatClock } from "../../lib/format-time.ts";

interface ListAgeProps {
  readonly count: string;
  /** When the first page came. */
  readonly receivedAtMs: number;
}

/** What of a list is shown, and as of when. */
export default function ListAge({ count, receivedAtMs }: ListAgeProps) {
  return (
    <span className="hidden text-xs text-faint sm:inline">
      {count}
      <span className="max-md:hidden">, as of {formatClock(receivedAtMs)}</span>
    </span>
  );
}
