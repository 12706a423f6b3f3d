import { useMutation, useQueryClient } from "@tanstack/react-query";
import { removeFromSpace } from "../../../domain/actions/space-members.ts";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { confirming } from "../../components/confirming.tsx";
import { isolate } from "../../lib/isolate.ts";
import { useLeaveGone } from "../../lib/navigation/use-leave-gone.ts";
import { useSession } from "../../lib/session.ts";
import { makeChange } from "../../shared/changes/make-change.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { notify } from "../../stores/notices.ts";
import { showSpaceGone } from "./space-cache.ts";
import { peopleChange } from "./space-changes.ts";
import { spacesPath } from "./space-tabs.ts";
import type { SpaceView } from "./use-space-view.ts";

/** Takes the signed-in person out of the space. */
export default function LeaveDialog({ view, onClose }: { readonly view: SpaceView; readonly onClose: () => void }) {
  const { ref, space, ownUserId } = view;
  const { user } = useSession();
  const client = useQueryClient();
  const leaveFor = useLeaveGone(spaceQueries.all(ref));
  const leave = useMutation({
    mutationFn: () =>
      makeChange(
        client,
        peopleChange(ref, space, "remove", [{ name: user.displayName, email: "", userId: ownUserId, memberId: "" }]),
      ),
    onSuccess: async () => {
      notify(`You left “${isolate(space.name)}”.`);
      leaveFor(spacesPath("me"));
      await showSpaceGone(client, ref);
    },
  });
  return (
    <ConfirmDialog
      title={`Leave ${isolate(space.name)}?`}
      confirmLabel="Leave"
      harm={{ kind: "plain" }}
      isDestructive
      {...confirming(leave)}
      onClose={onClose}
    >
      <p>You lose access to the space and its general channel. Your messages stay.</p>
      <p>{removeFromSpace.loses?.({ count: 1, only: space.name }, {})}</p>
      <p>Only a member of the space can add you back: spaces cannot be found by searching.</p>
    </ConfirmDialog>
  );
}
