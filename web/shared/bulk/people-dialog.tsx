import { useState } from "react";
import { picklist } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { MAILED } from "../../../domain/resources/channel-members.ts";
import { RadioGroup } from "../../components/choice.tsx";
import { useDialogDraft } from "../../lib/use-draft.ts";
import { ChangeDialog } from "../changes/change-dialog.tsx";
import { type Chosen, chosenText, partIn } from "../changes/chosen.ts";
import { type PickedPerson, targetFieldsOf } from "../people/picked-person.ts";
import { ChoosePeopleDialog } from "../people-check/choose-people-dialog.tsx";
import { type PeopleAct, type PeopleHolder, peopleWords } from "./people-in.tsx";

interface PeopleDialogProps {
  readonly act: PeopleAct;
  readonly holder: PeopleHolder;
  readonly connection: ConnectionName;
  readonly chosen: Chosen;
  readonly onClose: () => void;
}

type Role = "member" | "admin";

const keptRole = picklist(["member", "admin"]);
const roleOptions = [
  { value: "member", label: "Members" },
  { value: "admin", label: "Administrators", hint: "Those who are members already are promoted." },
] as const;

/** The same people into or out of many things, or made administrators there. */
export default function PeopleDialog({ act, holder, connection, chosen, onClose }: PeopleDialogProps) {
  const words = peopleWords[act];
  const given = holder.acts[act];
  const [role, setRole] = useDialogDraft<Role>(`${act} role`, "member", keptRole);
  const [people, setPeople] = useState<readonly PickedPerson[] | null>(null);
  if (!given) throw new Error(`nothing to ${act} in a ${holder.noun}`);
  const { addingAdministrators } = holder;
  const action = (act === "add" && role === "admin" && addingAdministrators) || given.action;
  return (
    <>
      <ChoosePeopleDialog
        title={words.title(chosenText(chosen))}
        connection={connection}
        leavesDeactivated={act === "add" || act === "promote"}
        outsideText={given.outsideText}
        onPeople={setPeople}
        isCovered={people !== null}
        onClose={onClose}
      >
        {act === "add" && addingAdministrators ? (
          <RadioGroup legend="Add them as" value={role} options={roleOptions} onChange={setRole} />
        ) : null}
      </ChoosePeopleDialog>
      {people ? (
        <ChangeDialog
          request={{ connection, parts: [partIn(action, {}, chosen, people.map(targetFieldsOf))] }}
          verb={words.verb}
          noun="person"
          nounPlural="people"
          isDestructive={act === "remove"}
          places={{
            noun: `${holder.noun.slice(0, 1).toUpperCase()}${holder.noun.slice(1)}`,
            wanted: words.wanted,
            fields: holder.fields,
          }}
          hasMore={({ remark }) => remark === MAILED}
          onBack={() => setPeople(null)}
          onClose={onClose}
        >
          {given.effect === undefined ? null : <p>{given.effect}</p>}
        </ChangeDialog>
      ) : null}
    </>
  );
}
