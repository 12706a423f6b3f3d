import { useQuery } from "@tanstack/react-query";
import { BookUser, Plus } from "lucide-react";
import { lazy, Suspense, useCallback, useDeferredValue, useMemo, useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import {
  type DirectoryGroup,
  filterGroups,
  type GroupType,
  groupTypes,
} from "../../../domain/exports/directory-group-rows.ts";
import { Button } from "../../components/button.tsx";
import { DataTable } from "../../components/data-table/data-table.tsx";
import { Failure } from "../../components/failure.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { useConnection } from "../../lib/connection.ts";
import { tableSelection, wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { countOf } from "../../lib/format.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { PageNeedsAccount } from "../../shared/access/page-needs-account.tsx";
import { useMay } from "../../shared/access/use-may.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { typeLabels } from "../../shared/directory-groups/directory-group.ts";
import { directoryGroupQueries, isWithdrawn } from "../../shared/directory-groups/directory-group-queries.ts";
import { groupPath, listPath } from "../../shared/directory-groups/group-path.ts";
import { DoneStrip } from "../../shared/done/done-strip.tsx";
import { useForgetDone } from "../../shared/done/use-forget-done.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import { useNow } from "../../shared/inventory/use-now.ts";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { DirectoryGroupsHelp } from "./directory-groups-help.tsx";
import type { GroupChannelCounts } from "./group-channel-counts.ts";
import { groupColumns, narrowGroupCell } from "./group-columns.tsx";
import { useGroupChannelCounts } from "./use-group-channel-counts.ts";
import { Withdrawn } from "./withdrawn.tsx";

const GroupsBar = lazy(() => import("./groups-bar.tsx"));
const ImportGroups = lazy(() => import("./import-groups.tsx"));
const CreateDialog = lazy(() => import("./create-dialog.tsx"));

const typeOptions: readonly { readonly value: GroupType | ""; readonly label: string }[] = [
  { value: "", label: "All types" },
  ...groupTypes.map((value) => ({ value, label: typeLabels[value] })),
];

/** The groups of the account's directory. */
export default function DirectoryGroupsPage() {
  const connection = useConnection();
  useForgetDone();
  return (
    <div className="flex min-h-full flex-1 flex-col">
      <title>Directory groups · Channelkeeper</title>
      <header className="flex min-h-8 shrink-0 items-center gap-1 px-4 pt-3 lg:px-6 lg:pt-4">
        <h1 className="text-lg font-semibold tracking-tight">Directory groups</h1>
        <DirectoryGroupsHelp />
      </header>
      <div className="mt-1">
        <DoneStrip />
      </div>
      {connection === "me" ? (
        <PageNeedsAccount to={listPath} title="Directory groups need the account connection">
          Zoom shows the account’s directory groups only to account-level apps. Your own connection cannot see them.
        </PageNeedsAccount>
      ) : (
        <Groups />
      )}
    </div>
  );
}

/** What the bar offers beneath. */
const groupRights = [
  "edit-directory-groups",
  "add-to-directory-groups",
  "remove-from-directory-groups",
  "delete-directory-groups",
  "add-groups-to-channels",
  "remove-groups-from-channels",
] as const;

function Groups() {
  const creating = useMay().at("create-directory-groups");
  const [isCreating, setCreating] = useState(false);
  const { data: groups, error, refetch, isFetching } = useQuery(directoryGroupQueries.list());
  const [params] = useSearchParams();
  const change = useParamChange();
  const text = params.get("find") ?? "";
  const type = groupTypes.find((one) => one === params.get("type"));
  const sort = params.get("sort") ?? "name";
  const deferredText = useDeferredValue(text);
  const counts = useGroupChannelCounts();
  const shown = useMemo(() => {
    const found = filterGroups(groups ?? [], { text: deferredText, type, sort });
    return counts && sort.endsWith("channels") ? byChannels(found, counts, sort.startsWith("-")) : found;
  }, [groups, deferredText, type, sort, counts]);
  if (isWithdrawn(error)) return <Withdrawn />;
  if (!groups) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <MembersSkeleton />;
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField label="Filter groups by name" isLabelHidden placeholder="Filter by name" />
        <div className="w-32 sm:w-38">
          <Select
            label="Type"
            isLabelHidden
            value={type ?? ""}
            options={typeOptions}
            onChange={(next) => change({ type: next })}
          />
        </div>
        <RefreshButton list={{ refresh: () => void refetch(), isFetching, isRestarting: isFetching }} />
        <div className="ml-auto flex flex-wrap gap-2 max-sm:basis-full max-sm:justify-end">
          <ListExport
            list="directory-groups"
            connection="account"
            query={{ find: text, type, sort }}
            disabled={shown.length === 0}
          />
          {creating.isAllowed ? <ImportButton>{(close) => <ImportGroups onClose={close} />}</ImportButton> : null}
          <Button
            tone="primary"
            icon={<Plus size={15} aria-hidden="true" />}
            disabled={!creating.isAllowed}
            onClick={() => setCreating(true)}
          >
            New group
          </Button>
        </div>
        <WhyNot verdict={creating} className="basis-full" />
      </div>
      {error ? (
        <div className="px-4 pb-3 lg:px-6">
          <Failure error={error} onRetry={() => void refetch()} layout="inline" />
        </div>
      ) : null}
      <UnreadableNote rows={groups.unreadable} noun="group" />
      {groups.length === 0 && groups.unreadable ? null : (
        <Table
          groups={groups}
          shown={shown}
          counts={counts}
          sort={sort}
          listKey={`directory groups ${text} ${type ?? ""} ${sort}`}
        />
      )}
      <Suspense>{isCreating ? <CreateDialog groups={groups} onClose={() => setCreating(false)} /> : null}</Suspense>
    </>
  );
}

interface TableProps {
  /** All there are without the filters. */
  readonly groups: readonly DirectoryGroup[];
  readonly shown: readonly DirectoryGroup[];
  /** In how many channels each is; undefined where that is not known. */
  readonly counts: GroupChannelCounts | undefined;
  readonly sort: string;
  readonly listKey: string;
}

function Table({ groups, shown, counts, sort, listKey }: TableProps) {
  const count = groups.length;
  const may = useMay();
  const canAct = groupRights.some((right) => may.some(right));
  const selection = useRowSelection("directory groups", wholeList, shown, idOf);
  const change = useParamChange();
  const navigate = useNavigate();
  const nowMs = useNow();
  const columns = useMemo(() => groupColumns(counts, nowMs), [counts, nowMs]);
  const narrow = useCallback((group: DirectoryGroup) => narrowGroupCell(group, counts, nowMs), [counts, nowMs]);
  const open = useCallback(({ id }: DirectoryGroup) => void navigate(groupPath(id)), [navigate]);
  if (shown.length === 0) {
    return (
      <EmptyState
        icon={<BookUser size={28} aria-hidden="true" />}
        title={count === 0 ? "The account’s directory has no groups" : "No groups match the filters"}
        action={count > 0 ? <Button onClick={() => change({ find: "", type: "" })}>Clear filters</Button> : null}
      >
        {count === 0
          ? "A group decides whom its members can find, and adds them to the channels it is invited to."
          : null}
      </EmptyState>
    );
  }
  const column = sort.replace("-", "");
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <DataTable
        label="Directory groups"
        listKey={listKey}
        rows={shown}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        total={shown.length}
        sort={{ column, direction: sort.startsWith("-") ? "desc" : "asc" }}
        onSort={(next) => change({ sort: next === column && !sort.startsWith("-") ? `-${next}` : next })}
        {...tableSelection(selection, canAct)}
        onOpen={open}
        footer={
          <p className="sticky left-0 h-10 px-4 py-3 text-xs text-muted lg:px-6">
            {shown.length === count ? countOf(count, "group") : `${shown.length} of ${countOf(count, "group")}`}
          </p>
        }
      />
      {selection.ids.size > 0 ? (
        <Suspense>
          <GroupsBar selection={selection} rows={groups} shown={shown} isFiltered={shown.length < count} />
        </Suspense>
      ) : null}
    </div>
  );
}

const idOf = ({ id }: DirectoryGroup): string => id;
const byChannels = (groups: readonly DirectoryGroup[], counts: GroupChannelCounts, isDown: boolean) =>
  groups.toSorted((one, other) => (counts.of(one.id) - counts.of(other.id)) * (isDown ? -1 : 1));
const nameOf = ({ name }: DirectoryGroup): string => name;
