import type { FacetCounts } from "../../../domain/inventory/channels.ts";
import { type ChannelFacet, readChannelsAsked } from "../../../domain/inventory/channels.ts";
import type { InventoryStatus } from "../../../domain/inventory/status.ts";
import { Failure } from "../../components/failure.tsx";
import { Link } from "../../components/link.tsx";
import { Skeleton } from "../../components/states.tsx";
import { withQuery } from "../../lib/api/paths.ts";
import { countOf } from "../../lib/format.ts";
import { findingHref, findingQueries } from "../../shared/findings/finding-queries.ts";
import { changeText, inOrder, lackingText } from "../../shared/findings/finding-words.ts";
import { TrendLine } from "../../shared/findings/trend-line.tsx";
import { facetLabels, shownFacets, valuesIn, valueText } from "../../shared/inventory/facet-words.ts";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { inventoryQueries } from "../../shared/inventory/inventory-queries.ts";
import { useFollowed } from "../../shared/inventory/use-followed.ts";
import { AttentionItem, AttentionList } from "./attention-item.tsx";
import { type CountedFigure, FigureGrid, FigureSkeleton } from "./figure-grid.tsx";
import { FindingsChart } from "./findings-chart.tsx";
import { OverviewHelp } from "./overview-help.tsx";
import { RecentActivity } from "./recent-activity.tsx";

/** Facets whose values are countless are lists of their own. */
const charted = shownFacets.filter((facet) => !["space", "retention", "duplicate", "admins"].includes(facet));
const everything = readChannelsAsked({});
const noSpaces: ReadonlyMap<string, string> = new Map();

/** The account at a glance, as the inventory knows it: what may be wrong and how that changed, and its channels in figures. */
export default function AccountOverview() {
  const status = useFollowed(inventoryQueries.status());
  const findings = useFollowed(findingQueries.list());
  const counts = useFollowed(inventoryQueries.counts(everything));
  const ordered = findings.data && inOrder(findings.data.findings);
  const open = ordered?.filter(({ count, snooze }) => count && !snooze);
  return (
    <div className="flex flex-col gap-6 px-4 pt-3 pb-10 lg:px-6 lg:pt-4">
      <title>Overview · Channelkeeper</title>
      <header className="flex flex-col gap-2">
        <div className="flex min-h-8 items-center gap-1">
          <h1 className="text-lg font-semibold tracking-tight">Overview</h1>
          <OverviewHelp />
        </div>
        {status.data ? (
          <>
            <Known counts={status.data.counts} />
            <InventoryNote layout="paragraph" status={status.data} partly="there may be more of each." />
          </>
        ) : status.error ? (
          <Failure error={status.error} onRetry={() => void status.refetch()} layout="inline" />
        ) : (
          <Skeleton className="h-5 max-w-sm" />
        )}
      </header>
      <div className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <div className="flex min-w-0 flex-col gap-10">
          {open ? (
            <>
              <AttentionList
                foot={
                  <p className="text-muted text-pretty">
                    {open.length === 0 ? "Nothing needs attention. " : null}
                    {lackingText(findings.data?.findings ?? [])}{" "}
                    <Link to="/findings?via=account" className={linkClass}>
                      All findings
                    </Link>
                  </p>
                }
              >
                {open.map((finding) => (
                  <AttentionItem
                    key={finding.id}
                    count={finding.count ?? undefined}
                    to={findingHref(finding)}
                    label={finding.title}
                    why={changeText(finding) || finding.why}
                    trend={<TrendLine trend={finding.trend} />}
                  />
                ))}
              </AttentionList>
              <FindingsChart findings={open} />
            </>
          ) : findings.error ? (
            <Failure error={findings.error} onRetry={() => void findings.refetch()} layout="inline" />
          ) : (
            <div role="status" aria-label="Loading findings" className="flex flex-col gap-3">
              <Skeleton className="h-5 w-40" />
              <Skeleton className="h-64" />
            </div>
          )}
          <RecentActivity />
        </div>
        {counts.data ? (
          <FigureGrid figures={figuresOf(counts.data)} />
        ) : counts.error ? (
          <Failure error={counts.error} onRetry={() => void counts.refetch()} layout="inline" />
        ) : (
          <FigureSkeleton count={6} />
        )}
      </div>
    </div>
  );
}

/** What is counted here. */
function Known({ counts: { channels, people, spaces } }: Pick<InventoryStatus, "counts">) {
  return (
    <p role="status" className="text-muted text-pretty">
      {countOf(channels, "channel")}, {countOf(people, "person", "people")} and {countOf(spaces, "shared space")}.
    </p>
  );
}

const linkClass = "underline decoration-line-strong underline-offset-3 hover:decoration-ink";

function figuresOf(counts: FacetCounts): readonly CountedFigure[] {
  return charted.flatMap((facet) => {
    const own = counts[facet] ?? {};
    const total = Object.values(own).reduce((sum, count) => sum + count, 0);
    return total === 0
      ? []
      : [{ id: facet, title: facetLabels[facet], head: facetLabels[facet], rows: rowsOf(facet, own), total }];
  });
}

const rowsOf = (facet: ChannelFacet, own: Readonly<Record<string, number>>) =>
  valuesIn(facet, own).map((value) => ({
    ...{ id: value, count: own[value] ?? 0, label: valueText(facet, value, noSpaces) },
    to: withQuery("/channels", { tab: "all", via: "account", [facet]: value }),
  }));
