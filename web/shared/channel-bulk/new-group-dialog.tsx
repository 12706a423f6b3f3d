import { useState } from "react";
import { object, string } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { createMentionGroups, MAX_DESCRIPTION, MAX_NAME } from "../../../domain/actions/mention-groups.ts";
import { TextField } from "../../components/field.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { type Chosen, chosenText, partIn } from "../changes/chosen.ts";
import { type PickedPerson, targetFieldsOf } from "../people/picked-person.ts";
import { ChoosePeopleDialog } from "../people-check/choose-people-dialog.tsx";

interface NewGroupDialogProps {
  readonly connection: ConnectionName;
  readonly chosen: Chosen;
  /** A group to make the same as. */
  readonly like?: { readonly name: string; readonly description: string };
  readonly onClose: () => void;
}

const keptGroup = object({ name: string(), description: string() });

/** The most people of a group. */
const MOST_PEOPLE = 100;

/** The same mention group, with the same people, in many channels. */
export default function NewGroupDialog({ connection, chosen, like, onClose }: NewGroupDialogProps) {
  const [initial] = useState({ name: like?.name ?? "", description: like?.description ?? "" });
  const [{ name, description }, setGroup] = useDialogDraft(`new group ${initial.name}`, initial, keptGroup);
  const [people, setPeople] = useState<readonly PickedPerson[] | null>(null);
  const wanted = name.trim();
  const each = [{ groupId: "", name: wanted, people: (people ?? []).map(targetFieldsOf) }];
  const part = partIn(createMentionGroups, { description: description.trim() }, chosen, each);
  return (
    <>
      <ChoosePeopleDialog
        title={`New mention group in ${chosenText(chosen)}`}
        connection={connection}
        leavesDeactivated
        outsideText={GUESTS}
        missing={wanted === "" ? "A group needs a name." : undefined}
        most={MOST_PEOPLE}
        onPeople={setPeople}
        isCovered={people !== null}
        onClose={onClose}
      >
        <TextField
          label="Name of the group"
          hint={`What people type after the @. ${wanted.length} of ${MAX_NAME} characters.`}
          maxLength={MAX_NAME}
          data-first-focus=""
          value={name}
          autoComplete="off"
          onChange={({ target: { value } }) => setGroup((group) => ({ ...group, name: value }))}
        />
        <TextField
          label="Description"
          maxLength={MAX_DESCRIPTION}
          value={description}
          autoComplete="off"
          onChange={({ target: { value } }) => setGroup((group) => ({ ...group, description: value }))}
        />
      </ChoosePeopleDialog>
      {people ? (
        <ChangeDialog
          request={{ connection, parts: [part] }}
          verb="Create"
          noun="mention group"
          onBack={() => setPeople(null)}
          onClose={onClose}
        >
          <p>Only members of a channel can be in its mention groups. In each channel the others are left out.</p>
        </ChangeDialog>
      ) : null}
    </>
  );
}

const GUESTS =
  "Zoom does not show the addresses of people from other accounts, so they may not be found among a channel’s members.";
