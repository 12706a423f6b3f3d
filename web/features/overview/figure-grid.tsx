import type { ReactNode } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { type BarRow, BarTable } from "../../components/charts/bar-table.tsx";
import { Skeleton } from "../../components/states.tsx";
import { countOf } from "../../lib/format.ts";
import { type CheckResult, isUnfinished } from "./check/check-result.ts";
import { byArchive, byUnlistedType } from "./check/findings.ts";
import { type CountedList, countsOf, figures, foundPath } from "./figures.ts";

interface FigureGridProps {
  readonly rows: readonly ChannelRow[];
  readonly list: CountedList;
  readonly connection: ConnectionName;
  readonly result: CheckResult | undefined;
}

/** The channels by type and by their settings, and by what a check told. */
export function FigureGrid({ rows, list, connection, result }: FigureGridProps) {
  const found = (counted: ReturnType<typeof byArchive>): readonly BarRow[] =>
    counted.map(({ finding: { id, label }, count }) => ({
      id,
      label,
      count,
      to: count > 0 ? foundPath(id, connection) : undefined,
    }));
  const isPart = result !== undefined && isUnfinished(result);
  const unlisted = result && connection === "account" ? found(byUnlistedType(result)) : [];
  return (
    <div className="grid content-start gap-x-10 gap-y-8 sm:grid-cols-2">
      {figures.map((figure) => (
        <FigureSection key={figure.name} id={figure.name} title={figure.title}>
          <BarTable
            caption={figure.title}
            head={[figure.head, "Channels"]}
            rows={countsOf(rows, figure, list)}
            total={rows.length}
          />
          {figure.name === "type" && unlisted.length > 0 ? (
            <>
              <h3 className="mt-2 text-xs text-muted">
                Not public, so not listed: found by the check{isPart ? " so far" : ""}
              </h3>
              <BarTable
                caption="Unlisted channels, by type"
                head={["Type", "Channels"]}
                rows={unlisted}
                total={rows.length}
              />
            </>
          ) : null}
        </FigureSection>
      ))}
      <FigureSection id="archive" title="Archived or not">
        {result && isPart ? (
          <p className="text-xs text-muted">Of the {countOf(result.channels.length, "channel")} checked so far</p>
        ) : null}
        {result ? (
          <BarTable
            caption="Checked channels by archive state"
            head={["Archive", "Channels"]}
            rows={found(byArchive(result))}
            total={result.channels.length}
          />
        ) : (
          <p className="py-1 text-muted text-pretty">
            Zoom’s lists do not show which channels are archived. A check looks at each channel.
          </p>
        )}
      </FigureSection>
    </div>
  );
}

function FigureSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`figure-${id}`} className="flex min-w-0 flex-col gap-1">
      <h2 id={`figure-${id}`} className="font-semibold">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** The figures before their first channels. */
export function FigureSkeleton() {
  return (
    <div role="status" aria-label="Loading channels" className="grid content-start gap-x-10 gap-y-8 sm:grid-cols-2">
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
