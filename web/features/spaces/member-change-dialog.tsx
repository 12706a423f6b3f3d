import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isSameUserId } from "../../../contract/user-id.ts";
import { RunView } from "../../components/run-view.tsx";
import { refOfChange } from "../../lib/acting.ts";
import { idsDone, idsOpen } from "../../lib/bulk/outcomes.ts";
import { isUnderWay, useRun } from "../../lib/bulk/use-run.ts";
import { countOf } from "../../lib/format.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import { AskMemberChange } from "../channel/members/ask-member-change.tsx";
import { type MemberAction, memberActionWords } from "../channel/members/member-change.ts";
import { useFocusFallback } from "../channel/use-focus-fallback.ts";
import { memberDone } from "./member-done.ts";
import { partMembers } from "./part-members.ts";
import { planPeople } from "./plan-people.ts";
import type { SpaceMember } from "./space.ts";
import { showPeopleChanged } from "./space-cache.ts";
import type { SpaceView } from "./use-space-view.ts";

const effects: Readonly<Record<MemberAction, string>> = {
  remove:
    "They lose access to the space and its general channel. Their messages stay. They remain in the space’s private channels until someone removes them there.",
  promote: "As administrators, they can change the space’s name and description, and add and remove members.",
  demote: "They stay in the space as members.",
};

interface MemberChangeDialogProps {
  readonly view: SpaceView;
  readonly action: MemberAction;
  readonly people: readonly SpaceMember[];
  readonly announce: Announce;
  /** Told the ids of those the action is done for. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks, acts on one or several members, and says what became of each. */
export default function MemberChangeDialog(props: MemberChangeDialogProps) {
  const { view, action, announce, onDone, onClose } = props;
  const { space } = view;
  const client = useQueryClient();
  useFocusFallback();
  const run = useRun();
  // Those removed leave the rows while the results still have to name them.
  const [asked] = useState(props.people);
  // By their own grant nobody can remove themselves, or undo what took their rights.
  const isSelfAmong = asked.some(({ userId }) => isSameUserId(userId, view.ownUserId));
  const refFor: SpaceView["refFor"] = (act) => (isSelfAmong ? view.ref : view.refFor(act));
  const ref = refFor(action === "remove" ? "remove" : "changeRoles");
  const change = partMembers(action, asked, refOfChange(ref).connection === "me", view.ownUserId);
  const { members } = change;
  const { verb, doing } = memberActionWords[action];

  const start = async (ids: readonly string[]): Promise<void> => {
    const outcomes = await run.start(planPeople(ref, action, ids));
    const done = new Set(idsDone(outcomes));
    if (done.size > 0) {
      onDone([...done]);
      const changed = members.filter(({ id }) => done.has(id));
      announce(memberDone(action, changed, { client, refFor, announce }));
    }
    // Also when nobody changed: then what is shown was not how it is.
    void showPeopleChanged(client, ref);
    if (idsOpen(outcomes).length === 0) onClose();
  };

  if (isUnderWay(run)) {
    const names = new Map(members.map(({ id, name, email }) => [id, [name, email].filter(Boolean).join(" · ")]));
    return (
      <RunView
        run={run}
        doing={`${doing} ${countOf(members.length, "person", "people")}`}
        title={`${verb}: results`}
        labelOf={(id) => names.get(id) ?? id}
        onRetry={(ids) => void start(ids)}
        onClose={onClose}
      />
    );
  }
  const externals = members.filter(({ isExternal }) => isExternal).length;
  return (
    <AskMemberChange
      action={action}
      change={change}
      effect={effects[action]}
      note={<WhoseName {...ref} />}
      onConfirm={() => void start(members.map(({ id }) => id))}
      onClose={onClose}
    >
      {action === "remove" && externals > 0 && space.settings.external === 0 ? (
        <p>
          {countOf(externals, "external person", "external people")} cannot return while the space does not accept
          external people: undo leaves them out.
        </p>
      ) : null}
    </AskMemberChange>
  );
}
