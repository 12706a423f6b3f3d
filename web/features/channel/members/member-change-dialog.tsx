import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { isSameUserId } from "../../../../contract/user-id.ts";
import { RunView } from "../../../components/run-view.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { idsDone } from "../../../lib/bulk/outcomes.ts";
import { isUnderWay, totalOf, useRun } from "../../../lib/bulk/use-run.ts";
import { countOf } from "../../../lib/format.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { showMemberAction } from "../channel-cache.ts";
import type { Announce } from "../done.ts";
import type { Member } from "../model/member.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { useFocusFallback } from "../use-focus-fallback.ts";
import { AskMemberChange } from "./ask-member-change.tsx";
import { addressesToReturn, afterAction, type MemberAction, memberActionWords, partMembers } from "./member-change.ts";
import { lostForGood, removedDone, roleDone } from "./member-done.ts";
import { planAction } from "./member-operations.ts";

const effects: Readonly<Record<MemberAction, string>> = {
  remove:
    "They lose access to the channel. Their messages stay. Anyone chosen to post has to be chosen again if they return.",
  promote: "As administrators, they can change settings, invite and remove members, and archive the channel.",
  demote: "They stay in the channel as members.",
};

interface MemberChangeDialogProps {
  readonly view: ChannelView;
  readonly action: MemberAction;
  readonly people: readonly Member[];
  readonly announce: Announce;
  /** Told the ids of those the action is done for. */
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** Asks, acts on one or several members, and says what became of each. */
export default function MemberChangeDialog(props: MemberChangeDialogProps) {
  const { view, action, announce, onDone, onClose } = props;
  const { leaders } = view;
  const client = useQueryClient();
  useFocusFallback();
  const run = useRun();
  // Those removed leave the rows while the results still have to name them.
  const asked = useRef(props.people).current;
  // By their own grant nobody can remove themselves, or undo what took their rights.
  const isSelfAmong = asked.some(({ userId }) => isSameUserId(userId, view.ownUserId));
  const refFor: ChannelView["refFor"] = (act) => (isSelfAmong ? view.ref : view.refFor(act));
  const ref = refFor(action === "remove" ? "remove" : "changeRoles");
  const change = partMembers(action, asked, refOfChange(ref).connection, view.ownUserId);
  const { members } = change;
  const { verb, doing } = memberActionWords[action];

  const start = async (ids: readonly string[]): Promise<void> => {
    const doneIds = new Set(idsDone(await run.start(planAction(client, ref, action, ids))));
    if (doneIds.size > 0) {
      onDone([...doneIds]);
      const changed = members.filter(({ id }) => doneIds.has(id));
      const told = { client, refFor, announce };
      announce(action === "remove" ? removedDone(changed, told) : roleDone(action, changed, told));
      await showMemberAction(client, ref, (member) => (doneIds.has(member.id) ? afterAction(action, member) : member));
    }
    if (doneIds.size === members.length) onClose();
  };

  if (isUnderWay(run)) {
    const names = new Map(members.map(({ id, name, email }) => [id, [name, email].filter(Boolean).join(" · ")]));
    return (
      <RunView
        run={run}
        doing={`${doing} ${countOf(totalOf(run), "person", "people")}`}
        label={doing}
        title={`${verb}: results`}
        labelOf={(id) => names.get(id) ?? id}
        onRetry={(ids) => void start(ids)}
        onClose={onClose}
      />
    );
  }
  const lost = members.length - addressesToReturn(members).length;
  return (
    <AskMemberChange
      action={action}
      change={change}
      effect={effects[action]}
      // Administrators are made and unmade on behalf of somebody who leads the channel.
      note={<WhoseName {...ref} onBehalfOf={action === "remove" ? undefined : leaders?.actor?.name} />}
      onConfirm={() => void start(members.map(({ id }) => id))}
      onClose={onClose}
    >
      {action === "remove" && lost > 0 ? <p className="text-warn-ink">{lostForGood(lost)}</p> : null}
    </AskMemberChange>
  );
}
