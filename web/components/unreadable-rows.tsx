import { nameOfUnreadable } from "../lib/api/name-of-unreadable.ts";
import type { UnreadableRow } from "../lib/api/rows.ts";
import { countOf } from "../lib/format.ts";

export interface UnreadableRowsProps {
  readonly rows: readonly UnreadableRow[];
  /** What a row is called. */
  readonly noun: string;
  readonly nounPlural?: string | undefined;
  /** Across the page, or a box within other things. */
  readonly layout?: "band" | "box";
}

const layouts = { band: "border-y px-4 lg:px-6", box: "rounded-md border px-3" };

/** Shows the rows of a list that Zoom sent in a form the console does not know, by what can be told of them. */
export default function UnreadableRows({ rows, noun, nounPlural, layout = "band" }: UnreadableRowsProps) {
  return (
    <details className={`border-line bg-warn-soft py-1.5 text-xs text-warn-ink ${layouts[layout]}`}>
      <summary>
        {countOf(rows.length, noun, nounPlural)} could not be read: Zoom sent {rows.length === 1 ? "it" : "them"} in an
        unexpected form.
      </summary>
      <ul className="flex max-h-40 flex-col gap-0.5 overflow-y-auto py-1">
        {rows.map(({ raw, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids that can be relied on, and no state
          <li key={index} className="break-words">
            <bdi className="font-medium">{nameOfUnreadable(raw)}</bdi>: {problem}
          </li>
        ))}
      </ul>
    </details>
  );
}
