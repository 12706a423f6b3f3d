import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";
import { Link } from "../link.tsx";

export interface BarRow {
  readonly id: string;
  readonly label: ReactNode;
  readonly count: number;
  /** The list that the figure counts. */
  readonly to?: string | undefined;
}

interface BarTableProps {
  readonly caption: string;
  /** Heads of the label's and the count's column. */
  readonly head: readonly [string, string];
  readonly rows: readonly BarRow[];
  /** What a whole bar stands for; the largest count where left out. */
  readonly total?: number;
}

/** Counts of kinds of things as bars. It is a table: what is drawn stands there in figures too. */
export function BarTable({ caption, head, rows, total }: BarTableProps) {
  const whole = Math.max(1, total ?? Math.max(0, ...rows.map(({ count }) => count)));
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only">
        <tr>
          {head.map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, label, count, to }) => (
          <tr key={id}>
            <th scope="row" className="w-full py-1 pr-3 text-left align-middle font-normal">
              <span className="flex flex-col gap-1">
                {to ? (
                  <Link
                    to={to}
                    className="w-fit underline decoration-line-strong underline-offset-3 hover:decoration-ink"
                  >
                    {label}
                  </Link>
                ) : (
                  label
                )}
                <span aria-hidden="true" data-bar="" className="h-1.5 overflow-hidden rounded-full bg-press">
                  <span
                    className="block h-full origin-left rounded-full bg-accent"
                    style={{ transform: `scaleX(${Math.min(1, count / whole)})` }}
                  />
                </span>
              </span>
            </th>
            <td className="min-w-10 py-1 text-right align-bottom font-medium">{formatCount(count)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
