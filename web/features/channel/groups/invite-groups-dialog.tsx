import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { TextArea } from "../../../components/field.tsx";
import { countOf } from "../../../lib/format.ts";
import { directoryGroupQueries } from "../../directory-groups/directory-group-queries.ts";
import { type ChannelGroup, inviteGroups, removeGroup } from "../api/groups.ts";
import { showGroupsChanged } from "../channel-cache.ts";
import type { Announce } from "../done.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { DirectoryChoice } from "./directory-choice.tsx";
import { readGroupIds, sortGroupIds } from "./group-ids.ts";

interface InviteGroupsDialogProps {
  readonly view: ChannelView;
  /** Groups that are in the channel. */
  readonly present: readonly ChannelGroup[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Invites groups, chosen from the directory where Zoom still lists it, or by their ids. */
export default function InviteGroupsDialog({ view, present, announce, onClose }: InviteGroupsDialogProps) {
  const { ref } = view;
  const client = useQueryClient();
  const directory = useQuery({ ...directoryGroupQueries.list(), retry: false });
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [text, setText] = useState("");

  const presentIds = new Set(present.map(({ id }) => id));
  const { malformed, present: twice, usable } = sortGroupIds(readGroupIds(text), presentIds);
  const ids = [...new Set([...chosen, ...usable])];
  const error =
    malformed.length > 0
      ? `${malformed.join(", ")}: an id has 22 letters, digits, - or _.`
      : twice.length > 0
        ? `${twice.join(", ")} is in the channel already.`
        : undefined;

  const invite = useMutation({
    mutationFn: () => inviteGroups(ref.channelId, ids),
    onSuccess: (groups) => {
      announce({
        text: `Invited ${groups.map(({ name, id }) => name || id).join(", ")}.`,
        undo: async () => {
          for (const { id } of groups) await removeGroup(ref.channelId, id);
          announce({ text: `Took ${countOf(groups.length, "group")} out again.` });
          await showGroupsChanged(client, ref);
        },
      });
      void showGroupsChanged(client, ref);
      onClose();
    },
  });
  return (
    <Dialog
      title="Invite groups"
      onClose={invite.isPending ? undefined : onClose}
      actions={
        <>
          <Button onClick={onClose} disabled={invite.isPending}>
            Cancel
          </Button>
          <Button
            tone="primary"
            disabled={ids.length === 0 || error !== undefined}
            isBusy={invite.isPending}
            onClick={() => invite.mutate()}
          >
            {ids.length === 0 ? "Invite" : `Invite ${countOf(ids.length, "group")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DirectoryChoice directory={directory} presentIds={presentIds} chosen={chosen} onChange={setChosen} />
        <TextArea
          label="Group ids"
          hint="As Zoom’s web portal shows them in the address of a group; one a line, or parted by commas."
          error={error}
          rows={2}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
        {invite.error ? <ErrorState error={invite.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
