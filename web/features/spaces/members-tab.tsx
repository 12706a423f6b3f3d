import { Crown, ListChecks, UserPlus, Users } from "lucide-react";
import { lazy, Suspense, useCallback, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { userIdKey } from "../../../contract/user-id.ts";
import { spaceMemberFields } from "../../../domain/changes/listed-fields.ts";
import { findMembers } from "../../../domain/exports/find-members.ts";
import type { MemberRole } from "../../../domain/exports/member-row.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import { Button, IconButton } from "../../components/button.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { EmptyState } from "../../components/states.tsx";
import { tableSelection } from "../../lib/cursor-list/table-selection.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import { isolate } from "../../lib/isolate.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { refused, type Verdict } from "../../shared/access/verdict.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { BulkBar } from "../../shared/bulk/bulk-bar.tsx";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { ListedTable } from "../../shared/lists/listed-table.tsx";
import { memberActs, peopleKind } from "../../shared/members/member-acts.ts";
import type { MemberAction } from "../../shared/members/member-change.ts";
import { memberColumns, narrowMemberCell } from "../../shared/members/member-columns.tsx";
import type { MemberMarks } from "../../shared/members/member-marks.tsx";
import { MembersSkeleton } from "../../shared/members/members-skeleton.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { canOwn, partMembers } from "./part-members.ts";
import type { SpaceTabProps } from "./use-space-view.ts";

const ImportSpaces = lazy(() => import("./import-spaces.tsx"));
const AddDialog = lazy(() => import("./add-dialog.tsx"));
const MemberDialog = lazy(() => import("../../shared/members/member-dialog.tsx"));
const MemberChangeDialog = lazy(() => import("./member-change-dialog.tsx"));
const SelectDialog = lazy(() => import("../../shared/people-picker/select-dialog.tsx"));
const TransferDialog = lazy(() => import("./transfer-dialog.tsx"));

type OpenDialog =
  | { readonly kind: "add" | "select" }
  | { readonly kind: "member"; readonly member: SpaceMember }
  | { readonly kind: "transfer"; readonly member: SpaceMember }
  | { readonly kind: "change"; readonly action: MemberAction; readonly member: SpaceMember };

const bulkActions = ["promote", "demote", "remove"] as const;

const roleOptions: readonly { readonly value: MemberRole | ""; readonly label: string }[] = [
  { value: "", label: "All roles" },
  { value: "owner", label: "Owner" },
  { value: "admin", label: "Administrators" },
  { value: "member", label: "Members" },
];
const statusOptions = [
  { value: "", label: "All statuses" },
  { value: "active", label: "Active" },
  { value: "inactive", label: "Deactivated" },
] as const;

/** The people of the space. */
export default function MembersTab({ view }: SpaceTabProps) {
  const { ref, space, access, ownUserId } = view;
  const [params] = useSearchParams();
  const change = useParamChange();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const text = params.get("find") ?? "";
  const role = roleOptions.find(({ value }) => value !== "" && value === params.get("role"))?.value || undefined;
  const status = statusOptions.find(({ value }) => value !== "" && value === params.get("status"))?.value || undefined;
  const isFiltered = text.trim() !== "";
  const listName = `space members ${ref.connection} ${ref.spaceId}`;
  const list = useWholeList(
    useCursorList(spaceQueries.members(ref, { role, status }), idOf),
    `${listName} ${role} ${status}`,
    isFiltered,
  );
  const shown = useMemo(() => findMembers(list.rows, text, undefined), [list.rows, text]);
  const canAct = access.remove.isAllowed || access.promote.isAllowed;
  const selection = useRowSelection(listName, list, shown, idOf);
  const kind = useMemo(
    () => peopleKind<SpaceMember>(spaceMemberFields(ref.spaceId, space.name)),
    [ref.spaceId, space.name],
  );

  const marks = useMemo<MemberMarks>(() => {
    const inactive = new Set(list.rows.filter(({ isInactive }) => isInactive).map(({ userId }) => userIdKey(userId)));
    return { ownUserId, inactive };
  }, [ownUserId, list.rows]);
  const columns = useMemo(() => memberColumns(marks), [marks]);
  const narrow = useCallback((member: SpaceMember) => narrowMemberCell(member, marks), [marks]);
  const open = useCallback((member: SpaceMember) => setDialog({ kind: "member", member }), []);
  const close = (): void => setDialog(null);

  const verdictOn = (member: SpaceMember, action: MemberAction): Verdict => {
    const verdict = access[action];
    if (!verdict.isAllowed) return verdict;
    const why = partMembers(action, [member], ref.connection === "me", ownUserId).leftOut[0]?.why;
    return why === undefined ? verdict : refused(`${isolate(member.name)} ${why}.`);
  };
  return (
    <div className="flex min-h-96 flex-1 flex-col">
      <div className="flex flex-wrap items-center gap-2 px-4 py-3 lg:px-6">
        <FilterField
          label="Filter members by name or address"
          isLabelHidden
          placeholder="Filter by name or address"
          className="min-w-32 flex-1 max-sm:basis-full sm:max-w-64"
        />
        <div className="min-w-30 max-sm:flex-1 sm:w-38">
          <Select
            label="Role"
            isLabelHidden
            value={role ?? ""}
            options={roleOptions}
            onChange={(next) => change({ role: next })}
          />
        </div>
        <div className="min-w-30 max-sm:flex-1 sm:w-36">
          <Select
            label="Status"
            isLabelHidden
            value={status ?? ""}
            options={statusOptions}
            onChange={(next) => change({ status: next })}
          />
        </div>
        {canAct ? (
          <IconButton
            label="Select by address…"
            onClick={() => {
              if (!list.isComplete) list.loadAll();
              setDialog({ kind: "select" });
            }}
          >
            <ListChecks size={15} aria-hidden="true" />
          </IconButton>
        ) : null}
        <RefreshButton list={list} />
        <div className="flex flex-wrap items-center gap-2 max-sm:w-full sm:ml-auto">
          <ListExport
            list="space-members"
            connection={ref.connection}
            query={{ space_id: ref.spaceId, find: text, role, status }}
            disabled={shown.length === 0}
          />
          {canAct ? (
            <ImportButton>
              {(close) => (
                <ImportSpaces
                  connection={ref.connection}
                  into={{ space: { id: ref.spaceId, name: space.name }, what: "people" }}
                  onClose={close}
                />
              )}
            </ImportButton>
          ) : null}
          <Button
            tone="primary"
            className="max-sm:flex-1"
            icon={<UserPlus size={15} aria-hidden="true" />}
            disabled={!access.add.isAllowed}
            onClick={() => setDialog({ kind: "add" })}
          >
            Add people
          </Button>
        </div>
        <WhyNot verdict={access.add} className="basis-full" />
      </div>
      <ListNotice list={list} noun="member" />
      <ListedTable
        label="Members"
        listKey={`${listName} ${role ?? ""} ${status ?? ""} ${text}`}
        list={list}
        noun="member"
        sifted={{ shown, isFiltered, onClear: () => change({ find: undefined }) }}
        rowId={idOf}
        rowName={nameOf}
        columns={columns}
        narrowCell={narrow}
        {...tableSelection(selection, canAct, list)}
        onOpen={open}
        skeleton={<MembersSkeleton />}
        empty={
          <EmptyState
            icon={<Users size={28} aria-hidden="true" />}
            title="No member matches"
            action={
              <Button onClick={() => change({ find: undefined, role: undefined, status: undefined })}>
                Clear filters
              </Button>
            }
          />
        }
      />
      {selection.ids.size > 0 && canAct ? (
        <BulkBar
          label="Selected members"
          kind={kind}
          selection={selection}
          rows={list.rows}
          shown={shown}
          list={list}
          // Zoom has filtered the rest.
          isFiltered={isFiltered || role !== undefined || status !== undefined}
          matching={{
            ...{ list: "space-members", spaceId: ref.spaceId, space: space.name, text },
            ...(role && { role }),
            ...(status && { status }),
          }}
          acts={memberActs<SpaceMember>(bulkActions, access, (action, asked) => (
            <MemberChangeDialog {...asked} view={view} action={action} />
          ))}
        />
      ) : null}
      <Suspense>
        {dialog?.kind === "add" ? <AddDialog view={view} onClose={close} /> : null}
        {dialog?.kind === "select" ? (
          <SelectDialog
            connection={ref.connection}
            name={space.name}
            noun="space"
            members={list.rows}
            isReading={!list.isComplete && list.error === null}
            onSelect={(ids) => selection.select(new Set([...selection.ids, ...ids]))}
            onClose={close}
          />
        ) : null}
        {dialog?.kind === "member" ? (
          <MemberDialog
            member={dialog.member}
            marks={marks}
            verdictOn={(action) => verdictOn(dialog.member, action)}
            more={
              <Button
                icon={<Crown size={14} aria-hidden="true" />}
                disabled={!access.transfer.isAllowed || !canOwn(dialog.member)}
                onClick={() => setDialog({ kind: "transfer", member: dialog.member })}
              >
                Make owner…
              </Button>
            }
            onAct={(action) => setDialog({ kind: "change", action, member: dialog.member })}
            onClose={close}
          />
        ) : null}
        {dialog?.kind === "transfer" ? <TransferDialog view={view} to={dialog.member} onClose={close} /> : null}
        {dialog?.kind === "change" ? (
          <MemberChangeDialog
            view={view}
            action={dialog.action}
            chosen={{ kind, rows: [dialog.member] }}
            onDone={(ids) => selection.select(new Set([...selection.ids].filter((id) => !ids.includes(id))))}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const idOf = (member: SpaceMember): string => member.id;
const nameOf = (member: SpaceMember): string => member.name;
