import type { ReactNode } from "react";
import { formatCount } from "../../lib/format.ts";

interface FiguresTableProps {
  readonly caption: string;
  readonly head: readonly string[];
  readonly rows: readonly { readonly id: string; readonly name: ReactNode; readonly figures: readonly number[] }[];
}

/** The figures behind a chart. */
export function FiguresTable({ caption, head, rows }: FiguresTableProps) {
  return (
    <table className="w-full border-collapse">
      <caption className="sr-only">{caption}</caption>
      <thead className="sticky top-0 bg-canvas text-xs text-muted">
        <tr>
          {head.map((name, at) => (
            <th
              key={name}
              scope="col"
              className={at === 0 ? "p-2 text-left font-medium" : "p-2 text-right font-medium"}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, name, figures }) => (
          <tr key={id} className="border-t border-line">
            <th scope="row" className="px-2 py-1 text-left font-normal">
              {name}
            </th>
            {figures.map((figure, at) => (
              <td key={head[at + 1]} className="px-2 py-1 text-right">
                {formatCount(figure)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
