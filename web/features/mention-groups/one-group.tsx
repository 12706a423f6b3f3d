import { useQuery } from "@tanstack/react-query";
import { Copy, Pencil, Trash2, UserPlus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useNavigate } from "react-router";
import { BackLink } from "../../components/back-link.tsx";
import { Button } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Name } from "../../components/name.tsx";
import { TabSkeleton } from "../../components/page-skeleton.tsx";
import { UnreadableNote } from "../../components/unreadable-note.tsx";
import { firstRefused } from "../../shared/access/verdict.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import type { TabProps } from "../../shared/channel/tab-props.ts";
import { GroupMembers } from "./group-members.tsx";
import { MAX_MEMBERS, type MentionGroup } from "./mention-group.ts";
import { mentionGroupQueries } from "./mention-group-queries.ts";
import { Meter } from "./meter.tsx";

const AddDialog = lazy(() => import("./add-dialog.tsx"));
const EditDialog = lazy(() => import("./edit-dialog.tsx"));
const CopyDialog = lazy(() => import("./copy-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));

interface OneGroupProps extends TabProps {
  readonly group: MentionGroup;
  readonly groups: readonly MentionGroup[];
  /** Where the list of the channel's groups stands. */
  readonly listPath: string;
}

/** One mention group: its words, its people, and what can be done with it. */
export function OneGroup({ view, group, groups, listPath }: OneGroupProps) {
  const { access, channel } = view;
  const ref = view.refFor("changeMentionGroups");
  const named = { ref, name: channel.name };
  const navigate = useNavigate();
  const [open, setOpen] = useState<"add" | "edit" | "copy" | "delete" | null>(null);
  const { data: members, error, refetch } = useQuery(mentionGroupQueries.members(ref, group.id));
  const { editMentionGroup: editing, deleteMentionGroup: deleting } = access;
  const { addToMentionGroup: adding, removeFromMentionGroup: removing } = access;
  const count = members === undefined ? 0 : members.length + (members.unreadable?.length ?? 0);
  const isFull = count >= MAX_MEMBERS;
  const close = (): void => setOpen(null);
  return (
    <div className="flex w-full max-w-3xl flex-col gap-4 px-4 py-4 lg:px-6">
      <div className="flex flex-col gap-2">
        <BackLink to={listPath}>Mention groups</BackLink>
        <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
          <div className="min-w-0 flex-1 basis-56">
            <h2 className="text-base font-semibold break-words">
              <Name>{group.name}</Name>
            </h2>
            <p className="break-words text-muted">{group.description || "No description."}</p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Button
              icon={<Pencil size={14} aria-hidden="true" />}
              disabled={!editing.isAllowed}
              onClick={() => setOpen("edit")}
            >
              Edit…
            </Button>
            <Button
              icon={<Copy size={14} aria-hidden="true" />}
              disabled={!members || members.length === 0}
              onClick={() => setOpen("copy")}
            >
              Copy people…
            </Button>
            <Button
              icon={<Trash2 size={14} aria-hidden="true" />}
              disabled={!deleting.isAllowed}
              onClick={() => setOpen("delete")}
            >
              Delete…
            </Button>
          </div>
        </div>
      </div>
      <WhyNot verdict={firstRefused(editing, deleting, adding, removing)} />
      {members ? (
        <>
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Meter noun="people" value={count} max={MAX_MEMBERS} />
            <Button
              tone="primary"
              icon={<UserPlus size={15} aria-hidden="true" />}
              disabled={!adding.isAllowed || isFull}
              onClick={() => setOpen("add")}
            >
              Add people
            </Button>
          </div>
          <UnreadableNote rows={members.unreadable} noun="person" nounPlural="people" layout="box" />
          <GroupMembers channel={named} group={group} members={members} canRemove={removing.isAllowed} />
        </>
      ) : error ? (
        <Failure error={error} onRetry={() => void refetch()} />
      ) : (
        <TabSkeleton />
      )}
      <Suspense>
        {open === "add" && members ? <AddDialog view={view} group={group} present={members} onClose={close} /> : null}
        {open === "edit" ? <EditDialog channel={named} group={group} groups={groups} onClose={close} /> : null}
        {open === "copy" && members ? (
          <CopyDialog channelRef={ref} channelName={channel.name} group={group} members={members} onClose={close} />
        ) : null}
        {open === "delete" ? (
          <DeleteDialog
            channel={named}
            group={group}
            onClose={close}
            onDeleted={() => void navigate(listPath, { replace: true })}
          />
        ) : null}
      </Suspense>
    </div>
  );
}
