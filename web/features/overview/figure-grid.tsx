import type { ReactNode } from "react";
import { type BarRow, BarTable } from "../../components/charts/bar-table.tsx";
import { Skeleton } from "../../components/states.tsx";

/** How many channels have each value of something. */
export interface CountedFigure {
  readonly id: string;
  readonly title: string;
  /** Heads the column of values. */
  readonly head: string;
  readonly rows: readonly BarRow[];
  /** What a whole bar stands for. */
  readonly total: number;
}

export function FigureGrid({ figures, children }: { figures: readonly CountedFigure[]; children?: ReactNode }) {
  return (
    <div className="grid content-start gap-x-10 gap-y-8 sm:grid-cols-2">
      {figures.map(({ id, title, head, rows, total }) => (
        <section key={id} aria-labelledby={`figure-${id}`} className="flex min-w-0 flex-col gap-1">
          <h2 id={`figure-${id}`} className="font-semibold">
            {title}
          </h2>
          <BarTable caption={title} head={[head, "Channels"]} rows={rows} total={total} />
        </section>
      ))}
      {children}
    </div>
  );
}

/** The figures before their first channels. */
export function FigureSkeleton({ count }: { count: number }) {
  return (
    <div role="status" aria-label="Loading channels" className="grid content-start gap-x-10 gap-y-8 sm:grid-cols-2">
      {Array.from({ length: count }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are all alike
        <div key={at} className="flex flex-col gap-3">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-5/6" />
          <Skeleton className="h-3 w-4/6" />
        </div>
      ))}
    </div>
  );
}
