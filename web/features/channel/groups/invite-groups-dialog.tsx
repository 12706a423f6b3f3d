import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { chunk } from "../../../../domain/chunk.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextArea } from "../../../components/field.tsx";
import { RunView } from "../../../components/run-view.tsx";
import { idsDone } from "../../../lib/bulk/outcomes.ts";
import { isUnderWay, useRun } from "../../../lib/bulk/use-run.ts";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { directoryGroupQueries } from "../../directory-groups/directory-group-queries.ts";
import { type ChannelGroup, inviteGroup, removeGroup } from "../api/groups.ts";
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
  const run = useRun();

  // Those that were there before: a group that is invited now does not become one named twice.
  const [before] = useState(present);
  const presentIds = new Set(before.map(({ id }) => id));
  const { malformed, present: twice, usable } = sortGroupIds(readGroupIds(text), presentIds);
  const ids = [...new Set([...chosen, ...usable])];
  const error =
    malformed.length > 0
      ? `${malformed.join(", ")}: a group ID has 22 letters, digits, hyphens or underscores.`
      : twice.length > 0
        ? `${twice.join(", ")}: already in the channel.`
        : undefined;

  const nameOf = (id: string): string => directory.data?.find((group) => group.id === id)?.name ?? id;
  const invite = async (some: readonly string[]): Promise<void> => {
    const outcomes = await run.start({
      calls: chunk(some, 1),
      concurrency: 2,
      work: async (one) => {
        for (const id of one) await inviteGroup(ref.channelId, id);
        return one.map((id) => ({ id, status: "done" }));
      },
    });
    const done = idsDone(outcomes);
    if (done.length > 0) {
      announce({
        text: `Invited ${done.map((id) => isolate(nameOf(id))).join(", ")}.`,
        undo: async () => {
          for (const id of done) await removeGroup(ref.channelId, id);
          announce({ text: `Removed ${countOf(done.length, "group")}.` });
          await showGroupsChanged(client, ref);
        },
      });
    }
    void showGroupsChanged(client, ref);
    if (done.length === outcomes.length) onClose();
  };

  if (isUnderWay(run)) {
    return (
      <RunView
        run={run}
        doing="Inviting groups"
        title="Invitations: results"
        noun="group"
        nounPlural="groups"
        labelOf={nameOf}
        onRetry={(some) => void invite(some)}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Invite groups"
      onClose={onClose}
      note={<WhoseName connection="account" />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={ids.length === 0 || error !== undefined} onClick={() => void invite(ids)}>
            {ids.length === 0 ? "Invite" : `Invite ${countOf(ids.length, "group")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DirectoryChoice directory={directory} presentIds={presentIds} chosen={chosen} onChange={setChosen} />
        <TextArea
          label="Group IDs"
          hint="As shown in a group’s address in Zoom’s web portal. One per line, or separated by commas."
          error={error}
          rows={2}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
    </Dialog>
  );
}
