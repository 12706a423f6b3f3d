import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { addToMentionGroup, removeFromMentionGroup } from "../../../domain/actions/mention-group-members.ts";
import { MAX_NAME } from "../../../domain/actions/mention-groups.ts";
import { RadioGroup } from "../../components/choice.tsx";
import { TextField } from "../../components/field.tsx";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { type Chosen, chosenText, partIn } from "../changes/chosen.ts";
import { type PickedPerson, targetFieldsOf } from "../people/picked-person.ts";
import { ChoosePeopleDialog } from "../people-check/choose-people-dialog.tsx";

interface GroupPeopleDialogProps {
  readonly connection: ConnectionName;
  readonly chosen: Chosen;
  /** The name of the groups, where it is known. */
  readonly group?: string;
  readonly onClose: () => void;
}

const acts = [
  { value: "add", label: "Add people" },
  { value: "remove", label: "Remove people" },
] as const;

/** The same people into or out of the groups of one name in many channels. */
export default function GroupPeopleDialog({ connection, chosen, group = "", onClose }: GroupPeopleDialogProps) {
  const [act, setAct] = useState<"add" | "remove">("add");
  const [name, setName] = useState(group);
  const [people, setPeople] = useState<readonly PickedPerson[] | null>(null);
  const wanted = name.trim();
  const action = act === "add" ? addToMentionGroup : removeFromMentionGroup;
  return (
    <>
      <ChoosePeopleDialog
        title={`People of a mention group in ${chosenText(chosen)}`}
        connection={connection}
        leavesDeactivated={act === "add"}
        outsideText={GUESTS}
        missing={wanted === "" ? "Which group? Type its name." : undefined}
        onPeople={setPeople}
        isCovered={people !== null}
        onClose={onClose}
      >
        <TextField
          label="Name of the group"
          hint="Channels without a group of this name are left out."
          maxLength={MAX_NAME}
          data-first-focus=""
          value={name}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
        <RadioGroup legend="What to do" value={act} options={acts} onChange={setAct} />
      </ChoosePeopleDialog>
      {people ? (
        <ChangeDialog
          request={{ connection, parts: [partIn(action, {}, chosen, people.map(fieldsIn(wanted)))] }}
          verb={act === "add" ? "Add" : "Remove"}
          noun="person"
          nounPlural="people"
          isDestructive={act === "remove"}
          places={{ noun: "Channel", wanted: act === "add" ? "To add" : "To remove" }}
          onBack={() => setPeople(null)}
          onClose={onClose}
        >
          {act === "add" ? <p>Only members of a channel can be in its mention groups.</p> : null}
        </ChangeDialog>
      ) : null}
    </>
  );
}

const GUESTS =
  "Zoom does not show the addresses of people from other accounts, so they may not be found among a channel’s members.";

const fieldsIn = (group: string) => (person: PickedPerson) => ({ group, groupId: "", ...targetFieldsOf(person) });
