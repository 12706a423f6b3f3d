import { BarTable } from "../../components/charts/bar-table.tsx";
import { Skeleton } from "../../components/states.tsx";
import type { ChannelRow } from "../channels/channel.ts";
import { type CountedList, countsOf, type Figure, figures } from "./figures.ts";

interface FigureGridProps {
  readonly rows: readonly ChannelRow[];
  readonly list: CountedList;
}

/** The channels by type and by their settings. */
export function FigureGrid({ rows, list }: FigureGridProps) {
  return (
    <div className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {figures.map((figure) => (
        <OneFigure key={figure.name} figure={figure} rows={rows} list={list} />
      ))}
    </div>
  );
}

function OneFigure({ figure, rows, list }: FigureGridProps & { readonly figure: Figure }) {
  const id = `figure-${figure.name}`;
  return (
    <section aria-labelledby={id} className="flex min-w-0 flex-col gap-1">
      <h2 id={id} className="font-semibold">
        {figure.title}
      </h2>
      <BarTable
        caption={figure.title}
        head={[figure.head, "Channels"]}
        rows={countsOf(rows, figure, list)}
        total={rows.length}
      />
    </section>
  );
}

/** The figures before their first channels. */
export function FigureSkeleton() {
  return (
    <div role="status" aria-label="Loading channels" className="grid gap-x-10 gap-y-8 sm:grid-cols-2">
      {figures.map(({ name }) => (
        <div key={name} className="flex flex-col gap-3">
          <Skeleton className="h-4 w-40" />
          <Skeleton className="h-3 w-full" />
          <Skeleton className="h-3 w-5/6" />
          <Skeleton className="h-3 w-4/6" />
        </div>
      ))}
    </div>
  );
}
