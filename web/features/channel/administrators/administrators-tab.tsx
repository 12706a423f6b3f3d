import { useQueryClient } from "@tanstack/react-query";
import { ShieldCheck, UserMinus, UserPlus } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { isSameUserId } from "../../../../contract/user-id.ts";
import type { CsvColumn } from "../../../../domain/csv/write-csv.ts";
import { type Member, memberColumns } from "../../../../domain/exports/member-row.ts";
import { Avatar } from "../../../components/avatar.tsx";
import { Badge } from "../../../components/badge.tsx";
import { Button } from "../../../components/button.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Link } from "../../../components/link.tsx";
import { Name } from "../../../components/name.tsx";
import { TabSkeleton } from "../../../components/page-skeleton.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { UnreadableNote } from "../../../components/unreadable-note.tsx";
import { wholeList } from "../../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../../lib/cursor-list/use-row-selection.ts";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import { BulkBar } from "../../../shared/bulk/bulk-bar.tsx";
import { SelectBox } from "../../../shared/bulk/select-box.tsx";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { tabPath } from "../../../shared/channel/channel-tabs.ts";
import type { OwnerState } from "../../../shared/channel/model/access.ts";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import { FoundExport } from "../../../shared/exports/found-export.tsx";
import { PersonName } from "../../../shared/inventory/person-name.tsx";
import { memberActs } from "../../../shared/members/member-acts.ts";
import { channelPeopleKind } from "../../../shared/members/member-calls.ts";
import type { MemberAction } from "../../../shared/members/member-change.ts";
import { RoleMark } from "../../../shared/members/member-marks.tsx";

const MemberChangeDialog = lazy(() => import("../members/member-change-dialog.tsx"));
const PromoteDialog = lazy(() => import("./promote-dialog.tsx"));

type OpenDialog =
  | { readonly kind: "choose" }
  | { readonly kind: "change"; readonly action: MemberAction; readonly people: readonly Member[] };

const bulkActions = ["demote", "remove"] as const;
const nobody: readonly Member[] = [];
const memberId = ({ id }: Member): string => id;
const inChannelColumns = (channelId: string, channel: string): readonly CsvColumn<Member>[] => [
  { header: "channel_id", value: () => channelId },
  { header: "channel", value: () => channel },
  ...memberColumns({}).filter(({ header }) => told.has(header)),
];
/** What the list of those who lead a channel tells of them. */
const told = new Set(["name", "email", "role", "external", "user_id", "member_id"]);

const ownerNotes: Readonly<Partial<Record<OwnerState, string>>> = {
  inactive:
    "The owner is deactivated in Zoom. Anything only the owner can do is not possible through the API; make someone else the owner in Zoom.",
  gone: "The owner no longer exists in Zoom. Anything only the owner can do is not possible through the API.",
  external: "The owner belongs to another account, so only that account’s people can act as the owner.",
};

export default function AdministratorsTab({ view }: TabProps) {
  const { ref, channel, leaders, leadersError, access } = view;
  const client = useQueryClient();
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const close = (): void => setDialog(null);
  const kind = useMemo(() => channelPeopleKind(ref.channelId, channel), [ref.channelId, channel]);
  const people = leaders?.people ?? nobody;
  const csvColumns = useMemo(() => inChannelColumns(ref.channelId, channel.name), [ref.channelId, channel.name]);
  const administrators = useMemo(() => people.filter(({ role }) => role !== "owner"), [people]);
  const canAct = access.demote.isAllowed || access.remove.isAllowed;
  const selection = useRowSelection(
    `administrators ${ref.connection} ${ref.channelId}`,
    wholeList,
    administrators,
    memberId,
  );

  if (!leaders) {
    if (!leadersError) return <TabSkeleton />;
    const retry = (): void =>
      void client.refetchQueries({ queryKey: channelPageQueries.leaders(ref, client).queryKey });
    return (
      <Failure
        error={leadersError}
        onRetry={retry}
        action={
          <Link
            className="self-center underline"
            to={`${tabPath(ref.channelId, ref.connection, "members")}&role=admin`}
          >
            Show all members
          </Link>
        }
      />
    );
  }
  const ownerNote = ownerNotes[leaders.ownerState];
  const inNameOf = ref.connection === "account" ? leaders.actor : undefined;
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <div className="min-w-0 flex-1 basis-64 text-muted">
          <p>Administrators can change settings, invite and remove members, and archive the channel.</p>
          {inNameOf ? (
            <p className="mt-1 text-xs">
              Zoom lets only the channel’s owner or an administrator make this change; the console makes it on behalf of{" "}
              <Name>{inNameOf.name}</Name>.
            </p>
          ) : null}
        </div>
        <FoundExport
          name={`administrators of ${channel.name}`}
          noun="person"
          nounPlural="people"
          columns={csvColumns}
          read={async () => people}
          disabled={people.length === 0}
        />
        <Button
          tone="primary"
          icon={<UserPlus size={15} aria-hidden="true" />}
          disabled={!access.promote.isAllowed}
          onClick={() => setDialog({ kind: "choose" })}
        >
          Promote members
        </Button>
      </div>
      {ownerNote ? (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink ring-1 ring-warn-line ring-inset">{ownerNote}</p>
      ) : null}
      <WhyNot verdict={access.promote} />
      <UnreadableNote rows={leaders.unreadable} noun="person" nounPlural="people" layout="box" />
      {leaders.people.length === 0 && leaders.unreadable.length > 0 ? null : leaders.people.length === 0 ? (
        <EmptyState icon={<ShieldCheck size={28} aria-hidden="true" />} title="No owner or administrators">
          Zoom lists neither an owner nor an administrator.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-md ring-1 ring-line">
          {leaders.people.map((person) => (
            <li key={person.id} className="flex items-center gap-x-3 px-3 py-2">
              {canAct ? (
                <SelectBox
                  selection={selection}
                  id={person.role === "owner" ? undefined : person.id}
                  name={person.name}
                />
              ) : null}
              <Avatar name={person.name} />
              <span className="min-w-0 flex-1">
                <span className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                  <span className="min-w-0 truncate font-medium">
                    <PersonName name={person.name} userId={person.userId} memberId={person.id} />
                  </span>
                  <RoleMark member={person} />
                  {person.isExternal ? <Badge tone="warn">External</Badge> : null}
                  {isSameUserId(person.userId, view.ownUserId) ? <span className="text-xs text-muted">you</span> : null}
                </span>
                <span className="block truncate text-xs text-muted">{person.email || "address not shown by Zoom"}</span>
              </span>
              {person.role === "owner" ? null : (
                <Button
                  icon={<UserMinus size={14} aria-hidden="true" />}
                  disabled={!access.demote.isAllowed}
                  aria-label={`Demote ${person.name}`}
                  onClick={() => setDialog({ kind: "change", action: "demote", people: [person] })}
                >
                  Demote
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <p className="text-xs text-muted">
        The owner cannot be demoted. To give the channel another owner, use Zoom: the API cannot do it.
      </p>
      {selection.ids.size > 0 && canAct ? (
        <BulkBar
          label="Selected administrators"
          kind={kind}
          selection={selection}
          rows={administrators}
          shown={administrators}
          acts={memberActs<Member>(bulkActions, access, (action, asked) => (
            <MemberChangeDialog {...asked} view={view} action={action} />
          ))}
          isBoxed
        />
      ) : null}
      <Suspense>
        {dialog?.kind === "choose" ? (
          <PromoteDialog
            view={view}
            onChoose={(people) => setDialog({ kind: "change", action: "promote", people })}
            onClose={close}
          />
        ) : null}
        {dialog?.kind === "change" ? (
          <MemberChangeDialog
            view={view}
            action={dialog.action}
            chosen={{ kind, rows: dialog.people }}
            onDone={() => {}}
            onClose={close}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
