import type { ReactNode } from "react";
import { Button } from "../../../components/button.tsx";
import { ConfirmDialog, type Harm } from "../../../components/confirm-dialog.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { countOf } from "../../../lib/format.ts";
import { LeftOutList } from "../../../shared/members/left-out-list.tsx";
import { type MemberAction, type MemberChange, memberActionWords } from "../../../shared/members/member-change.ts";
import { PeopleList } from "./people-list.tsx";

/** Removals of more than this many need a deliberate tick. */
const MANY = 20;

interface AskMemberChangeProps {
  readonly action: MemberAction;
  readonly change: MemberChange;
  /** What the action does to those it is done for. */
  readonly effect: string;
  /** Whose name Zoom will show. */
  readonly note: ReactNode;
  readonly isBusy?: boolean;
  /** What became of it, where it failed. */
  readonly error?: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  /** What else to know before. */
  readonly children?: ReactNode;
}

/** Asks before an action on one or several members, or says why it fits none of them. */
export function AskMemberChange(props: AskMemberChangeProps) {
  const { action, change, effect, note, isBusy = false, error, onConfirm, onClose, children } = props;
  const { members, leftOut } = change;
  const { verb } = memberActionWords[action];
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
      isBusy={isBusy}
      note={note}
      error={error}
      onConfirm={onConfirm}
      onClose={onClose}
    >
      <p>{effect}</p>
      <PeopleList people={members} />
      {children}
      <LeftOutList leftOut={leftOut} />
    </ConfirmDialog>
  );
}
