import { useQuery } from "@tanstack/react-query";
import { Building2, UsersRound } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { CopyButton } from "../../../components/copy-button.tsx";
import { Failure } from "../../../components/failure.tsx";
import { Link } from "../../../components/link.tsx";
import { TabSkeleton } from "../../../components/page-skeleton.tsx";
import { EmptyState } from "../../../components/states.tsx";
import { UnreadableNote } from "../../../components/unreadable-note.tsx";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import type { ChannelGroup } from "../../../shared/channel/api/groups.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import { NeedsAccount } from "../../../shared/channel/tab-needs-account.tsx";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import { groupPath } from "../../../shared/directory-groups/group-path.ts";

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

function Groups({ view, announce }: TabProps) {
  const { ref, access } = view;
  const { data: groups, error, refetch } = useQuery(channelPageQueries.groups(ref));
  const [isInviting, setInviting] = useState(false);
  const [removing, setRemoving] = useState<ChannelGroup | null>(null);

  if (!groups) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <TabSkeleton />;
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex flex-wrap items-start justify-between gap-3">
        <p className="min-w-0 flex-1 basis-64 text-muted">
          Inviting a group adds its people to the channel; removing it removes the people it brought.
        </p>
        <Button
          tone="primary"
          icon={<UsersRound size={15} aria-hidden="true" />}
          disabled={!access.changeGroups.isAllowed}
          onClick={() => setInviting(true)}
        >
          Invite groups
        </Button>
      </div>
      <WhyNot verdict={access.changeGroups} />
      <UnreadableNote rows={groups.unreadable} noun="group" layout="box" />
      {groups.length === 0 && groups.unreadable ? null : groups.length === 0 ? (
        <EmptyState icon={<Building2 size={28} aria-hidden="true" />} title="No directory groups in this channel">
          Its members were added individually.
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line rounded-md ring-1 ring-line">
          {groups.map((group) => (
            <li key={group.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
              <UsersRound size={16} aria-hidden="true" className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1 basis-40">
                <Link to={groupPath(group.id)} className="block w-fit font-medium break-words hover:underline">
                  {group.name || "Unnamed group"}
                </Link>
                <code className="block truncate font-mono text-xs text-muted">{group.id}</code>
              </span>
              <CopyButton text={group.id} label="Copy ID" />
              <Button
                disabled={!access.changeGroups.isAllowed}
                aria-label={`Remove ${group.name || group.id}`}
                onClick={() => setRemoving(group)}
              >
                Remove…
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Suspense>
        {isInviting ? (
          <InviteGroupsDialog view={view} present={groups} announce={announce} onClose={() => setInviting(false)} />
        ) : null}
        {removing ? (
          <RemoveGroupDialog
            channelRef={ref}
            channelName={view.channel.name}
            group={removing}
            announce={announce}
            onClose={() => setRemoving(null)}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
