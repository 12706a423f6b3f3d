import { ArrowLeft } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../../components/export-menu.tsx";
import { Link } from "../../../components/link.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { loadedBatches } from "../../../lib/csv/batches.ts";
import { countOf } from "../../../lib/format.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { useSelectedIds, useSelection } from "../../../stores/selection.ts";
import type { CheckedChannel, KnownChannel } from "./check-channel.ts";
import { afterAction } from "./check-result.ts";
import { CheckStatus } from "./check-status.tsx";
import type { Finding } from "./findings.ts";
import { foundColumns, foundCsvColumns, narrowFoundCell } from "./found-columns.tsx";
import type { Check } from "./use-check.ts";

const BulkBar = lazy(() => import("../../../shared/channel-bulk/bulk-bar.tsx"));

interface FoundChannelsProps {
  readonly finding: Finding;
  readonly connection: ConnectionName;
  readonly check: Check;
  /** Channels of the connection's own list; undefined while it is not loaded whole. */
  readonly listed: readonly KnownChannel[] | undefined;
}

/** The channels that a check found, to be selected and acted on. */
export function FoundChannels({ finding, connection, check, listed }: FoundChannelsProps) {
  const { result } = check;
  const rows = useMemo(() => result?.channels.filter(finding.fits).toSorted(byName) ?? [], [result, finding]);
  const hrefOf = useCallback(
    (id: string) => `/channels/${encodeURIComponent(id)}?${CONNECTION_PARAM}=${connection}`,
    [connection],
  );
  const columns = useMemo(() => foundColumns(hrefOf), [hrefOf]);
  const navigate = useNavigate();
  const name = `found ${finding.id} ${connection}`;
  const selected = useSelectedIds(name);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(name, ids), [name]);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <title>{`${finding.label} · Channelkeeper`}</title>
      <header className="flex flex-col gap-2 px-4 pt-3 pb-3 lg:px-6 lg:pt-4">
        <Link
          to={`/overview?${CONNECTION_PARAM}=${connection}`}
          className="inline-flex w-fit items-center gap-1 rounded-sm text-xs text-muted hover:text-ink"
        >
          <ArrowLeft size={13} aria-hidden="true" />
          Overview
        </Link>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h1 className="text-lg font-semibold tracking-tight">{finding.label}</h1>
            <p className="text-muted text-pretty">{finding.why}</p>
          </div>
          {result ? (
            <ExportMenu
              name={finding.label}
              noun="channel"
              columns={foundCsvColumns}
              toJson={(channel: CheckedChannel) => channel}
              batches={() => loadedBatches(rows)}
              total={rows.length}
              disabled={rows.length === 0}
            />
          ) : null}
        </div>
        <CheckStatus check={check} isAccount={connection === "account"} listed={listed} />
      </header>
      {result && rows.length > 0 ? (
        <div className="flex min-h-96 flex-1 flex-col border-t border-line">
          <DataTable
            label={finding.label}
            listKey={name}
            rows={rows}
            rowId={idOf}
            rowName={nameOf}
            columns={columns}
            narrowCell={(row) => narrowFoundCell(row, hrefOf(row.id))}
            total={rows.length}
            selected={selected}
            onSelect={select}
            onOpen={({ id }) => void navigate(hrefOf(id))}
          />
        </div>
      ) : result ? (
        <EmptyState title="None">
          None of {countOf(result.channels.length, "checked channel")} has this finding.
        </EmptyState>
      ) : null}
      {selected.size > 0 ? (
        <Suspense>
          <BulkBar
            listName={name}
            connection={connection}
            selected={selected}
            rows={rows}
            shown={rows}
            ofCount={rows.length}
            onSelectAll={() => select(new Set(rows.map(idOf)))}
            onActed={(action, ids) => check.change((now) => afterAction(now, action, ids))}
          />
        </Suspense>
      ) : null}
    </div>
  );
}

const idOf = ({ id }: CheckedChannel): string => id;
const nameOf = ({ name }: CheckedChannel): string => name;
const byName = (a: CheckedChannel, b: CheckedChannel): number => a.name.localeCompare(b.name, "en");
