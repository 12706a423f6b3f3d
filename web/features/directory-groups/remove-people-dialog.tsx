import { removeFromDirectoryGroup } from "../../../domain/actions/directory-group-members.ts";
import type { DirectoryGroup, GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import { Name } from "../../components/name.tsx";
import { Words } from "../../components/words.tsx";
import { isolate } from "../../lib/isolate.ts";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { chosenText, doneIds, partIn } from "../../shared/changes/chosen.ts";

interface RemovePeopleDialogProps extends Asked<GroupPerson> {
  readonly group: DirectoryGroup;
}

/** Removes people from a group, and says what became of each when not all could be. */
export default function RemovePeopleDialog({ group, chosen, onDone, onClose }: RemovePeopleDialogProps) {
  const [only, ...others] = chosen.rows;
  const isOne = only !== undefined && others.length === 0 && !chosen.matching;
  return (
    <ChangeDialog
      request={{ connection: "account", parts: [partIn(removeFromDirectoryGroup, {}, chosen)] }}
      verb="Remove"
      noun="person"
      nounPlural="people"
      isDestructive
      onDone={(items) => onDone(doneIds(chosen.kind, items))}
      onClose={onClose}
    >
      <p className="first-letter:uppercase">
        <Words>{isOne ? isolate(only.name) : chosenText(chosen)}</Words> {isOne ? "leaves" : "leave"}{" "}
        <strong className="text-ink">
          <Name>{group.name}</Name>
        </strong>
        , and any channels they are in only through the group.
      </p>
      <p>You can undo this. Messages are kept.</p>
    </ChangeDialog>
  );
}
