import { useState } from "react";
import { parse } from "valibot";
import { isSameUserId } from "../../../contract/user-id.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { SpaceMember } from "../../../domain/exports/space-rows.ts";
import { SpaceMemberTarget } from "../../../domain/resources/space-members.ts";
import { Button } from "../../components/button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { useFocusFallback } from "../../components/use-focus-fallback.ts";
import { refOfChange } from "../../lib/acting.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import type { Asked } from "../../shared/changes/bulk-act.ts";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { doneIds, partIn } from "../../shared/changes/chosen.ts";
import { LeftOutList } from "../../shared/members/left-out-list.tsx";
import { type MemberAction, memberActionWords } from "../../shared/members/member-change.ts";
import { partMembers } from "./part-members.ts";
import { peopleActions } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

const effects: Readonly<Record<MemberAction, string>> = {
  remove:
    "They lose access to the space and its general channel. Their messages stay. They remain in the space’s private channels until someone removes them there.",
  promote: "As administrators, they can change the space’s name and description, and add and remove members.",
  demote: "They stay in the space as members.",
};

interface MemberChangeDialogProps extends Asked<SpaceMember> {
  readonly view: SpaceView;
  readonly action: MemberAction;
}

/** Asks, acts on one or several members, and says what became of each. */
export default function MemberChangeDialog(props: MemberChangeDialogProps) {
  const { view, action, onDone, onClose } = props;
  const { space } = view;
  useFocusFallback();
  // Those removed leave the rows while the results still have to name them.
  const [chosen] = useState(props.chosen);
  const { kind, rows, matching } = chosen;
  // By their own grant nobody can remove themselves, or undo what took their rights.
  const isSelfAmong = rows.some(({ userId }) => isSameUserId(userId, view.ownUserId));
  const refFor: SpaceView["refFor"] = (act) => (isSelfAmong ? view.ref : view.refFor(act));
  const ref = refFor(action === "remove" ? "remove" : "changeRoles");
  const { connection } = refOfChange(ref);
  // Of those that are not loaded nobody knows before the plan.
  const change = matching
    ? { members: rows, leftOut: [] }
    : partMembers(action, rows, connection === "me", view.ownUserId);
  const { members } = change;
  const { verb, past } = memberActionWords[action];
  const [request] = useState(() => ({
    connection,
    parts: [partIn(peopleActions[action], {}, { ...chosen, rows: members })],
  }));
  const leftOut = <LeftOutList leftOut={change.leftOut} />;

  if (members.length === 0) {
    return (
      <Dialog
        title={`Nobody to ${verb.toLowerCase()}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        {leftOut}
      </Dialog>
    );
  }
  const externals = members.filter(({ isExternal }) => isExternal).length;
  return (
    <ChangeDialog
      request={request}
      verb={verb}
      noun="person"
      nounPlural="people"
      isDestructive={action === "remove"}
      aside={leftOut}
      onDone={(items) => onDone(doneIds(kind, items))}
      announced={(done) => `${past} ${whom(done.map(targetOf))}.`}
      onClose={onClose}
    >
      <p>{effects[action]}</p>
      {action === "remove" && externals > 0 && space.settings.external === 0 ? (
        <p>
          {countOf(externals, "external person", "external people")} cannot return while the space does not accept
          external people: undo leaves them out.
        </p>
      ) : null}
    </ChangeDialog>
  );
}

const targetOf = ({ target }: ChangeItemInfo): SpaceMemberTarget => parse(SpaceMemberTarget, target);

function whom(people: readonly SpaceMemberTarget[]): string {
  const [only] = people;
  return people.length === 1 && only ? isolate(only.name) : countOf(people.length, "person", "people");
}
