import { Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { InventoryPerson } from "../../../domain/inventory/people.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { threeNarrowLines } from "../../components/data-table/row-lines.ts";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection } from "../../lib/cursor-list/table-selection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { formatCount } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { InventoryNeeded } from "../../shared/inventory/inventory-needed.tsx";
import { InventoryNote } from "../../shared/inventory/inventory-note.tsx";
import { DEACTIVATED_LEAVERS, leaversHref } from "../../shared/inventory/leavers-href.ts";
import { inventoryPeople, inventoryPersonKey, type PeopleFilter } from "../../shared/inventory/people-queries.ts";
import { keyHref } from "../../shared/inventory/person-href.ts";
import { useInventoryStatus } from "../../shared/inventory/use-inventory-status.ts";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { narrowPersonCell, peopleColumns } from "./people-columns.tsx";

const PeopleBar = lazy(() => import("./people-bar.tsx"));

const statuses = [
  { value: "", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "inactive", label: "Deactivated" },
  { value: "gone", label: "Gone from the account" },
] as const;
const leading = [
  { value: "", label: "Any role" },
  { value: "owns", label: "Owns channels" },
  { value: "administers", label: "Administers channels" },
] as const;

const grouped = [
  { value: "", label: "Any groups" },
  { value: "none", label: "In no directory group" },
] as const;

/** Everybody in the account. */
export default function PeoplePage() {
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>People · Channelkeeper</title>
      <InventoryNeeded
        title="People"
        would="It lists everyone in the account, with the channels they own, administer and are in."
      >
        <People />
      </InventoryNeeded>
    </div>
  );
}

function People() {
  const [params] = useSearchParams();
  const change = useParamChange();
  const navigate = useNavigate();
  const find = params.get("find")?.trim() ?? "";
  const inventory = useInventoryStatus();
  const status = statuses.find(({ value }) => value === params.get("status"))?.value ?? "";
  const leads = leading.find(({ value }) => value === params.get("leads"))?.value ?? "";
  const group = grouped.find(({ value }) => value === params.get("group"))?.value ?? "";
  const unsnoozed = params.get("unsnoozed") ?? "";
  const filter = useMemo(
    (): PeopleFilter => ({
      ...(unsnoozed && { unsnoozed }),
      ...(find && { find }),
      ...(status && { status }),
      ...(leads && { leads }),
      ...(group && { group }),
    }),
    [find, status, leads, group, unsnoozed],
  );
  const list = useCursorList(inventoryPeople.list(filter), inventoryPersonKey);
  const open = useCallback(({ key }: InventoryPerson) => void navigate(keyHref(key)), [navigate]);
  const selection = useRowSelection(`people ${JSON.stringify(filter)}`, list, list.rows, inventoryPersonKey);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <>
      <header className="flex min-h-8 shrink-0 items-center gap-2 px-4 pt-3 pb-2 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">People</h1>
        {list.total === undefined ? null : <span className="text-muted">{formatCount(list.total)}</span>}
        <RefreshButton list={list} />
        <LinkButton to={status === "inactive" ? DEACTIVATED_LEAVERS : leaversHref()} className="ml-auto">
          {status === "inactive" ? "Hand over what they left…" : "Hand over…"}
        </LinkButton>
      </header>
      <div className="flex flex-wrap items-center gap-2 px-4 pb-3 lg:px-6">
        <FilterField
          label="Find people"
          isLabelHidden
          placeholder="Name, address or ID"
          className="min-w-32 flex-1 max-sm:basis-full sm:max-w-64"
        />
        <div className="w-44 max-sm:min-w-32 max-sm:flex-1">
          <Select
            label="Status"
            isLabelHidden
            value={status}
            options={statuses}
            onChange={(value) => change({ status: value })}
          />
        </div>
        <div className="w-44 max-sm:min-w-32 max-sm:flex-1">
          <Select
            label="Role in channels"
            isLabelHidden
            value={leads}
            options={leading}
            onChange={(value) => change({ leads: value })}
          />
        </div>
        <div className="w-48 max-sm:min-w-32 max-sm:flex-1">
          <Select
            label="Directory groups"
            isLabelHidden
            value={group}
            options={grouped}
            onChange={(value) => change({ group: value })}
          />
        </div>
        <div className="ml-auto">
          <ListExport
            list="inventory-people"
            connection="account"
            query={{ ...filter }}
            disabled={list.rows.length === 0}
            isQuiet
          />
        </div>
      </div>
      <InventoryNote
        status={inventory}
        partly="there may be more people, and they may own, administer and be in more channels than it says here."
      />
      <ListedTable
        label="People"
        listKey={`people ${find} ${status} ${leads} ${group}`}
        list={list}
        noun="person"
        nounPlural="people"
        rowHeights={threeNarrowLines}
        rowId={inventoryPersonKey}
        rowName={nameOf}
        columns={peopleColumns}
        narrowCell={narrowPersonCell}
        {...tableSelection(selection, true, list)}
        onOpen={open}
        skeleton={<MembersSkeleton />}
        empty={
          isFiltered ? (
            <EmptyState
              icon={<Users size={28} aria-hidden="true" />}
              title="Nobody matches"
              action={
                <Button onClick={() => change({ find: "", status: "", leads: "", group: "", unsnoozed: "" })}>
                  Clear filters
                </Button>
              }
            />
          ) : (
            <EmptyState icon={<Users size={28} aria-hidden="true" />} title="Nobody is known yet">
              The console has begun to read the account. People come first, so look again in a moment.
            </EmptyState>
          )
        }
      />
      {selection.ids.size > 0 ? (
        <Suspense>
          <PeopleBar
            selection={selection}
            rows={list.rows}
            shown={list.rows}
            list={list}
            findingId={unsnoozed || undefined}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const nameOf = ({ name }: InventoryPerson): string => name;
