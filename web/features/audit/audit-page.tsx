import { useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { auditOutcomes } from "../../../domain/audit/entry.ts";
import { Button } from "../../components/button.tsx";
import { DateRange } from "../../components/date-range.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { Link } from "../../components/link.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { changeHref } from "../../shared/changes/change-href.ts";
import { AuditExport } from "./audit-export.tsx";
import { filterParams, readView } from "./audit-filter.ts";
import { AuditEntries } from "./audit-list.tsx";
import { auditQueries, auditRowId } from "./audit-queries.ts";
import { actWords, outcomeWords, whatOptions } from "./audit-words.ts";
import { ChainCheck } from "./chain-check.tsx";

const outcomeFilters = [
  { value: "", label: "Any outcome" },
  ...auditOutcomes.map((value) => ({ value, label: outcomeWords[value] })),
];
const whatFilters = [{ value: "", label: "Any action" }, ...whatOptions];
const PRESETS = [1, 7, 30, 90, 365];
const noFilters = Object.fromEntries(filterParams.map((name) => [name, ""]));

/** Who did what through the console, and whether the record of it is whole. */
export default function AuditPage() {
  const [params] = useSearchParams();
  // The day is the one on which the page was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  const change = useParamChange();
  const view = useMemo(() => readView(params, openedAtMs), [params, openedAtMs]);
  const { range, filter, what } = view;
  const asked = useMemo(() => (filter.change ? filter : ({ ...filter, grouped: "change" } as const)), [filter]);
  const list = useCursorList(auditQueries.list(asked), auditRowId);
  const seesAll = useMay().all("see-audit");
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Audit trail · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-1 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Audit trail</h1>
        <RefreshButton list={list} />
        <div className="ml-auto flex gap-1">
          <AuditExport filter={filter} />
        </div>
      </header>
      {seesAll ? null : (
        <p className="px-4 pb-2 text-muted lg:px-6">
          This is what you did yourself. Workspace administrators and auditors see what everyone did.
        </p>
      )}
      <ChainCheck />
      <div className="flex flex-wrap gap-2 px-4 pb-3 lg:px-6">
        {seesAll ? (
          <FilterField
            label="Person"
            isLabelHidden
            placeholder="Person: name, email or ID"
            param="person"
            className="min-w-40 flex-1 sm:max-w-56"
          />
        ) : null}
        <FilterField
          label="Target"
          isLabelHidden
          placeholder="Target: names or IDs (a; b)"
          param="target"
          className="min-w-40 flex-1 sm:max-w-56"
        />
        <FilterField
          label="Ticket"
          isLabelHidden
          placeholder="Ticket"
          param="ticket"
          className="min-w-28 flex-1 sm:max-w-36"
        />
        <div className="w-52 max-sm:min-w-32 max-sm:flex-1">
          <Select
            label="Action"
            isLabelHidden
            value={what}
            options={
              whatFilters.some(({ value }) => value === what)
                ? whatFilters
                : [...whatFilters, { value: what, label: actWords({ action: "", operation: what }) }]
            }
            onChange={(value) => change({ what: value })}
          />
        </div>
        <div className="w-36">
          <Select
            label="Outcome"
            isLabelHidden
            value={filter.outcome ?? ""}
            options={outcomeFilters}
            onChange={(outcome) => change({ outcome })}
          />
        </div>
        <DateRange
          label="Days"
          value={range}
          nowMs={openedAtMs}
          presets={PRESETS}
          hint="Days start and end in UTC."
          onChange={({ from, to }) => change({ from, to })}
        />
        {isFiltered ? (
          <Button tone="quiet" onClick={() => change(noFilters)}>
            Clear filters
          </Button>
        ) : null}
      </div>
      {filter.change ? (
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pb-3 text-muted lg:px-6">
          Only what one change did.
          <Link to={changeHref(filter.change)} className="text-accent-ink underline">
            See the change
          </Link>
          <Button tone="quiet" onClick={() => change({ change: "" })}>
            Show all entries
          </Button>
        </p>
      ) : null}
      <AuditEntries
        list={list}
        listKey={`audit ${JSON.stringify(filter)}`}
        emptyTitle={isFiltered ? "Nothing matches the filters" : "Nothing has been recorded yet"}
      />
    </div>
  );
}
