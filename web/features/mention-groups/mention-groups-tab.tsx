import { useQuery } from "@tanstack/react-query";
import { AtSign, Plus } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import { Button, LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { TabSkeleton } from "../../components/page-skeleton.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { refOfChange } from "../../lib/acting.ts";
import { wholeList } from "../../lib/cursor-list/table-selection.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { SelectBox } from "../../shared/bulk/select-box.tsx";
import { tabPath } from "../../shared/channel/channel-tabs.ts";
import { GROUP_CHAT } from "../../shared/channel/model/channel.ts";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { FoundExport } from "../../shared/exports/found-export.tsx";
import { groupColumns } from "./group-csv-columns.ts";
import { GROUP_PARAM, groupPath } from "./group-path.ts";
import { GroupRow } from "./group-row.tsx";
import { MAX_GROUPS, type MentionGroup } from "./mention-group.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { MentionGroupsHelp } from "./mention-groups-help.tsx";
import { Meter } from "./meter.tsx";
import { OneGroup } from "./one-group.tsx";
import { idOfGroup } from "./placed-group.ts";

const GroupsBar = lazy(() => import("./groups-bar.tsx"));
const CreateDialog = lazy(() => import("./create-dialog.tsx"));

/** The mention groups of a channel, or the one that the address names. */
export default function MentionGroupsTab(props: TabProps) {
  const { channel, archiveState } = props.view;
  const icon = <AtSign size={28} aria-hidden="true" />;
  if (channel.type === GROUP_CHAT) {
    return (
      <EmptyState icon={icon} title="Group chats have no mention groups">
        Only channels have mention groups.
      </EmptyState>
    );
  }
  if (archiveState === "archived") {
    return (
      <EmptyState icon={icon} title="The channel is archived">
        Zoom does not show the mention groups of an archived channel. Unarchive it to see them.
      </EmptyState>
    );
  }
  return <Groups {...props} />;
}

function Groups({ view }: TabProps) {
  const { ref, channel, access } = view;
  const [params] = useSearchParams();
  const [isCreating, setCreating] = useState(false);
  const { data: groups, error, refetch } = useQuery(mentionGroupQueries.list(ref));
  const rows = useMemo(
    () => (groups ?? []).map((one) => ({ ...one, channel: { id: ref.channelId, name: channel.name } })),
    [groups, ref.channelId, channel.name],
  );
  const selection = useRowSelection(`mention groups of ${ref.connection} ${ref.channelId}`, wholeList, rows, idOfGroup);
  if (!groups) return error ? <Failure error={error} onRetry={() => void refetch()} /> : <TabSkeleton />;

  const listPath = tabPath(ref.channelId, ref.connection, "mention-groups");
  const groupId = params.get(GROUP_PARAM);
  const group = groups.find(({ id }) => id === groupId);
  if (group) return <OneGroup key={group.id} view={view} group={group} groups={groups} listPath={listPath} />;
  if (groupId !== null) {
    return (
      <EmptyState
        icon={<AtSign size={28} aria-hidden="true" />}
        title="This mention group no longer exists"
        action={<LinkButton to={listPath}>All mention groups in the channel</LinkButton>}
      >
        It was deleted, or the address is incomplete.
      </EmptyState>
    );
  }
  const count = groups.length + (groups.unreadable?.length ?? 0);
  const creating = access.createMentionGroup;
  const changes = [access.addToMentionGroup, access.removeFromMentionGroup, access.deleteMentionGroup];
  const canAct = changes.some(({ isAllowed }) => isAllowed);
  const isFull = count >= MAX_GROUPS;
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex items-center justify-between gap-3">
        <p className="min-w-0 flex-1 text-muted">
          Members who are mentioned together: @name notifies everyone in the group.
        </p>
        <MentionGroupsHelp />
      </div>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <Meter noun="groups" value={count} max={MAX_GROUPS} />
        <FoundExport
          name={`mention groups of ${channel.name}`}
          noun="mention group"
          columns={groupColumns(ref.channelId, channel.name, (row: MentionGroup) => row)}
          read={async () => groups}
          disabled={groups.length === 0}
        />
        <Button
          tone="primary"
          icon={<Plus size={15} aria-hidden="true" />}
          disabled={!creating.isAllowed || isFull}
          onClick={() => setCreating(true)}
        >
          New group
        </Button>
      </div>
      <WhyNot verdict={creating} />
      {isFull ? (
        <p className="text-xs text-muted">A channel has at most {MAX_GROUPS} groups. Delete one to create another.</p>
      ) : null}
      <UnreadableNote rows={groups.unreadable} noun="group" layout="box" />
      {count === 0 ? (
        <EmptyState icon={<AtSign size={28} aria-hidden="true" />} title="No mention groups yet">
          A group consists of members of this channel.
        </EmptyState>
      ) : (
        <ul aria-label="Mention groups" className="divide-y divide-line rounded-md ring-1 ring-line">
          {rows.map((one) => (
            <GroupRow
              key={one.id}
              channelRef={ref}
              group={one}
              to={groupPath(ref, one.id)}
              box={canAct ? <SelectBox selection={selection} id={idOfGroup(one)} name={one.name} /> : null}
            />
          ))}
        </ul>
      )}
      <Suspense>
        {selection.ids.size > 0 && canAct ? (
          <GroupsBar
            connection={refOfChange(ref).connection}
            may={view.may}
            {...{ selection, rows, shown: rows }}
            isBoxed
          />
        ) : null}
        {isCreating ? <CreateDialog view={view} groups={groups} onClose={() => setCreating(false)} /> : null}
      </Suspense>
    </div>
  );
}
