import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { transferSpaces } from "../../../domain/actions/spaces.ts";
import type { SpaceRow } from "../../../domain/exports/space-rows.ts";
import ActDialog from "../../shared/bulk/act-dialog.tsx";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import { chosenText } from "../../shared/changes/chosen.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";
import { ChoosePeopleDialog } from "../../shared/people-check/choose-people-dialog.tsx";

interface HandOverDialogProps extends Asked<SpaceRow> {
  readonly connection: ConnectionName;
}

/** Makes one person the owner of several spaces. */
export default function HandOverDialog({ connection, ...asked }: HandOverDialogProps) {
  const { chosen, onClose } = asked;
  const [people, setPeople] = useState<readonly PickedPerson[] | null>(null);
  const [owner] = people ?? [];
  if (!owner) {
    return (
      <ChoosePeopleDialog
        title={`Transfer ownership of ${chosenText(chosen)}`}
        connection={connection}
        leavesDeactivated
        outsideText="Only someone in this account can own a space."
        most={1}
        onPeople={setPeople}
        onClose={onClose}
      />
    );
  }
  const { userId, memberId, name, email } = owner;
  return (
    <ActDialog
      {...asked}
      connection={connection}
      action={transferSpaces}
      input={{ userId, memberId, name: name || email }}
      verb="Transfer"
      isDestructive
      effect="Only someone who is already in a space can own it. Whoever owns it now becomes an administrator."
    />
  );
}
