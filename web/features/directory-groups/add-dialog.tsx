import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import { usePeopleChoice } from "../people-picker/people-choice.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import type { PickedPerson } from "../people-picker/picked-person.ts";
import { whyNobody } from "../people-picker/why-nobody.ts";
import { AddingDialogs } from "./adding-dialogs.tsx";
import type { DirectoryGroup, GroupPerson } from "./directory-group.ts";
import { showTakenOut } from "./directory-group-queries.ts";
import { PeopleNote } from "./people-note.tsx";
import { sortChosen } from "./plan-people.ts";
import { useAdding } from "./use-adding.ts";
import { takingOutAgain } from "./ways-back.ts";

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
  const adding = useAdding();
  const { choice, setChoice, people: chosen } = usePeopleChoice();
  // Who was in the group when the dialog was opened: those added by it must not count as present.
  const [before] = useState(people);
  const sorted = sortChosen(chosen, before);
  const { fresh } = sorted;

  const add = useMutation({
    mutationFn: (some: readonly PickedPerson[]) => adding.add(group.id, some),
    onSuccess: ({ ids, isComplete }) => {
      if (ids.length > 0) {
        const whom = countOf(ids.length, "person", "people");
        const takeOut = takingOutAgain(group.id, ids);
        announce({
          text: `Added ${whom} to ${isolate(group.name)}.`,
          undo: async () => {
            await takeOut();
            announce({ text: `Removed ${whom} from ${isolate(group.name)}.` });
            await showTakenOut(client, group.id, new Set(ids));
          },
        });
      }
      if (isComplete) onClose();
    },
  });

  if (adding.bulk.state.phase !== "idle" || adding.isVerifying) {
    return <AddingDialogs name={group.name} adding={adding} onAgain={(some) => add.mutate(some)} onClose={onClose} />;
  }
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
          <Button tone="primary" disabled={fresh.length === 0} isBusy={add.isPending} onClick={() => add.mutate(fresh)}>
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
