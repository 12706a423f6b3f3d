import { useState } from "react";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { WhyDisabled } from "../../components/why-disabled.tsx";
import { countOf, formatCount } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import type { ChangeRequest } from "../../shared/changes/change-request.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { takesExternal } from "../../shared/channel/model/channel.ts";
import { matchMembers } from "../../shared/people-picker/match-members.ts";
import { usePeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { PeoplePicker } from "../../shared/people-picker/people-picker.tsx";
import { whyNobody } from "../../shared/people-picker/why-nobody.ts";
import { ExternalNote } from "./external-note.tsx";
import { isExternal } from "./is-external.ts";
import { peopleChange } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

interface AddDialogProps {
  readonly view: SpaceView;
  readonly onClose: () => void;
}

/** Chooses people, adds them to the space, and says what became of each. */
export default function AddDialog({ view, onClose }: AddDialogProps) {
  const { space } = view;
  const ref = view.refFor("add");
  const { choice, setChoice, people: chosen } = usePeopleChoice("add");
  // As the dialog was opened: those it adds must not count as present.
  const [members] = useState(view.members.rows);
  const { members: present, nonMembers } = matchMembers(chosen, members);
  const { external } = space.settings;
  const canLead = view.access.remove.isAllowed;
  const fresh = takesExternal(external, canLead) ? nonMembers : nonMembers.filter((person) => !isExternal(person));

  const [request, setRequest] = useState<ChangeRequest>();
  if (request) {
    return (
      <ChangeDialog
        request={request}
        verb="Add"
        noun="person"
        nounPlural="people"
        announced={(done) => `Added ${countOf(done.length, "person", "people")} to ${isolate(space.name)}.`}
        isUndoOffered={canLead}
        onBack={() => setRequest(undefined)}
        onClose={onClose}
      />
    );
  }
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
          <Button
            tone="primary"
            disabled={fresh.length === 0}
            onClick={() => setRequest(peopleChange(ref, space, "add", fresh))}
          >
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
          <ExternalNote people={nonMembers} external={external} canLead={canLead} />
        </div>
      </div>
    </Dialog>
  );
}
