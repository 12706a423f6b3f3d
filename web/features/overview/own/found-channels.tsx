import { lazy, Suspense, useMemo } from "react";
import { useNavigate } from "react-router";
import type { OwnChannel } from "../../../../domain/inventory/own-channels.ts";
import { BackLink } from "../../../components/back-link.tsx";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { tableSelection, wholeList } from "../../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../../lib/cursor-list/use-row-selection.ts";
import { countOf } from "../../../lib/format.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { FoundExport } from "../../../shared/exports/found-export.tsx";
import type { OwnFinding } from "./findings.ts";
import { foundColumns, foundCsvColumns, narrowFoundCell } from "./found-columns.tsx";

const BulkBar = lazy(() => import("../../../shared/channel-bulk/bulk-bar.tsx"));

interface FoundChannelsProps {
  readonly finding: OwnFinding;
  readonly channels: readonly OwnChannel[];
}

const VIA = `${CONNECTION_PARAM}=me`;
const hrefOf = (id: string): string => `/channels/${encodeURIComponent(id)}?${VIA}`;
const columns = foundColumns(hrefOf);

/** Those of one's own channels that have a finding, to be selected and acted on. */
export function FoundChannels({ finding, channels }: FoundChannelsProps) {
  const rows = useMemo(() => channels.filter(finding.fits), [channels, finding]);
  const navigate = useNavigate();
  const name = `found ${finding.id}`;
  const selection = useRowSelection(name, wholeList, rows, idOf);
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <title>{`${finding.label} · Channelkeeper`}</title>
      <header className="flex flex-col gap-2 px-4 pt-3 pb-3 lg:px-6 lg:pt-4">
        <BackLink to={`/overview?${VIA}`}>Overview</BackLink>
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
          <div className="min-w-0">
            <h1 className="text-lg font-semibold tracking-tight">{finding.label}</h1>
            <p className="text-muted text-pretty">{finding.why}</p>
          </div>
          <FoundExport
            name={finding.label}
            noun="channel"
            columns={foundCsvColumns}
            read={async () => rows}
            disabled={rows.length === 0}
          />
        </div>
      </header>
      {rows.length > 0 ? (
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
            {...tableSelection(selection, true)}
            onOpen={({ id }) => void navigate(hrefOf(id))}
          />
        </div>
      ) : (
        <EmptyState title="None">None of your {countOf(channels.length, "channel")} has this finding.</EmptyState>
      )}
      {selection.ids.size > 0 ? (
        <Suspense>
          <BulkBar selection={selection} connection="me" rows={rows} shown={rows} />
        </Suspense>
      ) : null}
    </div>
  );
}

const idOf = ({ id }: OwnChannel): string => id;
const nameOf = ({ name }: OwnChannel): string => name;
