import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ErrorState } from "../../../components/error-state.tsx";
import { isolate } from "../../../lib/isolate.ts";
import type { ChangeRequest } from "../../../shared/changes/change-request.ts";
import { canUnmake, makeChange, unmakeChange } from "../../../shared/changes/make-change.ts";
import type { ChannelRef } from "../../../shared/channel/api/channel-ref.ts";
import { showMemberAction, showMembersChanged } from "../../../shared/channel/channel-cache.ts";
import type { Announce } from "../../../shared/done/done.ts";
import { afterAction, type MemberAction } from "../../../shared/members/member-change.ts";
import type { Member } from "../../../shared/people/member.ts";
import { AskMemberChange } from "./ask-member-change.tsx";

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
  readonly announce: Announce;
  readonly onDone: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const past: Readonly<Record<MemberAction, string>> = { remove: "Removed", promote: "Promoted", demote: "Demoted" };

/** That nobody can invite them again: Zoom tells no address of people of other accounts. */
const NO_RETURN = "1 external person can return only if invited by email address, which Zoom does not show.";

/** Asks before an action on one member and makes it, or says why it does not fit. */
export function OneMemberDialog(props: OneMemberDialogProps) {
  const { channelRef: ref, action, member, request, why, effect, note, announce, onDone, onClose } = props;
  const client = useQueryClient();
  const isLost = action === "remove" && (member.isExternal || member.email === "");
  const undone = {
    remove: "1 person is back.",
    promote: `Demoted ${isolate(member.name)}.`,
    demote: `Promoted ${isolate(member.name)}.`,
  };
  const mutation = useMutation({
    mutationFn: async () => makeChange(request),
    onSuccess: async (made) => {
      onDone([member.id]);
      announce({
        text: [`${past[action]} ${isolate(member.name)}.`, isLost ? NO_RETURN : null].filter(Boolean).join(" "),
        ...(canUnmake(made) && {
          undo: async () => {
            await unmakeChange(made.id);
            announce({ text: undone[action] });
            await showMembersChanged(client, ref);
          },
        }),
      });
      onClose();
      await showMemberAction(client, ref, (one) => (one.id === member.id ? afterAction(action, one) : one));
    },
  });
  return (
    <AskMemberChange
      action={action}
      change={why === undefined ? { members: [member], leftOut: [] } : { members: [], leftOut: [{ member, why }] }}
      effect={effect}
      isBusy={mutation.isPending}
      note={note}
      error={
        mutation.error ? <ErrorState error={mutation.error} layout="inline" onAsk={() => mutation.mutate()} /> : null
      }
      onConfirm={() => mutation.mutate()}
      onClose={onClose}
    >
      {isLost ? <p className="text-warn-ink">{NO_RETURN}</p> : null}
    </AskMemberChange>
  );
}
