import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { confirming } from "../../../components/confirming.tsx";
import { Name } from "../../../components/name.tsx";
import { ApiError } from "../../../lib/api/errors.ts";
import { isolate } from "../../../lib/isolate.ts";
import { wayBack } from "../../../shared/changes/make-change.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { setArchived } from "../../../shared/channel/api/channel.ts";
import { markArchived, showRefusal } from "../../../shared/channel/channel-cache.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { announce } from "../../../stores/notices.ts";
import { DeletionCalledOff } from "./deletion-called-off.tsx";

/** Zoom's codes for a channel that is in the asked-for state already. */
const ALREADY_ARCHIVED = 3205;
const NOT_ARCHIVED = 3213;
/** For the account's default channel. */
const DEFAULT_STAYS = 3214;

interface ArchiveDialogProps {
  readonly view: ChannelView;
  readonly isArchiving: boolean;
  readonly onClose: () => void;
}

export default function ArchiveDialog({ view, isArchiving, onClose }: ArchiveDialogProps) {
  const { ref, refFor, channel, access } = view;
  const acting = refFor("archive");
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: () => setArchived(client, acting, channel, isArchiving),
    onSuccess: (made) => {
      markArchived(client, ref.channelId, isArchiving ? "archived" : "live");
      const what = isArchiving ? "archived" : "unarchived";
      announce({ text: `“${isolate(channel.name)}” is ${what}.`, ...wayBack(made) });
      onClose();
    },
    onError: (error) => {
      // The refusal tells the state that nothing else does for sure.
      if (!(error instanceof ApiError)) return;
      if (error.code === ALREADY_ARCHIVED) markArchived(client, ref.channelId, "archived");
      if (error.code === DEFAULT_STAYS) showRefusal(client, ref, "default");
      if (error.code === NOT_ARCHIVED) markArchived(client, ref.channelId, "live");
    },
  });
  return (
    <ConfirmDialog
      title={isArchiving ? "Archive the channel?" : "Unarchive the channel?"}
      confirmLabel={isArchiving ? "Archive" : "Unarchive"}
      harm={{ kind: "plain" }}
      {...confirming(mutation)}
      isBlocked={!(isArchiving ? access.archive : access.unarchive).isAllowed}
      note={<WhoseName {...acting} />}
      onClose={onClose}
    >
      {isArchiving ? (
        <>
          <p>
            <strong className="break-words text-ink">
              <Name>{channel.name}</Name>
            </strong>{" "}
            will disappear from its members’ channel lists. Nobody can post or change its settings until it is
            unarchived. Messages, files and members are kept.
          </p>
          <p>You can undo this right away, or unarchive the channel at any time.</p>
        </>
      ) : (
        <>
          <p>
            <strong className="break-words text-ink">
              <Name>{channel.name}</Name>
            </strong>{" "}
            will reappear in its members’ channel lists, and they can post again.
          </p>
          <DeletionCalledOff channelId={ref.channelId} />
        </>
      )}
    </ConfirmDialog>
  );
}
