import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { RunView } from "../../components/run-view.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { idsDone, idsOpen } from "../../lib/bulk/outcomes.ts";
import { isUnderWay, useRun } from "../../lib/bulk/use-run.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useSession } from "../../lib/session.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import { takesExternal } from "../channel/model/channel.ts";
import { matchMembers } from "../mention-groups/match-members.ts";
import { usePeopleChoice } from "../people-picker/people-choice.ts";
import { PeoplePicker } from "../people-picker/people-picker.tsx";
import { type PickedPerson, pickedKey } from "../people-picker/picked-person.ts";
import { whyNobody } from "../people-picker/why-nobody.ts";
import { ExternalNote } from "./external-note.tsx";
import { isExternal } from "./is-external.ts";
import { CALL_SIZE, doForPeople, planAdding } from "./plan-people.ts";
import { findIdWith, knownId } from "./resolve-people.ts";
import { showPeopleChanged } from "./space-cache.ts";
import type { SpaceView } from "./use-space-view.ts";

interface AddDialogProps {
  readonly view: SpaceView;
  readonly announce: Announce;
  readonly onClose: () => void;
}

/** Adds people to the space, and says what became of each. */
export default function AddDialog({ view, announce, onClose }: AddDialogProps) {
  const { space } = view;
  const ref = view.refFor("add");
  const client = useQueryClient();
  const hasAccount = useSession().connections.account.access !== "none";
  const run = useRun();
  const { choice, setChoice, people: chosen } = usePeopleChoice();
  // As the dialog was opened: those it adds must not count as present.
  const [members] = useState(view.members.rows);
  const { members: present, nonMembers } = matchMembers(chosen, members);
  const { external } = space.settings;
  const canLead = view.access.remove.isAllowed;
  const fresh = takesExternal(external, canLead) ? nonMembers : nonMembers.filter((person) => !isExternal(person));
  const findId = findIdWith(client, hasAccount);

  const start = async (people: readonly PickedPerson[]): Promise<void> => {
    const outcomes = await run.start(planAdding(ref, people, findId));
    const done = new Set(idsDone(outcomes));
    const added = fresh.filter((person) => done.has(pickedKey(person)));
    if (added.length > 0) {
      const whom = countOf(added.length, "person", "people");
      announce({
        text: `Added ${whom} to ${isolate(space.name)}.`,
        // Who may add is not always who may remove.
        ...(canLead && {
          undo: async () => {
            const ids = await Promise.all(added.map(async (person) => knownId(person) ?? (await findId(person.email))));
            const count = await doForPeople(
              view.refFor("remove"),
              "remove",
              ids.flatMap((id) => id ?? []),
            );
            announce({ text: `Removed ${countOf(count, "person", "people")} from ${isolate(space.name)}.` });
            await showPeopleChanged(client, ref);
          },
        }),
      });
    }
    void showPeopleChanged(client, ref);
    if (idsOpen(outcomes).length === 0) onClose();
  };

  if (isUnderWay(run)) {
    const byKey = new Map(fresh.map((person) => [pickedKey(person), person]));
    return (
      <RunView
        run={run}
        doing={`Adding to ${isolate(space.name)}`}
        title={`${isolate(space.name)}: results`}
        labelOf={(key) => byKey.get(key)?.name ?? key}
        onRetry={(keys) => void start(keys.flatMap((key) => byKey.get(key) ?? []))}
        onClose={onClose}
      />
    );
  }
  const calls = Math.ceil(fresh.length / CALL_SIZE);
  return (
    <Dialog
      title={`Add people to ${isolate(space.name)}`}
      width="wide"
      onClose={onClose}
      note={<WhoseName {...ref} />}
      actions={
        <>
          <WhyDisabled reason={whyNobody(chosen.length, fresh.length)} />
          <Button onClick={onClose}>Cancel</Button>
          <Button tone="primary" disabled={fresh.length === 0} onClick={() => void start(fresh)}>
            {fresh.length === 0 ? "Add" : `Add ${countOf(fresh.length, "person", "people")}`}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-muted">They become members of the space and of its general channel.</p>
        <PeoplePicker
          connection={ref.connection}
          choice={choice}
          onChange={setChoice}
          present={{ people: view.members.rows, mark: "Already a member" }}
        />
        <div className="flex flex-col gap-2" role="status">
          {present.length > 0 ? (
            <p className="text-xs text-muted">{formatCount(present.length)} already in the space, left out.</p>
          ) : null}
          {calls > 1 ? <p className="text-xs text-muted">Sent in {countOf(calls, "call")}.</p> : null}
          <ExternalNote people={nonMembers} external={external} canLead={canLead} />
        </div>
      </div>
    </Dialog>
  );
}
