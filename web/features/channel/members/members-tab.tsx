import { useQuery } from "@tanstack/react-query";
import { UserPlus, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { DataTable } from "../../../components/data-table/data-table.tsx";
import { ExportMenu } from "../../../components/export-menu.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Select } from "../../../components/field.tsx";
import { FilterField } from "../../../components/filter-field.tsx";
import { RefreshButton } from "../../../components/refresh-button.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { wholeBatches } from "../../../lib/csv/batches.ts";
import { useSelectAll } from "../../../lib/cursor-list/use-select-all.ts";
import { useWholeList } from "../../../lib/cursor-list/use-whole-list.ts";
import { createViewer } from "../../../lib/cursor-list/viewer.ts";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { useParamChange } from "../../../lib/navigation/use-param-change.ts";
import { refused, type Verdict } from "../../../shared/access/verdict.ts";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { DESIGNATED } from "../../../shared/channel/model/channel.ts";
import { postingIn } from "../../../shared/channel/model/posting.ts";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { ListFooter } from "../../../shared/lists/list-footer.tsx";
import ListNotice from "../../../shared/lists/list-notice.tsx";
import NoMatch from "../../../shared/lists/no-match.tsx";
import { type MemberAction, whyLeftOut } from "../../../shared/members/member-change.ts";
import { memberColumns, narrowMemberCell } from "../../../shared/members/member-columns.tsx";
import type { MemberMarks } from "../../../shared/members/member-marks.tsx";
import { MembersSkeleton } from "../../../shared/members/members-skeleton.tsx";
import { SelectionBar } from "../../../shared/members/selection-bar.tsx";
import type { Member, MemberRole } from "../../../shared/people/member.ts";
import { useSelectedIds, useSelection } from "../../../stores/selection.ts";
import { memberCsvColumns } from "./member-csv.ts";
import { nextMemberSort } from "./member-order.ts";
import { useMembersFilter } from "./use-members-filter.ts";

const InviteDialog = lazy(() => import("./invite-dialog.tsx"));
const MemberChangeDialog = lazy(() => import("./member-change-dialog.tsx"));
const MemberDialog = lazy(() => import("../../../shared/members/member-dialog.tsx"));

type OpenDialog =
  | { readonly kind: "invite" }
  | { readonly kind: "member"; readonly member: Member }
  | { readonly kind: "change"; readonly action: MemberAction; readonly people: readonly Member[] };

const roleOptions: readonly { readonly value: MemberRole | ""; readonly label: string }[] = [
  { value: "", label: "All roles" },
  { value: "owner", label: "Owner" },
  { value: "admin", label: "Administrators" },
  { value: "member", label: "Members" },
];

export default function MembersTab({ view, announce }: TabProps) {
  const { ref, channel, access, ownUserId } = view;
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const change = useParamChange();
  const postingOf = useMemo(() => postingIn(channel), [channel]);
  const filter = useMembersFilter(postingOf);
  const { data: inactive } = useQuery({ ...channelPageQueries.inactive(), enabled: ref.connection === "account" });

  const listName = `members ${ref.connection} ${ref.channelId}`;
  const list = useWholeList(view.members, listName, filter.isFiltered || filter.sort !== undefined);
  const [viewer] = useState(() => createViewer<Member>());
  const shown = viewer(list.rows, filter.view);
  const selected = useSelectedIds(listName);
  const select = useCallback((ids: ReadonlySet<string>) => useSelection.getState().select(listName, ids), [listName]);

  const marks = useMemo<MemberMarks>(() => ({ ownUserId, inactive: inactive?.keys }), [ownUserId, inactive]);
  const shownPosting = channel.posting === EVERYONE ? undefined : postingOf;
  const columns = useMemo(
    () => memberColumns(marks, { isSortable: true, postingOf: shownPosting }),
    [marks, shownPosting],
  );
  const narrow = useCallback(
    (member: Member) => narrowMemberCell(member, marks, shownPosting?.(member)),
    [marks, shownPosting],
  );
  const selectAll = useSelectAll({ list, shown, idOf, selected, select });
  const open = useCallback((member: Member) => setDialog({ kind: "member", member }), []);
  const close = (): void => setDialog(null);
  const ask = (action: MemberAction, people: readonly Member[]): void => setDialog({ kind: "change", action, people });
  const canAct = access.promote.isAllowed || access.demote.isAllowed || access.remove.isAllowed;

  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField label="Filter members by name or address" isLabelHidden placeholder="Filter by name or address" />
        <div className="w-32 sm:w-38">
          <Select
            label="Role"
            isLabelHidden
            value={filter.role ?? ""}
            options={roleOptions}
            onChange={(role) => change({ role })}
          />
        </div>
        {shownPosting ? (
          <div className="w-32 sm:w-38">
            <Select
              label="Can post"
              isLabelHidden
              value={filter.post ?? ""}
              options={postOptions(channel.posting)}
              onChange={(post) => change({ post })}
            />
          </div>
        ) : null}
        {inactive && inactive.unreadableCount > 0 ? (
          <p className="basis-full text-xs text-warn-ink">
            {countOf(inactive.unreadableCount, "deactivated person", "deactivated people")} could not be read, so
            someone here may be deactivated without being marked.
          </p>
        ) : null}
        <RefreshButton list={list} />
        <ExportMenu
          name={`members of ${channel.name}`}
          noun="member"
          columns={memberCsvColumns(marks, postingOf)}
          disabled={shown.length === 0}
          batches={wholeBatches(list, (rows) => viewer(rows, filter.view))}
        />
        <Button
          tone="primary"
          className="max-sm:basis-full sm:ml-auto"
          icon={<UserPlus size={15} aria-hidden="true" />}
          disabled={!access.invite.isAllowed}
          onClick={() => setDialog({ kind: "invite" })}
        >
          Invite people
        </Button>
        <WhyNot verdict={access.invite} className="basis-full" />
      </div>
      <ListNotice list={list} noun="member" />
      {list.isPending ? (
        <MembersSkeleton />
      ) : list.rows.length === 0 ? (
        <div className="flex-1">
          {list.error ? (
            <Failure error={list.error} onRetry={list.retry} />
          ) : list.unreadable.length > 0 ? null : (
            <EmptyState icon={<Users size={28} aria-hidden="true" />} title="No members in this channel">
              Zoom lists no members.
            </EmptyState>
          )}
        </div>
      ) : shown.length === 0 ? (
        <NoMatch
          list={list}
          noun="member"
          onClear={() => change({ find: undefined, role: undefined, post: undefined })}
        />
      ) : (
        <DataTable
          label="Members"
          listKey={`${listName} ${filter.view.key}`}
          rows={shown}
          rowId={idOf}
          rowName={nameOf}
          columns={columns}
          narrowCell={narrow}
          total={filter.isFiltered ? shown.length : list.isComplete ? list.rows.length : list.total}
          selected={selected}
          sort={filter.sort}
          onSort={(column) => change({ sort: nextMemberSort(filter.sort, column) })}
          onSelect={canAct ? select : undefined}
          onSelectAll={list.isComplete ? undefined : selectAll}
          onOpen={open}
          {...(filter.isFiltered || filter.sort
            ? {}
            : { onNeed: list.want, onEnd: list.loadAll, isGrowing: list.isLoadingAll })}
          footer={<ListFooter list={list} noun="member" matchCount={filter.isFiltered ? shown.length : undefined} />}
        />
      )}
      {selected.size > 0 && canAct ? (
        <SelectionBar
          access={access}
          members={list.rows}
          shown={shown}
          selected={selected}
          ofCount={filter.isFiltered ? (list.isComplete ? shown.length : undefined) : list.total}
          onSelectAll={selectAll}
          onAct={ask}
          onClear={() => select(new Set())}
        />
      ) : null}
      <Suspense>
        {dialog?.kind === "invite" ? <InviteDialog view={view} announce={announce} onClose={close} /> : null}
        {dialog?.kind === "member" ? (
          <MemberDialog
            member={dialog.member}
            marks={marks}
            verdictOn={(action) => verdictOnMember(view, action, dialog.member)}
            onAct={(action) => ask(action, [dialog.member])}
            onClose={close}
          />
        ) : null}
        {dialog?.kind === "change" ? (
          <MemberChangeDialog
            view={view}
            action={dialog.action}
            people={dialog.people}
            announce={announce}
            onDone={(ids) => {
              const left = new Set(selected);
              for (const id of ids) left.delete(id);
              select(left);
            }}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const EVERYONE = 1;

function postOptions(posting: number | undefined) {
  return [
    { value: "", label: "All members" },
    { value: "yes", label: "Can post" },
    ...(posting === DESIGNATED ? [{ value: "chosen", label: "Chosen to post" }] : []),
    { value: "no", label: "Cannot post" },
  ];
}

function verdictOnMember(view: ChannelView, action: MemberAction, member: Member): Verdict {
  const verdict = view.access[action];
  if (!verdict.isAllowed) return verdict;
  const why = whyLeftOut(action, member, view.ref.connection, view.ownUserId);
  return why === undefined ? verdict : refused(`${isolate(member.name)} ${why}.`);
}

const idOf = (member: Member): string => member.id;
const nameOf = (member: Member): string => member.name;
