import type { ConnectionName } from "../../../contract/bff.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { Words } from "../../components/words.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { matchMembers } from "./match-members.ts";
import { usePeopleChoice } from "./people-choice.ts";
import { PeoplePicker } from "./people-picker.tsx";
import type { Matchable } from "./present-mark.ts";
import { whyNobody } from "./why-nobody.ts";

interface SelectDialogProps {
  readonly connection: ConnectionName;
  /** Whose people are selected, by name. */
  readonly name: string;
  /** What that is, e.g. `group`. */
  readonly noun: string;
  readonly members: readonly Matchable[];
  /** There are more members than these, and they are being read. */
  readonly isReading?: boolean;
  /** Gets the member ids of those who are in it. */
  readonly onSelect: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Selects people out of those of a group or a space, by pasted addresses or by where else they are. */
export default function SelectDialog(props: SelectDialogProps) {
  const { connection, name, noun, members, isReading = false, onSelect, onClose } = props;
  const { choice, setChoice, people } = usePeopleChoice("select");
  const found = matchMembers(people, members);
  const { nonMembers } = found;
  return (
    <Dialog
      title={`Select people of ${isolate(name)}`}
      width="wide"
      onClose={onClose}
      actions={
        <>
          <WhyDisabled reason={isReading ? undefined : whyNobody(people.length, found.members.length)} />
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
        <PeoplePicker connection={connection} choice={choice} onChange={setChoice} />
        {isReading ? (
          <p role="status" className="text-xs text-muted">
            Loading the members: {formatCount(members.length)} so far…
          </p>
        ) : null}
        {nonMembers.length > 0 && !isReading ? (
          <p role="status" className="rounded-md bg-warn-soft px-3 py-2 break-words text-warn-ink">
            {`${countOf(nonMembers.length, "person is", "people are")} not in the ${noun}: `}
            <Words>
              {nonMembers
                .slice(0, 12)
                .map((person) => isolate(person.email || person.name))
                .join(", ")}
            </Words>
            {nonMembers.length > 12 ? ` and ${formatCount(nonMembers.length - 12)} more` : ""}
          </p>
        ) : null}
      </div>
    </Dialog>
  );
}
