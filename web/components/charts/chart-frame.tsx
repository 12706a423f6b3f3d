import { type ReactNode, useId, useState } from "react";
import { Button } from "../button.tsx";

interface ChartFrameProps {
  readonly title: string;
  /** What the chart says, in a sentence. */
  readonly summary: ReactNode;
  readonly chart: ReactNode;
  /** The same figures as a table. */
  readonly table: ReactNode;
}

/** A chart with its title, what it says in words, and the table behind it. */
export function ChartFrame({ title, summary, chart, table }: ChartFrameProps) {
  const [isTable, setTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-2">
      <div className="flex items-start justify-between gap-2">
        <div className="min-w-0">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <div className="text-muted">{summary}</div>
        </div>
        <Button tone="quiet" className="-mr-3" aria-pressed={isTable} onClick={() => setTable(!isTable)}>
          {isTable ? "Show chart" : "Show as table"}
        </Button>
      </div>
      {isTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by keyboard
        <div className="max-h-80 overflow-auto rounded-md ring-1 ring-line" tabIndex={0}>
          {table}
        </div>
      ) : (
        chart
      )}
    </section>
  );
}
