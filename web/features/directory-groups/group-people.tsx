import { UserMinus, UserPlus, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { groupPersonFields } from "../../../domain/changes/listed-fields.ts";
import type { DirectoryGroup, GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import { filterPeople } from "../../../domain/exports/directory-group-rows.ts";
import { Button } from "../../components/button.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection } from "../../lib/cursor-list/table-selection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useMay } from "../../shared/access/use-may.ts";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import type { RowKind } from "../../shared/changes/chosen.ts";
import { directoryGroupQueries } from "../../shared/directory-groups/directory-group-queries.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { narrowPersonCell, peopleColumns } from "./people-columns.tsx";

const ImportGroups = lazy(() => import("./import-groups.tsx"));
const AddDialog = lazy(() => import("./add-dialog.tsx"));
const SelectDialog = lazy(() => import("../../shared/people-picker/select-dialog.tsx"));
const RemovePeopleDialog = lazy(() => import("./remove-people-dialog.tsx"));

interface GroupPeopleProps {
  readonly group: DirectoryGroup;
}

/** The people of a group. */
export function GroupPeople({ group }: GroupPeopleProps) {
  const may = useMay();
  const adding = may.at("add-to-directory-groups");
  const { isAllowed } = may.at("remove-from-directory-groups");
  const [params] = useSearchParams();
  const change = useParamChange();
  const text = params.get("find") ?? "";
  const isFiltered = text.trim() !== "";
  const listName = `directory group ${group.id}`;
  const list = useWholeList(useCursorList(directoryGroupQueries.people(group.id), idOf), listName, isFiltered);
  const shown = useMemo(() => filterPeople(list.rows, text), [list.rows, text]);
  const [dialog, setDialog] = useState<"add" | "select" | null>(null);
  const selection = useRowSelection(listName, list, shown, idOf);
  const { ids, select } = selection;
  const kind = useMemo(
    (): RowKind<GroupPerson> => ({ ...person, fieldsOf: groupPersonFields(group.id, group.name) }),
    [group.id, group.name],
  );
  const matchable = useMemo(() => list.rows.map((person) => ({ ...person, userId: person.id })), [list.rows]);
  const open = useCallback(
    ({ id }: GroupPerson) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      if (isAllowed) select(next);
    },
    [isAllowed, ids, select],
  );
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
          <ListExport
            list="directory-group-people"
            connection="account"
            query={{ group_id: group.id, find: text }}
            disabled={list.rows.length === 0}
          />
          {adding.isAllowed ? (
            <ImportButton>{(close) => <ImportGroups group={group} onClose={close} />}</ImportButton>
          ) : null}
          <Button
            tone="primary"
            icon={<UserPlus size={15} aria-hidden="true" />}
            disabled={!adding.isAllowed || list.isPending}
            onClick={() => setDialog("add")}
          >
            Add people
          </Button>
        </div>
      </div>
      <ListNotice list={list} noun="member" />
      <ListedTable
        label="People in the group"
        listKey={`${listName} ${text}`}
        list={list}
        noun="member"
        sifted={{ shown, isFiltered, onClear: () => change({ find: "" }) }}
        rowId={idOf}
        rowName={nameOf}
        columns={peopleColumns}
        narrowCell={narrowPersonCell}
        {...tableSelection(selection, isAllowed, list)}
        onOpen={open}
        skeleton={<MembersSkeleton />}
        empty={
          <EmptyState icon={<Users size={28} aria-hidden="true" />} title="No people in this group">
            Add people from the account.
          </EmptyState>
        }
      />
      {ids.size > 0 && isAllowed ? (
        <BulkBar
          label="Selected people"
          kind={kind}
          selection={selection}
          rows={list.rows}
          shown={shown}
          list={list}
          isFiltered={isFiltered}
          matching={{ list: "directory-group-people", groupId: group.id, group: group.name, text }}
          acts={[
            {
              id: "remove",
              right: "remove-from-directory-groups",
              label: "Remove…",
              icon: UserMinus,
              isDestructive: true,
              open: (asked) => <RemovePeopleDialog {...asked} group={group} />,
            },
          ]}
        />
      ) : null}
      <Suspense>
        {dialog === "add" ? (
          <AddDialog group={group} people={list.rows} onClose={() => setDialog(null)} />
        ) : dialog === "select" ? (
          <SelectDialog
            connection="account"
            name={group.name}
            noun="group"
            members={matchable}
            isReading={!list.isComplete && list.error === null}
            onSelect={(found) => select(new Set([...ids, ...found]))}
            onClose={() => setDialog(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const idOf = ({ id }: GroupPerson): string => id;
const nameOf = ({ name }: GroupPerson): string => name;
const person = { noun: "person", nounPlural: "people", idOf, nameOf, idFields: ["userId"] };
