import { useQuery } from "@tanstack/react-query";
import { Copy, UserPlus, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import type { Member, MemberRole } from "../../../../domain/exports/member-row.ts";
import { postingIn } from "../../../../domain/exports/posting.ts";
import { personKey } from "../../../../domain/inventory/person-key.ts";
import { Button, LinkButton } from "../../../components/button.tsx";
import { Select } from "../../../components/field.tsx";
import { FilterField } from "../../../components/filter-field.tsx";
import { RefreshButton } from "../../../components/refresh-button.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { hasInventory } from "../../../lib/connection.ts";
import { tableSelection } from "../../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../../lib/cursor-list/use-whole-list.ts";
import { createViewer } from "../../../lib/cursor-list/viewer.ts";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { useParamChange } from "../../../lib/navigation/use-param-change.ts";
import { useSession } from "../../../lib/session.ts";
import { useMayThrough } from "../../../shared/access/use-may.ts";
import { refused, type Verdict } from "../../../shared/access/verdict.ts";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { DESIGNATED } from "../../../shared/channel/model/channel.ts";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { ListExport } from "../../../shared/exports/list-export.tsx";
import { ImportButton } from "../../../shared/imports/import-button.tsx";
import { whyNotHref } from "../../../shared/inventory/person-href.ts";
import ListNotice from "../../../shared/lists/list-notice.tsx";
import { ListedTable } from "../../../shared/lists/listed-table.tsx";
import { channelPeopleKind } from "../../../shared/members/member-calls.ts";
import { type MemberAction, whyLeftOut } from "../../../shared/members/member-change.ts";
import { memberColumns, narrowMemberCell } from "../../../shared/members/member-columns.tsx";
import type { MemberMarks } from "../../../shared/members/member-marks.tsx";
import { MembersSkeleton } from "../../../shared/members/members-skeleton.tsx";
import { nextMemberSort } from "./member-order.ts";
import { useMembersFilter } from "./use-members-filter.ts";
import { useUntil } from "./use-until.ts";

const MembersBar = lazy(() => import("./members-bar.tsx"));
const ImportMembers = lazy(() => import("./import-members.tsx"));
const InviteDialog = lazy(() => import("./invite-dialog.tsx"));
const CopyDialog = lazy(() => import("./copy-dialog.tsx"));
const MemberChangeDialog = lazy(() => import("./member-change-dialog.tsx"));
const MemberDialog = lazy(() => import("../../../shared/members/member-dialog.tsx"));

type OpenDialog =
  | { readonly kind: "invite" }
  | { readonly kind: "copy" }
  | { readonly kind: "member"; readonly member: Member }
  | { readonly kind: "change"; readonly action: MemberAction; readonly member: Member };

const roleOptions: readonly { readonly value: MemberRole | ""; readonly label: string }[] = [
  { value: "", label: "All roles" },
  { value: "owner", label: "Owner" },
  { value: "admin", label: "Administrators" },
  { value: "member", label: "Members" },
];

export default function MembersTab({ view }: TabProps) {
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
  const canAct = access.promote.isAllowed || access.demote.isAllowed || access.remove.isAllowed;
  const selection = useRowSelection(listName, list, shown, idOf);

  const until = useUntil(ref);
  const marks = useMemo<MemberMarks>(
    () => ({ ownUserId, inactive: inactive?.keys, until }),
    [ownUserId, inactive, until],
  );
  const shownPosting = channel.posting === EVERYONE ? undefined : postingOf;
  const columns = useMemo(
    () => memberColumns(marks, { isSortable: true, postingOf: shownPosting }),
    [marks, shownPosting],
  );
  const narrow = useCallback(
    (member: Member) => narrowMemberCell(member, marks, shownPosting?.(member)),
    [marks, shownPosting],
  );
  const open = useCallback((member: Member) => setDialog({ kind: "member", member }), []);
  const close = (): void => setDialog(null);
  const session = useSession();
  const mayCopy = useMayThrough(ref.connection).some("invite-members");
  const whyHref = hasInventory(session)
    ? ({ userId, id }: Member) => whyNotHref(personKey({ userId, memberId: id }), ref.channelId)
    : undefined;

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
        <ListExport
          list="channel-members"
          connection={ref.connection}
          query={{
            channel_id: ref.channelId,
            find: filter.text,
            role: filter.role,
            post: filter.post,
            sort: filter.sort && `${filter.sort.column}.${filter.sort.direction}`,
          }}
          disabled={shown.length === 0}
        />
        {canAct || access.invite.isAllowed ? (
          <ImportButton>
            {(close) => <ImportMembers connection={ref.connection} channel={channel} onClose={close} />}
          </ImportButton>
        ) : null}
        {mayCopy ? (
          <Button
            className="max-sm:basis-full sm:ml-auto"
            icon={<Copy size={15} aria-hidden="true" />}
            onClick={() => setDialog({ kind: "copy" })}
          >
            Copy members…
          </Button>
        ) : null}
        <Button
          tone="primary"
          className={mayCopy ? "max-sm:basis-full" : "max-sm:basis-full sm:ml-auto"}
          icon={<UserPlus size={15} aria-hidden="true" />}
          disabled={!access.invite.isAllowed}
          onClick={() => setDialog({ kind: "invite" })}
        >
          Add people
        </Button>
        <WhyNot verdict={access.invite} className="basis-full" />
      </div>
      <ListNotice list={list} noun="member" />
      <ListedTable
        label="Members"
        listKey={`${listName} ${filter.view.key}`}
        list={list}
        noun="member"
        sifted={{
          shown,
          isFiltered: filter.isFiltered,
          isWhole: filter.isFiltered || filter.sort !== undefined,
          onClear: () => change({ find: undefined, role: undefined, post: undefined }),
        }}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        {...tableSelection(selection, canAct, list)}
        sort={filter.sort}
        onSort={(column) => change({ sort: nextMemberSort(filter.sort, column) })}
        onOpen={open}
        skeleton={<MembersSkeleton />}
        empty={
          <EmptyState icon={<Users size={28} aria-hidden="true" />} title="No members in this channel">
            Zoom lists no members.
          </EmptyState>
        }
      />
      <Suspense>
        {selection.ids.size > 0 && canAct ? (
          <MembersBar view={view} filter={filter} list={list} shown={shown} selection={selection} />
        ) : null}
        {dialog?.kind === "invite" ? <InviteDialog view={view} onClose={close} /> : null}
        {dialog?.kind === "copy" ? <CopyDialog view={view} onClose={close} /> : null}
        {dialog?.kind === "member" ? (
          <MemberDialog
            member={dialog.member}
            marks={marks}
            verdictOn={(action) => verdictOnMember(view, action, dialog.member)}
            more={
              whyHref === undefined ? undefined : (
                <LinkButton tone="quiet" to={whyHref(dialog.member)}>
                  Why can’t they…?
                </LinkButton>
              )
            }
            onAct={(action) => setDialog({ kind: "change", action, member: dialog.member })}
            onClose={close}
          />
        ) : null}
        {dialog?.kind === "change" ? (
          <MemberChangeDialog
            view={view}
            action={dialog.action}
            chosen={{ kind: channelPeopleKind(ref.channelId, channel), rows: [dialog.member] }}
            onDone={(ids) => selection.select(new Set([...selection.ids].filter((id) => !ids.includes(id))))}
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
