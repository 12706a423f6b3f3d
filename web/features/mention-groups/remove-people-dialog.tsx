import type { ConnectionName } from "../../../contract/bff.ts";
import { removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { doneIds, partIn } from "../../shared/changes/chosen.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";

interface RemovePeopleDialogProps extends Asked<GroupMember> {
  readonly connection: ConnectionName;
  readonly group: MentionGroup;
}

/** Removes people from a group: one at once, several after a question. */
export default function RemovePeopleDialog({ connection, group, chosen, onDone, onClose }: RemovePeopleDialogProps) {
  const [only, ...others] = chosen.rows;
  const isOne = only !== undefined && others.length === 0;
  return (
    <ChangeDialog
      request={{ connection, parts: [partIn(removeFromMentionGroup, {}, chosen)] }}
      isConfirmed={isOne}
      verb="Remove"
      noun="person"
      nounPlural="people"
      isDestructive
      {...(isOne && { announced: () => `Removed ${isolate(only.name)} from ${isolate(group.name)}.` })}
      onDone={(items) => onDone(doneIds(chosen.kind, items))}
      onClose={onClose}
    >
      <p>They stay in the channel.</p>
    </ChangeDialog>
  );
}
