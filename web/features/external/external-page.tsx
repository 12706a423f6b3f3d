import { useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import {
  type ExternalRow,
  externalQuery,
  externalSorts,
  readExternalAsked,
} from "../../../domain/inventory/external.ts";
import { externalCsvColumns } from "../../../domain/inventory/external-csv-columns.ts";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { RefreshButton } from "../../components/refresh-button.tsx";
import type { Listed } from "../../lib/leaping-list/pages.ts";
import { useLeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { offeredBy, useMay } from "../../shared/access/use-may.ts";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ageText } from "../../shared/inventory/age.ts";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { useStatusOfList } from "../../shared/inventory/use-inventory-status.ts";
import { useNow } from "../../shared/inventory/use-now.ts";
import { InventoryCount } from "../../shared/inventory-table/inventory-count.tsx";
import { InventoryTable } from "../../shared/inventory-table/inventory-table.tsx";
import { useFollowing } from "../../shared/inventory-table/use-following.ts";
import { useLeapSelection } from "../../shared/inventory-table/use-leap-selection.ts";
import { externalActs, externalKind } from "./external-acts.tsx";
import { ExternalBar } from "./external-bar.tsx";
import { NarrowExternal } from "./external-cells.tsx";
import { externalColumns } from "./external-columns.tsx";
import { ExternalHelp } from "./external-help.tsx";
import { externalQueries, rowIdOf } from "./external-queries.ts";
import { isFiltered, NOUN, nextOrder, noFilters, placeHref, summaryOf } from "./external-words.ts";

const SELECTION = "external";
/** Of one line; where it is narrow, of three. */
const ROW_HEIGHTS = [34, 72] as const;
/** Typing rests so long before the list is asked for. */
const TYPED_MS = 180;
const everything = readExternalAsked({});

/** Who of other accounts is in which channels and shared spaces. */
export default function ExternalPage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>External access · Channelkeeper</title>
      <InventoryNeeded
        title="External access"
        would="It lists everyone from other accounts, with the channels and shared spaces they are in, who let them in and since when."
      >
        <ExternalList />
      </InventoryNeeded>
    </div>
  );
}

function ExternalList() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const asked = useMemo(() => readExternalAsked(Object.fromEntries(params)), [params]);
  const find = useSettled(asked.find, TYPED_MS);
  const wanted = useMemo(() => ({ ...asked, find }), [asked, find]);
  const key = JSON.stringify(externalQuery(wanted));
  const list = useLeapingList(useMemo(() => externalQueries.list(wanted), [wanted]));
  const status = useStatusOfList();
  const { data: counts } = useQuery(externalQueries.counts(wanted));
  const isNarrowed = isFiltered(wanted);
  const { data: all } = useQuery({ ...externalQueries.counts(everything), enabled: isNarrowed });
  const nowMs = useNow();
  const selection = useLeapSelection(SELECTION, key, rowIdOf, list);
  const isChoosing = selection.selection.ids.size > 0;
  const around = useFollowing(list, isChoosing, followed);
  const open = useCallback((row: ExternalRow) => void navigate(placeHref(row)), [navigate]);
  const agesOf = useCallback(
    ({ readAtMs }: ExternalRow) => (readAtMs === null ? "not read yet" : `as read ${ageText(readAtMs, nowMs)}`),
    [nowMs],
  );
  const narrow = useCallback(
    (listed: Listed<ExternalRow>) => <NarrowExternal listed={listed} agesOf={agesOf} />,
    [agesOf],
  );
  const sortBy = (column: string): void => {
    const known = externalSorts.find((sort) => sort === column);
    if (known) change({ sort: nextOrder(asked.sort, known) });
  };
  const may = useMay();
  const acts = useMemo(() => offeredBy(may, externalActs(wanted)), [may, wanted]);
  const count = { noun: NOUN, total: list.total, isFiltered: isNarrowed, allCount: all?.total };
  return (
    <>
      <header className="flex min-h-8 shrink-0 flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">External access</h1>
        {counts && counts.total > 0 ? (
          <>
            <p className="text-muted">{summaryOf(counts)}</p>
            <p className="basis-full text-xs text-muted">
              An organization is told by the domain of an address. Zoom names no other account and hides the addresses
              of its people, so it is known only of those who were invited through the console.
            </p>
          </>
        ) : null}
      </header>
      <ExternalBar
        asked={asked}
        onChange={change}
        aside={
          <>
            <InventoryCount {...count} status={status} />
            <RefreshButton list={{ refresh: list.show, isFetching: list.isFetching, isRestarting: false }} />
            <ListExport
              isQuiet
              list="inventory-external"
              connection="account"
              query={externalQuery(wanted)}
              disabled={list.total === 0}
            />
            <ExternalHelp />
          </>
        }
      />
      <InventoryTable
        label="External access"
        listKey={`external?${key}`}
        list={list}
        status={status}
        count={count}
        columns={externalColumns}
        narrowCell={narrow}
        rowHeights={ROW_HEIGHTS}
        nameOf={nameOf}
        agesOf={agesOf}
        sort={asked.sort}
        onSort={sortBy}
        selection={selection}
        onOpen={open}
        onClear={() => change(noFilters)}
        around={around}
      />
      {isChoosing ? (
        <BulkBar
          label="Selected external memberships"
          kind={externalKind}
          acts={acts}
          selection={selection.selection}
          whole={selection.whole}
          rows={selection.rows}
          shown={selection.rows}
          list={{ isComplete: false, total: list.total }}
          matching={{ list: "external-people", asked: wanted, in: "channel" }}
          aside={
            selection.whole.isWhole ? null : (
              <FoundExport
                isQuiet
                name="selected external people"
                noun={NOUN}
                columns={externalCsvColumns}
                read={async () => selection.rows.filter((row) => selection.selection.ids.has(rowIdOf(row)))}
              />
            )
          }
        />
      ) : null}
    </>
  );
}

const followed = [[...externalQueries.all, "counts"] as const, [...externalQueries.all, "values"] as const];
const nameOf = ({ person, name }: ExternalRow): string => `${person} in ${name}`;
