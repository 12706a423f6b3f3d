import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { TextArea } from "../../../components/field.tsx";
import { chunk, type ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { countOf } from "../../../lib/format.ts";
import { directoryGroupQueries } from "../../directory-groups/directory-group-queries.ts";
import { ResultsDialog, RunningDialog, resultItems } from "../../mention-groups/run-dialogs.tsx";
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
  const bulk = useBulk();
  const [results, setResults] = useState<readonly ItemOutcome[] | null>(null);

  // Those that were there before: a group that is invited now does not become one named twice.
  const [before] = useState(present);
  const presentIds = new Set(before.map(({ id }) => id));
  const { malformed, present: twice, usable } = sortGroupIds(readGroupIds(text), presentIds);
  const ids = [...new Set([...chosen, ...usable])];
  const error =
    malformed.length > 0
      ? `${malformed.join(", ")}: an id has 22 letters, digits, - or _.`
      : twice.length > 0
        ? `${twice.join(", ")} is in the channel already.`
        : undefined;

  const nameOf = (id: string): string => directory.data?.find((group) => group.id === id)?.name ?? id;
  const invite = async (some: readonly string[]): Promise<void> => {
    const sent = await bulk.start({
      calls: chunk(some, 1),
      concurrency: 2,
      work: async (one) => {
        for (const id of one) await inviteGroup(ref.channelId, id);
        return one.map((id) => ({ id, status: "done" }));
      },
    });
    const outcomes = [...(results ?? []).filter(({ id }) => !some.includes(id)), ...sent];
    const done = outcomes.filter(({ status }) => status === "done").map(({ id }) => id);
    if (done.length > 0) {
      announce({
        text: `Invited ${done.map(nameOf).join(", ")}.`,
        undo: async () => {
          for (const id of done) await removeGroup(ref.channelId, id);
          announce({ text: `Took ${countOf(done.length, "group")} out again.` });
          await showGroupsChanged(client, ref);
        },
      });
    }
    setResults(outcomes);
    void showGroupsChanged(client, ref);
    if (done.length === outcomes.length) onClose();
  };

  if (bulk.state.phase === "running") return <RunningDialog title="Inviting groups" label="Groups" bulk={bulk} />;
  if (results) {
    const open = results.filter(({ status }) => status !== "done").map(({ id }) => id);
    return (
      <ResultsDialog
        title="Invitations: results"
        noun="group"
        nounPlural="groups"
        items={resultItems(results, nameOf, [])}
        onRetry={open.length > 0 ? () => void invite(open) : undefined}
        onClose={onClose}
      />
    );
  }
  return (
    <Dialog
      title="Invite groups"
      onClose={onClose}
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
          hint="As Zoom’s web portal shows them in the address of a group; one a line, or parted by commas."
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
