import { useQuery } from "@tanstack/react-query";
import { Building2, UserMinus, UsersRound } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { removeGroupsFromChannels } from "../../../../domain/actions/directory-groups.ts";
import type { CsvColumn } from "../../../../domain/csv/write-csv.ts";
import { Button } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Link } from "../../../components/link.tsx";
import { TabSkeleton } from "../../../components/page-skeleton.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { UnreadableNote } from "../../../components/unreadable-note.tsx";
import { wholeList } from "../../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../../lib/cursor-list/use-row-selection.ts";
import { firstRefused } from "../../../shared/access/verdict.ts";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import { BulkBar } from "../../../shared/bulk/bulk-bar.tsx";
import { plainAct } from "../../../shared/bulk/plain-act.tsx";
import { SelectBox } from "../../../shared/bulk/select-box.tsx";
import type { RowKind } from "../../../shared/changes/chosen.ts";
import type { ChannelGroup } from "../../../shared/channel/api/groups.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { NeedsAccount } from "../../../shared/channel/tab-needs-account.tsx";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import { groupPath } from "../../../shared/directory-groups/group-path.ts";
import { FoundExport } from "../../../shared/exports/found-export.tsx";

const InviteGroupsDialog = lazy(() => import("./invite-groups-dialog.tsx"));
const RemoveGroupDialog = lazy(() => import("../../../shared/directory-groups/remove-group-dialog.tsx"));

/** Groups of the account's directory that are in the channel. */
export default function GroupsTab(props: TabProps) {
  if (props.view.ref.connection === "me") {
    return (
      <NeedsAccount channelRef={props.view.ref} tab="groups" title="Directory groups need the account connection">
        Only account-level apps can see and change which groups are in a channel. Your own connection cannot.
      </NeedsAccount>
    );
  }
  return <Groups {...props} />;
}

function Groups({ view }: TabProps) {
  const { ref, access } = view;
  const { data: groups, error, refetch } = useQuery(channelPageQueries.groups(ref));
  const [isInviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<ChannelGroup | null>(null);
  const canAct = access.removeGroups.isAllowed;
  const selection = useRowSelection(`channel groups ${ref.channelId}`, wholeList, groups ?? none, idOf);
  const kind = useMemo(
    (): RowKind<ChannelGroup> => ({
      ...group,
      fieldsOf: ({ id, name }) => ({
        ...{ channelId: ref.channelId, channel: view.channel.name },
        ...{ groupId: id, name: name || id },
      }),
    }),
    [ref.channelId, view.channel.name],
  );

  const csvColumns: readonly CsvColumn<ChannelGroup>[] = [
    { header: "channel_id", value: () => ref.channelId },
    { header: "channel", value: () => view.channel.name },
    { header: "group_id", value: ({ id }) => id },
    { header: "group", value: ({ name }) => name },
  ];
  if (!groups) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <TabSkeleton />;
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted">
          Adding a group adds its people to the channel; removing it removes the people it brought.
        </p>
        <FoundExport
          name={`directory groups of ${view.channel.name}`}
          noun="directory group"
          columns={csvColumns}
          read={async () => groups}
          disabled={groups.length === 0}
        />
        <Button
          tone="primary"
          icon={<UsersRound size={15} aria-hidden="true" />}
          disabled={!access.addGroups.isAllowed}
          onClick={() => setInviting(true)}
        >
          Add directory groups
        </Button>
      </div>
      <WhyNot verdict={firstRefused(access.addGroups, access.removeGroups)} />
      <UnreadableNote rows={groups.unreadable} noun="group" layout="box" />
      {groups.length === 0 && groups.unreadable ? null : groups.length === 0 ? (
        <EmptyState icon={<Building2 size={28} aria-hidden="true" />} title="No directory groups in this channel">
          Its members were added individually.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-md ring-1 ring-line">
          {groups.map((group) => (
            <li key={group.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
              {canAct ? <SelectBox selection={selection} id={group.id} name={group.name || group.id} /> : null}
              <UsersRound size={16} aria-hidden="true" className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 basis-40">
                <Link to={groupPath(group.id)} className="block w-fit font-medium break-words hover:underline">
                  {group.name || "Unnamed group"}
                </Link>
                <code className="block truncate font-mono text-xs text-muted">{group.id}</code>
              </span>
              <CopyButton text={group.id} label="Copy ID" />
              <Button
                disabled={!canAct}
                aria-label={`Remove ${group.name || group.id}`}
                onClick={() => setRemoving(group)}
              >
                Remove…
              </Button>
            </li>
          ))}
        </ul>
      )}
      {selection.ids.size > 0 && canAct ? (
        <BulkBar
          label="Selected directory groups"
          kind={kind}
          selection={selection}
          rows={groups}
          shown={groups}
          acts={[removal]}
          isBoxed
        />
      ) : null}
      <Suspense>
        {isInviting ? <InviteGroupsDialog view={view} present={groups} onClose={() => setInviting(false)} /> : null}
        {removing ? (
          <RemoveGroupDialog
            channelRef={ref}
            channelName={view.channel.name}
            group={removing}
            onClose={() => setRemoving(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}

const none: readonly ChannelGroup[] = [];
const idOf = ({ id }: ChannelGroup): string => id;
const group = {
  noun: "directory group",
  idOf,
  nameOf: ({ name, id }: ChannelGroup): string => name || id,
  idFields: ["groupId"],
};

const removal = plainAct(
  { id: "remove", label: "Remove…", icon: UserMinus, isDestructive: true },
  {
    connection: "account",
    action: removeGroupsFromChannels,
    verb: "Remove",
    effect: "The people they brought leave too, unless they are also in the channel for another reason.",
  },
);
