import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { isSameUserId } from "../../../contract/user-id.ts";
import { roleLabels } from "../../../domain/exports/member-row.ts";
import type { SpaceMember, SpaceOwner } from "../../../domain/exports/space-rows.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Name } from "../../components/name.tsx";
import { ApiError } from "../../lib/api/errors.ts";
import { isolate } from "../../lib/isolate.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { SpaceRef } from "../../shared/spaces/space-calls.ts";
import { listSpaceMembers } from "../../shared/spaces/space-people-calls.ts";
import { announce } from "../../stores/notices.ts";
import { MemberChoice } from "./member-choice.tsx";
import { canOwn } from "./part-members.ts";
import { transferSpace } from "./space-changes.ts";
import type { SpaceView } from "./use-space-view.ts";

interface TransferDialogProps {
  readonly view: SpaceView;
  /** Chosen beforehand, where the dialog was opened for somebody. */
  readonly to?: SpaceMember;
  readonly onClose: () => void;
}

/** Makes somebody else the owner of the space. */
export default function TransferDialog({ view, to, onClose }: TransferDialogProps) {
  const { ref, space, members, ownUserId } = view;
  const client = useQueryClient();
  const [chosen, setChosen] = useState<SpaceMember | null>(to ?? null);
  const [isAsked, setAsked] = useState(false);
  // Whoever owns it now, even while the transfer is being shown.
  const [before] = useState(space.owner);
  const isOwn = ref.connection === "me" && isSameUserId(before.userId, ownUserId);
  const canReturn = !isOwn && !before.isExternal;

  const transfer = useMutation({
    mutationFn: async (next: SpaceMember) => {
      const made = await transferSpace(client, ref, space, next);
      return { made, role: await roleNow(ref, before) };
    },
    onSuccess: ({ made, role }, next) => {
      const kept =
        role === undefined ? "" : ` ${isOwn ? "You are" : `${isolate(before.name)} is`} ${asRole(role)} now.`;
      announce({
        text: `${isolate(next.name)} owns ${isolate(space.name)}.${kept}`,
        ...(canReturn && wayBack(made)),
      });
      onClose();
    },
  });
  const who = isOwn ? "You" : before.name;
  return (
    <ConfirmDialog
      title="Transfer ownership?"
      confirmLabel="Transfer"
      harm={{ kind: "type", phrase: space.name }}
      isDestructive={isOwn}
      isBusy={transfer.isPending}
      note={<WhoseName {...ref} />}
      error={
        transfer.error ? (
          <ErrorState error={transfer.error} layout="inline" onAsk={() => chosen && transfer.mutate(chosen)} />
        ) : null
      }
      onConfirm={() => {
        setAsked(true);
        if (chosen) transfer.mutate(chosen);
      }}
      onClose={onClose}
    >
      <MemberChoice
        label="New owner"
        error={isAsked && !chosen ? "Choose the new owner of the space." : undefined}
        list={members}
        isOffered={canOwn}
        value={chosen}
        onChoose={setChosen}
      />
      <p>
        {chosen ? (
          <strong className="text-ink">
            <Name>{chosen.name}</Name>
          </strong>
        ) : (
          "The new owner"
        )}{" "}
        will then be the only person who can change the space’s settings, promote and demote administrators, transfer it
        and delete it.
      </p>
      <p>
        <Name>{who}</Name> {isOwn ? "stay" : "stays"} in the space and its channels, but {isOwn ? "lose" : "loses"}{" "}
        those rights. Zoom decides whether as administrator or as member; the console shows it afterwards.
      </p>
      <p>
        {canReturn
          ? "You can undo this through the account connection."
          : isOwn
            ? "You cannot undo this yourself: only the new owner, or someone with the account connection, can."
            : "This cannot be undone: the owner belongs to another account."}
      </p>
      <p className="text-xs">Only active members of the space who belong to this account can own it.</p>
    </ConfirmDialog>
  );
}

/** What the owner before is now; undefined where that is not found out at once. */
async function roleNow(ref: SpaceRef, { memberId, userId }: SpaceOwner): Promise<SpaceMember["role"] | undefined> {
  const isThem = (one: SpaceMember): boolean => one.id === memberId || isSameUserId(one.userId, userId);
  try {
    const { items, nextCursor } = await listSpaceMembers(ref, { role: "admin" }, undefined);
    if (items.some(isThem)) return "admin";
    return nextCursor === undefined ? "member" : undefined;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // The transfer itself is done; what it left behind shows in the list of members.
    return undefined;
  }
}

function asRole(role: SpaceMember["role"]): string {
  return role === "admin" ? "an administrator" : `a ${roleLabels[role].toLowerCase()}`;
}
