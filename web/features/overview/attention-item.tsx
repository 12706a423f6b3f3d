import type { ReactNode } from "react";
import { cx } from "../../components/cx.ts";
import { Link } from "../../components/link.tsx";
import { formatCount } from "../../lib/format.ts";

interface AttentionItemProps {
  /** Undefined while it is counted. */
  readonly count: number | undefined;
  readonly to: string;
  readonly label: string;
  readonly why: ReactNode;
  /** How it was over time. */
  readonly trend?: ReactNode;
}

/** Something that deserves a look: how many there are of it, and the way to them. */
export function AttentionItem({ count, to, label, why, trend }: AttentionItemProps) {
  const isFound = count !== undefined && count > 0;
  const row = (
    <>
      <span className="w-10 shrink-0 text-right text-lg font-semibold tabular-nums sm:w-14">
        {count === undefined ? "–" : formatCount(count)}
      </span>
      <span className="min-w-0 flex-1">
        <span className={cx("block", isFound && "font-medium")}>{label}</span>
        <span className="block text-xs text-muted text-pretty">{why}</span>
      </span>
      {trend ? <span className="shrink-0 max-sm:hidden">{trend}</span> : null}
    </>
  );
  return (
    <li>
      {isFound ? (
        <Link to={to} className="flex items-center gap-4 rounded-md py-2 pr-2 hover:bg-hover">
          {row}
        </Link>
      ) : (
        <div className="flex items-center gap-4 py-2 pr-2 text-muted">{row}</div>
      )}
    </li>
  );
}

/** What deserves a look. */
export function AttentionList({ children, foot }: { readonly children: ReactNode; readonly foot?: ReactNode }) {
  return (
    <section aria-labelledby="attention" className="flex flex-col gap-3">
      <h2 id="attention" className="font-semibold">
        Needs attention
      </h2>
      <ul className="flex flex-col divide-y divide-line border-y border-line">{children}</ul>
      {foot}
    </section>
  );
}
