import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { removeMembers } from "../../../../domain/actions/channel-members.ts";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { Button } from "../../../components/button.tsx";
import { ConfirmDialog } from "../../../components/confirm-dialog.tsx";
import { confirming } from "../../../components/confirming.tsx";
import { Dialog } from "../../../components/dialog.tsx";
import { Name } from "../../../components/name.tsx";
import { isolate } from "../../../lib/isolate.ts";
import type { ChangeRequest } from "../../../shared/changes/change-request.ts";
import { makeChange, wayBack } from "../../../shared/changes/make-change.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";
import { showMemberAction } from "../../../shared/channel/channel-cache.ts";
import { LeftOutList } from "../../../shared/members/left-out-list.tsx";
import { afterAction, type MemberAction, memberActionWords } from "../../../shared/members/member-change.ts";
import { announce } from "../../../stores/notices.ts";

interface OneMemberDialogProps {
  readonly channelRef: ChannelRef;
  readonly action: MemberAction;
  readonly member: Member;
  readonly request: ChangeRequest;
  /** Why the action does not fit them. */
  readonly why: string | undefined;
  /** What it does. */
  readonly effect: string;
  /** Whose name Zoom will show. */
  readonly note: ReactNode;
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** That nobody can invite them again: Zoom tells no address of people of other accounts. */
const NO_RETURN = "1 external person can return only if invited by email address, which Zoom does not show.";

/** Asks before an action on one member and makes it, or says why it does not fit. */
export function OneMemberDialog(props: OneMemberDialogProps) {
  const { channelRef: ref, action, member, request, why, effect, note, onDone, onClose } = props;
  const { verb, past } = memberActionWords[action];
  const client = useQueryClient();
  const isLost = action === "remove" && (member.isExternal || member.email === "");
  const mutation = useMutation({
    mutationFn: () => makeChange(client, request, true),
    onSuccess: (made) => {
      onDone([member.id]);
      announce({
        text: [`${past} ${isolate(member.name)}.`, isLost ? NO_RETURN : null].filter(Boolean).join(" "),
        ...wayBack(made),
      });
      onClose();
      showMemberAction(client, ref, (one) => (one.id === member.id ? afterAction(action, one) : one));
    },
  });
  if (why !== undefined)
    return (
      <Dialog
        title={`Nobody to ${verb.toLowerCase()}`}
        onClose={onClose}
        actions={<Button onClick={onClose}>Close</Button>}
      >
        <LeftOutList leftOut={[{ member, why }]} />
      </Dialog>
    );
  return (
    <ConfirmDialog
      title={`${verb} 1 person?`}
      confirmLabel={`${verb} 1 person`}
      harm={{ kind: "plain" }}
      isDestructive={action === "remove"}
      {...confirming(mutation)}
      note={note}
      onClose={onClose}
    >
      <p>{effect}</p>
      <p className="flex items-baseline justify-between gap-3 rounded-md px-3 py-1 text-ink ring-1 ring-line ring-inset">
        <span className="min-w-0 truncate">
          <Name>{member.name}</Name>
        </span>
        <span className="min-w-0 truncate text-xs text-muted">{member.isExternal ? "External" : member.email}</span>
      </p>
      {action === "remove" ? <p>{removeMembers.loses?.({ count: 1, only: member.name }, {})}</p> : null}
      {isLost ? <p className="text-warn-ink">{NO_RETURN}</p> : null}
    </ConfirmDialog>
  );
}
