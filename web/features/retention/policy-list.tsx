import { type ReactNode, useCallback, useMemo } from "react";
import { useNavigate } from "react-router";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { EmptyState } from "../../components/states.tsx";
import { loadedBatches } from "../../lib/csv/batches.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { defaultPeriodIn } from "./change-plan.ts";
import { HoldsNote } from "./holds-section.tsx";
import { formatPeriod } from "./period.ts";
import type { Kind, PolicyRow, PolicyTable, TableView } from "./policy-table.ts";
import { heldBy, narrowPolicyCell, policyColumns } from "./retention-columns.tsx";
import { csvColumns } from "./retention-csv.ts";
import { rowPath } from "./row-path.ts";
import { MAX_IN_ADDRESS } from "./use-address.ts";
import type { Holds } from "./use-holds.ts";

const kindOptions: readonly { readonly value: Kind; readonly label: string }[] = [
  { value: "", label: "All policies" },
  { value: "own", label: "Custom period" },
  { value: "default", label: "Account default" },
  { value: "held", label: "Under legal hold" },
  { value: "failed", label: "Could not be loaded" },
];

interface PolicyListProps {
  readonly table: PolicyTable;
  /** What the filters leave of it, in order. */
  readonly shown: readonly PolicyRow[];
  readonly view: TableView;
  readonly holds: Holds;
  readonly nowMs: number;
  readonly selected: ReadonlySet<string>;
  readonly onSelect: (ids: ReadonlySet<string>) => void;
  /** Channels are being read: what changes several times a second is not read out. */
  readonly isReading: boolean;
  readonly icon: ReactNode;
}

/** The table over many channels: filters, rows, export. */
export function PolicyList(props: PolicyListProps) {
  const { table, shown, view, holds, nowMs, selected, onSelect, isReading, icon } = props;
  const change = useParamChange();
  const navigate = useNavigate();
  const columns = useMemo(() => policyColumns(holds, nowMs), [holds, nowMs]);
  const narrow = useCallback((row: PolicyRow) => narrowPolicyCell(holds, nowMs, row), [holds, nowMs]);
  const open = useCallback((row: PolicyRow) => void navigate(rowPath(row)), [navigate]);
  const files = useMemo(() => csvColumns((id) => heldBy(holds, id), nowMs), [holds, nowMs]);
  const sortBy = (column: string): void => {
    const { sort } = view;
    const isSame = sort?.column === column;
    if (isSame && sort.direction === "desc") change({ sort: undefined });
    else change({ sort: `${column}.${isSame ? "desc" : "asc"}` });
  };
  if (table.size === 0) {
    return (
      <EmptyState icon={icon} title="No channels here yet">
        Add channels to see how long they keep messages. Zoom has no list of all policies, so each channel takes a call.
      </EmptyState>
    );
  }
  return (
    <>
      <div className="flex flex-wrap items-end gap-2 px-4 pb-3 lg:px-6">
        <FilterField
          label="Filter by name or ID"
          isLabelHidden
          placeholder="Filter by name or ID"
          className="min-w-40 flex-1 sm:max-w-64"
        />
        <div className="w-44">
          <Select
            label="Policy"
            isLabelHidden
            value={view.kind}
            options={kindOptions.filter(({ value }) => value !== "held" || holds.state === "known")}
            onChange={(kind) => change({ policy: kind })}
          />
        </div>
        <div className="ml-auto">
          <ExportMenu
            name="retention"
            noun="channel"
            columns={files}
            disabled={shown.length === 0}
            total={shown.length}
            batches={() => loadedBatches(shown)}
          />
        </div>
        <div className="flex basis-full flex-col gap-1">
          <p role="status" aria-live={isReading ? "off" : "polite"} className="text-xs text-muted">
            {summaryOf(table)}
          </p>
          <HoldsNote holds={holds} />
        </div>
      </div>
      {shown.length > 0 ? (
        <div className="flex min-h-96 flex-1 flex-col border-t border-line">
          <DataTable
            label="Retention"
            listKey={`retention ${JSON.stringify(view)}`}
            rows={shown}
            rowId={idOf}
            rowName={nameOf}
            columns={columns}
            narrowCell={narrow}
            total={shown.length}
            sort={view.sort}
            onSort={sortBy}
            selected={selected}
            onSelect={onSelect}
            onOpen={open}
          />
        </div>
      ) : (
        <EmptyState
          icon={icon}
          title="No channels match"
          action={<Button onClick={() => change({ find: undefined, policy: undefined })}>Clear filters</Button>}
        />
      )}
    </>
  );
}

function summaryOf(table: PolicyTable): string {
  const policies = [...table.values()].map(({ policy }) => policy);
  const own = policies.filter((policy) => policy?.isCustom).length;
  const byDefault = policies.filter((policy) => policy?.isCustom === false).length;
  const period = defaultPeriodIn(policies);
  const parts = [
    `${formatCount(own)} with a custom period`,
    `${formatCount(byDefault)} on the account’s default${period ? ` of ${formatPeriod(period)}` : ""}`,
  ];
  const tooMany =
    table.size > MAX_IN_ADDRESS
      ? ` The page’s address holds at most ${MAX_IN_ADDRESS} channels; the rest are lost on reload. Export the list to keep or share it.`
      : "";
  return `${countOf(table.size, "channel")}: ${parts.join(", ")}.${tooMany}`;
}

const idOf = ({ id }: PolicyRow): string => id;
const nameOf = ({ name }: PolicyRow): string => name;
