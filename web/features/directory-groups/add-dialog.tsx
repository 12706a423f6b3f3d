import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { isAsWanted } from "../../shared/changes/item-result.ts";
import { unmakeChange } from "../../shared/changes/make-change.ts";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import { useTriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { DirectoryGroup, GroupPerson } from "../../shared/directory-groups/directory-group.ts";
import { showPeople } from "../../shared/directory-groups/directory-group-queries.ts";
import type { Announce } from "../../shared/done/done.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../shared/people-picker/why-nobody.ts";
import { additionOf } from "./directory-group-changes.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./sort-chosen.ts";

interface AddDialogProps {
  readonly group: DirectoryGroup;
  /** Those of the group that are loaded. */
  readonly people: readonly GroupPerson[];
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Adds people to a group, and says what became of each. */
export default function AddDialog({ group, people, announce, onClose }: AddDialogProps) {
  const client = useQueryClient();
  const { choice, setChoice, people: chosen } = usePeopleChoice();
  // Who was in the group when the dialog was opened: those added by it must not count as present.
  const [before] = useState(people);
  const sorted = sortChosen(chosen, before);
  const { fresh } = sorted;

  const add = useTriedChange(({ id, items }) => {
    void showPeople(client, group.id);
    const doneCount = items.filter(({ status }) => status === "done").length;
    const whom = countOf(doneCount, "person", "people");
    if (doneCount > 0)
      announce({
        text: `Added ${whom} to ${isolate(group.name)}.`,
        undo: async () => {
          await unmakeChange(id);
          announce({ text: `Removed ${whom} from ${isolate(group.name)}.` });
          await showPeople(client, group.id);
        },
      });
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
