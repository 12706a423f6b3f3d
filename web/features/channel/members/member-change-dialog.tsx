import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { ConfirmDialog, type Harm } from "../../../components/confirm-dialog.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { ProgressBar } from "../../../components/progress-bar.tsx";
import { type ResultItem, ResultList } from "../../../components/result-list.tsx";
import { explainError } from "../../../lib/api/explain.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { countOf } from "../../../lib/format.ts";
import { showMemberAction } from "../channel-cache.ts";
import type { Announce } from "../done.ts";
import type { Member } from "../model/member.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { useFocusFallback } from "../use-focus-fallback.ts";
import { LeftOutList } from "./left-out-list.tsx";
import { afterAction, type MemberAction, partMembers } from "./member-change.ts";
import { removedDone, roleDone } from "./member-done.ts";
import { planAction } from "./member-operations.ts";
import { PeopleList } from "./people-list.tsx";

/** Removals of more than this many need a deliberate tick. */
const MANY = 20;

interface Words {
  readonly verb: string;
  readonly doing: string;
  readonly effect: string;
}

const words: Readonly<Record<MemberAction, Words>> = {
  remove: {
    verb: "Remove",
    doing: "Removing",
    effect:
      "They no longer see the channel. What they wrote stays. An administrator, or someone chosen to post, loses that part too.",
  },
  promote: {
    verb: "Promote",
    doing: "Promoting",
    effect: "As administrators they change settings, invite and remove members, and archive the channel.",
  },
  demote: { verb: "Demote", doing: "Demoting", effect: "They stay in the channel as members." },
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
  const { ref } = view;
  const client = useQueryClient();
  useFocusFallback();
  const { state, start, stop } = useBulk();
  // Those removed leave the rows while the results still have to name them.
  const asked = useRef(props.people).current;
  const { members, leftOut } = partMembers(action, asked, ref.connection, view.ownUserId);
  const byId = new Map(members.map((member) => [member.id, member]));
  const { verb, doing, effect } = words[action];

  // What earlier runs have settled, when the rest is tried again.
  const [settled, setSettled] = useState<readonly ItemOutcome[]>([]);

  const run = async (ids: readonly string[], before: readonly ItemOutcome[]): Promise<void> => {
    setSettled(before);
    const outcomes = await start(planAction(client, ref, action, ids));
    const all = [...before, ...outcomes];
    const doneIds = new Set(all.flatMap(({ id, status }) => (status === "done" ? [id] : [])));
    if (doneIds.size > 0) {
      onDone([...doneIds]);
      const changed = members.filter(({ id }) => doneIds.has(id));
      const told = { client, ref, announce };
      announce(action === "remove" ? removedDone(changed, told) : roleDone(action, changed, told));
      await showMemberAction(client, ref, (member) => (doneIds.has(member.id) ? afterAction(action, member) : member));
    }
    if (doneIds.size === members.length) onClose();
  };

  if (state.phase === "running") {
    const { done, failed, total, remainingMs } = state.progress;
    return (
      <Dialog
        title={`${doing} ${countOf(total, "person", "people")}`}
        actions={
          <Button onClick={stop} isBusy={state.isStopping}>
            {state.isStopping ? "Stopping" : "Stop"}
          </Button>
        }
      >
        <ProgressBar label={doing} done={done + failed} total={total} remainingMs={remainingMs} />
        {failed > 0 ? <p className="mt-2 text-xs text-danger-ink">{failed} failed so far</p> : null}
      </Dialog>
    );
  }
  if (state.phase === "over") {
    const outcomes = [...settled, ...state.outcomes];
    const done = outcomes.filter(({ status }) => status === "done");
    const open = outcomes.filter(({ status }) => status !== "done").map(({ id }) => id);
    return (
      <Dialog
        title={`${verb}: results`}
        width="wide"
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        <ResultList
          noun="person"
          nounPlural="people"
          items={outcomes.map((outcome) => resultOf(outcome, byId.get(outcome.id)))}
          onRetryFailed={open.length > 0 ? () => void run(open, done) : undefined}
        />
      </Dialog>
    );
  }
  if (members.length === 0) {
    return (
      <Dialog
        title={`Nobody to ${verb.toLowerCase()}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        <LeftOutList leftOut={leftOut} />
      </Dialog>
    );
  }
  const count = countOf(members.length, "person", "people");
  const harm: Harm =
    action === "remove" && members.length > MANY
      ? { kind: "checkbox", statement: `Remove all ${count}` }
      : { kind: "plain" };
  return (
    <ConfirmDialog
      title={`${verb} ${count}?`}
      confirmLabel={`${verb} ${count}`}
      harm={harm}
      isDestructive={action === "remove"}
      onConfirm={() =>
        void run(
          members.map(({ id }) => id),
          [],
        )
      }
      onClose={onClose}
    >
      <p>{effect}</p>
      <PeopleList people={members} />
      <LeftOutList leftOut={leftOut} />
    </ConfirmDialog>
  );
}

function resultOf(outcome: ItemOutcome, member: Member | undefined): ResultItem {
  const label = member ? [member.name, member.email].filter(Boolean).join(" · ") : outcome.id;
  if (outcome.status !== "failed") return { id: outcome.id, label, status: outcome.status };
  const { title, text } = explainError(outcome.error);
  return { id: outcome.id, label, status: "failed", detail: `${title}. ${text} (code ${outcome.error.code})` };
}
