import { useState } from "react";
import type { DirectoryGroup, GroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../shared/people-picker/why-nobody.ts";
import { announce } from "../../stores/notices.ts";
import { additionOf } from "./directory-group-changes.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./sort-chosen.ts";

interface AddDialogProps {
  readonly group: DirectoryGroup;
  /** Those of the group that are loaded. */
  readonly people: readonly GroupPerson[];
  readonly onClose: () => void;
}

/** Adds people to a group, and says what became of each. */
export default function AddDialog({ group, people, onClose }: AddDialogProps) {
  const { choice, setChoice, people: chosen } = usePeopleChoice("add");
  // Who was in the group when the dialog was opened: those added by it must not count as present.
  const [before] = useState(people);
  const sorted = sortChosen(chosen, before);
  const { fresh } = sorted;

  const add = useTriedChange((made) => {
    const { items } = made;
    const doneCount = items.filter(({ status }) => status === "done").length;
    const whom = countOf(doneCount, "person", "people");
    if (doneCount > 0) announce({ text: `Added ${whom} to ${isolate(group.name)}.`, ...wayBack(made) });
    if (items.every(isAsWanted)) onClose();
  });

  if (add.made && !add.made.items.every(isAsWanted))
    return <TriedResults tried={add} title={`${isolate(group.name)}: results`} onClose={onClose} />;
  return (
    <Dialog
      title={`Add people to ${isolate(group.name)}`}
      width="wide"
      onClose={onClose}
      note={<WhoseName connection="account" />}
      actions={
        <>
          <WhyDisabled reason={whyNobody(chosen.length, fresh.length)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button
            tone="primary"
            disabled={fresh.length === 0}
            isBusy={add.isPending}
            onClick={() => add.begin(additionOf(group, fresh))}
          >
            {fresh.length === 0 ? "Add" : `Add ${countOf(fresh.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <PeoplePicker
          connection="account"
          choice={choice}
          onChange={setChoice}
          present={{ people: before, mark: "Already in the group" }}
        />
        <PeopleNote {...sorted} />
        {add.error ? <ErrorState error={add.error} layout="inline" /> : null}
      </div>
    </Dialog>
  );
}
