import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { array, object, parse, string } from "valibot";
import { ChannelGroupTarget } from "../../../../domain/resources/channel-groups.ts";
import { Button } from "../../../components/button.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ErrorState } from "../../../components/error-state.tsx";
import { TextArea } from "../../../components/field.tsx";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import { useDialogDraft } from "../../../lib/use-draft.ts";
import { isAsWanted } from "../../../shared/changes/item-result.ts";
import { wayBack } from "../../../shared/changes/make-change.ts";
import { TriedResults } from "../../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import type { ChannelGroup } from "../../../shared/channel/api/groups.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { invitationOf } from "../../../shared/directory-groups/channel-group-changes.ts";
import { directoryGroupQueries } from "../../../shared/directory-groups/directory-group-queries.ts";
import { announce } from "../../../stores/notices.ts";
import { DirectoryChoice } from "./directory-choice.tsx";
import { readGroupIds, sortGroupIds } from "./group-ids.ts";

interface InviteGroupsDialogProps {
  readonly view: ChannelView;
  /** Groups that are in the channel. */
  readonly present: readonly ChannelGroup[];
  readonly onClose: () => void;
}

interface Wanted {
  readonly ticked: readonly string[];
  /** IDs as they were typed. */
  readonly text: string;
}
const noneWanted: Wanted = { ticked: [], text: "" };
const keptWanted = object({ ticked: array(string()), text: string() });

/** Invites groups, chosen from the directory where Zoom still lists it, or by their ids. */
export default function InviteGroupsDialog({ view, present, onClose }: InviteGroupsDialogProps) {
  const { ref, channel } = view;
  const directory = useQuery({ ...directoryGroupQueries.list(), retry: false });
  const [{ ticked, text }, setWanted] = useDialogDraft("add groups", noneWanted, keptWanted);

  // Those that were there before: a group that is invited now does not become one named twice.
  const [before] = useState(present);
  const presentIds = new Set(before.map(({ id }) => id));
  const { malformed, present: twice, usable } = sortGroupIds(readGroupIds(text), presentIds);
  // Whoever is in it by now is shown as that.
  const ids = [...new Set([...ticked.filter((id) => !presentIds.has(id)), ...usable])];
  const error =
    malformed.length > 0
      ? `${malformed.join(", ")}: a group ID has 22 letters, digits, hyphens or underscores.`
      : twice.length > 0
        ? `${twice.join(", ")}: already in the channel.`
        : undefined;

  const nameOf = (id: string): string => directory.data?.find((group) => group.id === id)?.name ?? id;
  const invite = useTriedChange((made) => {
    const { items } = made;
    const done = items.filter(({ status }) => status === "done").map(({ target }) => parse(ChannelGroupTarget, target));
    if (done.length > 0)
      announce({ text: `Added ${done.map(({ name }) => isolate(name)).join(", ")}.`, ...wayBack(made) });
    if (items.every(isAsWanted)) onClose();
  });
  const start = (): void => {
    const { channelId } = ref;
    invite.begin(
      invitationOf(ids.map((groupId) => ({ channelId, channel: channel.name, groupId, name: nameOf(groupId) }))),
    );
  };

  if (invite.made && !invite.made.items.every(isAsWanted))
    return (
      <TriedResults
        tried={invite}
        title="Add directory groups: results"
        noun="group"
        nounPlural="groups"
        onClose={onClose}
      />
    );
  return (
    <Dialog
      title="Add directory groups"
      onClose={onClose}
      note={<WhoseName connection="account" />}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={ids.length === 0 || error !== undefined}
            isBusy={invite.isPending}
            onClick={start}
          >
            {ids.length === 0 ? "Add" : `Add ${countOf(ids.length, "group")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <DirectoryChoice
          directory={directory}
          presentIds={presentIds}
          chosen={ticked}
          onChange={(next) => setWanted((wanted) => ({ ...wanted, ticked: next }))}
        />
        <TextArea
          label="Group IDs"
          hint="As shown in a group’s address in Zoom’s web portal. One per line, or separated by commas."
          error={error}
          rows={2}
          value={text}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target: { value } }) => setWanted((wanted) => ({ ...wanted, text: value }))}
        />
        {invite.error ? <ErrorState error={invite.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
