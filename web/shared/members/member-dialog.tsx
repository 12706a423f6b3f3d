import type { ReactNode } from "react";
import type { Member } from "../../../domain/exports/member-row.ts";
import { Avatar } from "../../components/avatar.tsx";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import type { Verdict } from "../access/verdict.ts";
import { WhyNot } from "../access/why-not.tsx";
import { PersonName } from "../inventory/person-name.tsx";
import type { MemberAction } from "./member-change.ts";
import { Marks, type MemberMarks, RoleMark } from "./member-marks.tsx";

interface MemberDialogProps {
  readonly member: Member;
  readonly marks: MemberMarks;
  /** Whether an action fits this member. */
  readonly verdictOn: (action: MemberAction) => Verdict;
  /** Other buttons, before those of the actions. */
  readonly more?: ReactNode;
  readonly onAct: (action: MemberAction) => void;
  readonly onClose: () => void;
}

/** One member: who it is, and what can be done. */
export default function MemberDialog({ member, marks, verdictOn, more, onAct, onClose }: MemberDialogProps) {
  const actions: readonly { readonly action: MemberAction; readonly label: string }[] = [
    member.role === "admin" ? { action: "demote", label: "Demote" } : { action: "promote", label: "Promote" },
    { action: "remove", label: "Remove" },
  ];
  const ids = [
    { label: "Email", value: member.email },
    { label: "User ID", value: member.userId },
    { label: "Member ID", value: member.id },
  ].filter(({ value }) => value !== "");
  return (
    <Dialog
      title="Member"
      onClose={onClose}
      actions={
        <>
          {more}
          {actions.map(({ action, label }) => (
            <Button
              key={action}
              tone={action === "remove" ? "danger" : "secondary"}
              disabled={!verdictOn(action).isAllowed}
              onClick={() => onAct(action)}
            >
              {label}…
            </Button>
          ))}
        </>
      }
    >
      <div className="flex items-center gap-3">
        <Avatar name={member.name} className="size-10 text-sm" />
        <div className="min-w-0">
          <p className="text-base font-medium break-words">
            <PersonName name={member.name} userId={member.userId} memberId={member.id} />
          </p>
          <p className="mt-0.5 flex flex-wrap items-center gap-1">
            <RoleMark member={member} />
            <Marks member={member} marks={marks} />
          </p>
        </div>
      </div>
      <dl className="mt-4 flex flex-col gap-1">
        {ids.map(({ label, value }) => (
          <div key={label} className="flex min-w-0 items-center gap-3">
            <dt className="w-20 shrink-0 text-muted">{label}</dt>
            <dd className="flex min-w-0 flex-1 items-center">
              <span className="min-w-0 flex-1 truncate font-mono text-xs">{value}</span>
              <CopyButton text={value} label="Copy" />
            </dd>
          </div>
        ))}
      </dl>
      {member.isExternal ? (
        <p className="mt-2 text-xs text-muted">From another account, so Zoom does not show the address.</p>
      ) : null}
      {[...new Set(actions.map(({ action }) => verdictOn(action)))].map((verdict) =>
        verdict.isAllowed ? null : <WhyNot key={verdict.why} verdict={verdict} className="mt-2" />,
      )}
    </Dialog>
  );
}
