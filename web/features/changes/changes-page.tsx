import { ListChecks } from "lucide-react";
import { useCallback, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { Button } from "../../components/button.tsx";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { changeColumns, narrowChangeCell } from "../../shared/changes/change-columns.tsx";
import { changeHref } from "../../shared/changes/change-href.ts";
import { changeQueries } from "../../shared/changes/change-queries.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { noFilters, readView } from "./changes-filter.ts";
import { ChangesFilters } from "./changes-filters.tsx";

/** What was changed through the console, is being changed and is planned. */
export default function ChangesPage() {
  const [params] = useSearchParams();
  // The day is the one on which the page was opened: a list must not change its key at midnight.
  const [openedAtMs] = useState(() => Date.now());
  const change = useParamChange();
  const view = useMemo(() => readView(params, openedAtMs), [params, openedAtMs]);
  const { filter, by } = view;
  const list = useCursorList(changeQueries.list(filter), idOf);
  const navigate = useNavigate();
  const open = useCallback(({ id }: ChangeInfo) => void navigate(changeHref(id)), [navigate]);
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Changes · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Changes</h1>
        <RefreshButton list={list} />
        <div className="ml-auto">
          <ListExport list="changes" connection="me" query={{ ...filter }} disabled={list.rows.length === 0} />
        </div>
      </header>
      <ChangesFilters view={view} nowMs={openedAtMs} />
      {by === "" ? (
        <p className="px-4 pb-3 text-xs text-muted lg:px-6">
          What others changed through their own connection is theirs alone and is not listed here.
        </p>
      ) : null}
      <ListedTable
        label="Changes"
        listKey={`changes ${JSON.stringify(filter)}`}
        list={list}
        noun="change"
        rowHeights={threeNarrowLines}
        rowId={idOf}
        rowName={titleOf}
        columns={changeColumns}
        narrowCell={narrowChangeCell}
        onOpen={open}
        empty={
          Object.keys(filter).length > 0 ? (
            <EmptyState
              icon={<ListChecks size={28} aria-hidden="true" />}
              title="No changes match the filters"
              action={<Button onClick={() => change(noFilters)}>Clear filters</Button>}
            />
          ) : (
            <EmptyState icon={<ListChecks size={28} aria-hidden="true" />} title="Nothing has been changed yet">
              What you change here is listed with its results. From there it can be retried and undone.
            </EmptyState>
          )
        }
      />
    </div>
  );
}

const idOf = ({ id }: ChangeInfo): string => id;
const titleOf = ({ title }: ChangeInfo): string => title;
