import { UserPlus, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Failure } from "../../components/failure.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { SelectedBar } from "../../components/selected-bar.tsx";
import { EmptyState } from "../../components/states.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { wholeBatches } from "../../lib/csv/batches.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useSelectAll } from "../../lib/cursor-list/use-select-all.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { countOf } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useSession } from "../../lib/session.ts";
import type { DirectoryGroup, GroupPerson } from "../../shared/directory-groups/directory-group.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import type { Announce } from "../../shared/done/done.ts";
import { ListFooter } from "../../shared/lists/list-footer.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import NoMatch from "../../shared/lists/no-match.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { useSelectedIds, useSelection } from "../../stores/selection.ts";
import { filterPeople, groupEditing } from "./group-rules.ts";
import { narrowPersonCell, peopleColumns, personCsvColumns, personJson } from "./people-columns.tsx";

const AddDialog = lazy(() => import("./add-dialog.tsx"));
const SelectDialog = lazy(() => import("../../shared/people-picker/select-dialog.tsx"));
const RemovePeopleDialog = lazy(() => import("./remove-people-dialog.tsx"));

interface GroupPeopleProps {
  readonly group: DirectoryGroup;
  readonly announce: Announce;
}

/** The people of a group. */
export function GroupPeople({ group, announce }: GroupPeopleProps) {
  const { isAllowed } = groupEditing(useSession().connections.account);
  const [params] = useSearchParams();
  const change = useParamChange();
  const text = params.get("find") ?? "";
  const isFiltered = text.trim() !== "";
  const listName = `directory group ${group.id}`;
  const list = useWholeList(useCursorList(directoryGroupQueries.people(group.id), idOf), listName, isFiltered);
  const shown = useMemo(() => filterPeople(list.rows, text), [list.rows, text]);
  const [dialog, setDialog] = useState<"add" | "select" | readonly GroupPerson[] | null>(null);
  const selected = useSelectedIds(listName);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(listName, ids), [listName]);
  const chosen = useMemo(() => list.rows.filter(({ id }) => selected.has(id)), [list.rows, selected]);
  const matchable = useMemo(() => list.rows.map((person) => ({ ...person, userId: person.id })), [list.rows]);
  const open = useCallback(
    ({ id }: GroupPerson) => {
      const next = new Set(selected);
      if (!next.delete(id)) next.add(id);
      if (isAllowed) select(next);
    },
    [isAllowed, selected, select],
  );
  const selectAll = useSelectAll({ list, shown, idOf, selected, select });
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField label="Filter people by name or address" isLabelHidden placeholder="Filter by name or address" />
        <RefreshButton list={list} />
        {isAllowed && list.rows.length > 0 ? (
          <Button
            tone="quiet"
            onClick={() => {
              // Somebody may stand on a page that is not read yet.
              if (!list.isComplete) list.loadAll();
              setDialog("select");
            }}
          >
            Select by address…
          </Button>
        ) : null}
        <div className="ml-auto flex flex-wrap gap-2 max-sm:basis-full max-sm:justify-end">
          <ExportMenu
            name={`people of ${group.name}${isFiltered ? ` ${text}` : ""}`}
            noun="person"
            nounPlural="people"
            columns={personCsvColumns}
            toJson={personJson}
            disabled={list.rows.length === 0}
            batches={wholeBatches(list, (rows) => filterPeople(rows, text))}
          />
          <Button
            tone="primary"
            icon={<UserPlus size={15} aria-hidden="true" />}
            disabled={!isAllowed || list.isPending}
            onClick={() => setDialog("add")}
          >
            Add people
          </Button>
        </div>
      </div>
      <ListNotice list={list} noun="member" />
      {list.isPending ? (
        <MembersSkeleton />
      ) : list.rows.length === 0 && list.error ? (
        <Failure error={list.error} onRetry={list.retry} />
      ) : list.rows.length === 0 && list.unreadable.length > 0 ? null : list.rows.length === 0 ? (
        <EmptyState icon={<Users size={28} aria-hidden="true" />} title="No people in this group">
          Add people from the account.
        </EmptyState>
      ) : shown.length === 0 ? (
        <NoMatch list={list} noun="member" onClear={() => change({ find: "" })} />
      ) : (
        <DataTable
          label="People in the group"
          listKey={`${listName} ${text}`}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={peopleColumns}
          narrowCell={narrowPersonCell}
          total={isFiltered ? shown.length : list.isComplete ? list.rows.length : list.total}
          selected={selected}
          onSelect={isAllowed ? select : undefined}
          onSelectAll={list.isComplete ? undefined : selectAll}
          onOpen={open}
          {...(isFiltered ? {} : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
          footer={<ListFooter list={list} noun="member" matchCount={isFiltered ? shown.length : undefined} />}
        />
      )}
      {chosen.length > 0 && isAllowed ? (
        <ChosenBar
          count={chosen.length}
          hiddenCount={chosen.length - shown.filter(({ id }) => selected.has(id)).length}
          ofCount={isFiltered ? (list.isComplete ? shown.length : undefined) : list.total}
          onSelectAll={selectAll}
          onRemove={() => setDialog(chosen)}
          onClear={() => select(new Set())}
        />
      ) : null}
      <Suspense>
        {dialog === "add" ? (
          <AddDialog group={group} people={list.rows} announce={announce} onClose={() => setDialog(null)} />
        ) : dialog === "select" ? (
          <SelectDialog
            connection="account"
            name={group.name}
            noun="group"
            members={matchable}
            isReading={!list.isComplete && list.error === null}
            onSelect={(ids) => select(new Set([...selected, ...ids]))}
            onClose={() => setDialog(null)}
          />
        ) : dialog ? (
          <RemovePeopleDialog group={group} people={dialog} onClose={() => setDialog(null)} />
        ) : null}
      </Suspense>
    </div>
  );
}

interface ChosenBarProps {
  readonly count: number;
  readonly hiddenCount: number;
  readonly ofCount: number | undefined;
  readonly onSelectAll: () => void;
  readonly onRemove: () => void;
  readonly onClear: () => void;
}

function ChosenBar({ onRemove, ...bar }: ChosenBarProps) {
  useFocusFallback();
  return (
    <SelectedBar label="Selected people" {...bar}>
      <Button tone="danger" onClick={onRemove}>
        {`Remove ${countOf(bar.count, "person", "people")}…`}
      </Button>
    </SelectedBar>
  );
}

const idOf = ({ id }: GroupPerson): string => id;
const nameOf = ({ name }: GroupPerson): string => name;
