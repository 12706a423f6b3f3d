import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import type { PickedPerson } from "../people-picker/picked-person.ts";
import { matchMembers } from "./match-members.ts";
import type { GroupMember, MentionGroup } from "./mention-group.ts";

interface SelectDialogProps {
  readonly connection: ConnectionName;
  readonly group: MentionGroup;
  readonly members: readonly GroupMember[];
  /** Gets the member ids of those who are in the group. */
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Selects people of a group by pasted addresses or by where else they are. */
export default function SelectDialog({ connection, group, members, onSelect, onClose }: SelectDialogProps) {
  const [chosen, setChosen] = useState<readonly PickedPerson[]>([]);
  const found = matchMembers(chosen, members);
  const { strangers } = found;
  return (
    <Dialog
      title={`Select people of ${group.name}`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={found.members.length === 0}
            onClick={() => {
              onSelect(found.members.map(({ id }) => id));
              onClose();
            }}
          >
            {found.members.length === 0 ? "Select" : `Select ${countOf(found.members.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker connection={connection} chosen={chosen} onChange={setChosen} />
        {strangers.length > 0 ? (
          <p role="status" className="rounded-md bg-warn-soft px-3 py-2 break-words text-warn-ink">
            {`${countOf(strangers.length, "person is", "people are")} not in the group: `}
            {strangers
              .slice(0, 12)
              .map(({ email, name }) => email || name)
              .join(", ")}
            {strangers.length > 12 ? ` and ${formatCount(strangers.length - 12)} more` : ""}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
