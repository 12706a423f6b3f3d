import { Archive, ArchiveRestore, LogIn, LogOut, SearchCheck, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { ActionsMenu } from "../../../components/actions-menu.tsx";
import { Button } from "../../../components/button.tsx";
import { MenuItem } from "../../../components/menu-item.tsx";
import { whyRefused } from "../../../shared/access/verdict.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { useJoin } from "./use-join.ts";

const ArchiveDialog = lazy(() => import("./archive-dialog.tsx"));
const ArchiveCheckDialog = lazy(() => import("./archive-check-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));
const LeaveChannelDialog = lazy(() => import("./leave-channel-dialog.tsx"));

type OpenDialog = "archive" | "unarchive" | "check" | "delete" | "leave";

/** What can be done with the channel as a whole. */
export function ChannelActions({ view }: { view: ChannelView }) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  const join = useJoin(view);
  const { access, archiveState, ref } = view;
  const close = (): void => setDialog(null);
  const isMe = ref.connection === "me";
  const choose = (next: OpenDialog) => (): void => setDialog(next);
  const canJoin = isMe && access.join.isAllowed && view.standing === "none";

  return (
    <div className="flex flex-wrap items-center gap-2">
      {canJoin ? (
        <Button tone="primary" isBusy={join.isPending} onClick={() => join.mutate()}>
          Join channel
        </Button>
      ) : null}
      <ActionsMenu>
        {isMe && !canJoin && access.join.isAllowed ? (
          <MenuItem icon={<LogIn size={14} aria-hidden="true" />} onSelect={() => join.mutate()}>
            Join
          </MenuItem>
        ) : null}
        {isMe && view.standing !== "none" ? (
          <MenuItem
            icon={<LogOut size={14} aria-hidden="true" />}
            onSelect={choose("leave")}
            unavailable={whyRefused(access.leave)}
          >
            Leave…
          </MenuItem>
        ) : null}
        {archiveState === "archived" ? null : (
          <MenuItem
            icon={<Archive size={14} aria-hidden="true" />}
            onSelect={choose("archive")}
            unavailable={whyRefused(access.archive)}
          >
            Archive…
          </MenuItem>
        )}
        {archiveState === "live" ? null : (
          <MenuItem
            icon={<ArchiveRestore size={14} aria-hidden="true" />}
            onSelect={choose("unarchive")}
            unavailable={whyRefused(access.unarchive)}
          >
            Unarchive…
          </MenuItem>
        )}
        {archiveState === "unknown" ? (
          <MenuItem icon={<SearchCheck size={14} aria-hidden="true" />} onSelect={choose("check")}>
            Check whether it is archived…
          </MenuItem>
        ) : null}
        <MenuItem
          icon={<Trash2 size={14} aria-hidden="true" />}
          isDestructive
          onSelect={choose("delete")}
          unavailable={whyRefused(access.delete)}
        >
          Delete…
        </MenuItem>
      </ActionsMenu>
      <Suspense>
        {dialog === "archive" || dialog === "unarchive" ? (
          <ArchiveDialog view={view} isArchiving={dialog === "archive"} onClose={close} />
        ) : null}
        {dialog === "check" ? <ArchiveCheckDialog view={view} onClose={close} /> : null}
        {dialog === "delete" ? <DeleteDialog view={view} onClose={close} /> : null}
        {dialog === "leave" ? <LeaveChannelDialog view={view} onClose={close} /> : null}
      </Suspense>
    </div>
  );
}
