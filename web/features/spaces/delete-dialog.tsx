import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ConfirmDialog } from "../../components/confirm-dialog.tsx";
import { confirming } from "../../components/confirming.tsx";
import { Name } from "../../components/name.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { useLeaveGone } from "../../lib/navigation/use-leave-gone.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { notify } from "../../stores/notices.ts";
import { showSpaceGone } from "./space-cache.ts";
import { deleteSpace } from "./space-changes.ts";
import { spacesPath } from "./space-tabs.ts";
import type { SpaceView } from "./use-space-view.ts";

/** More than this many channels are only counted. */
const NAMED = 8;

/** Deletes a space; what goes with it is counted before. */
export default function DeleteDialog({ view, onClose }: { readonly view: SpaceView; readonly onClose: () => void }) {
  const { ref, refFor, space, members, channels } = view;
  const client = useQueryClient();
  const leaveFor = useLeaveGone(spaceQueries.all(ref));
  useReadAll(members);
  useReadAll(channels);
  const mutation = useMutation({
    mutationFn: () => deleteSpace(client, refFor("delete"), space),
    onSuccess: async () => {
      notify(`“${isolate(space.name)}” is deleted.`);
      leaveFor(spacesPath(ref.connection));
      await showSpaceGone(client, ref);
    },
  });
  const others = channels.rows.filter(({ kind }) => kind !== "general");
  return (
    <ConfirmDialog
      title="Delete the shared space?"
      confirmLabel="Delete permanently"
      harm={{ kind: "type", phrase: space.name }}
      isDestructive
      {...confirming(mutation)}
      note={<WhoseName {...refFor("delete")} />}
      onClose={onClose}
    >
      <p>This cannot be undone. It deletes:</p>
      <ul className="list-disc pl-5">
        <li>
          the space{" "}
          <strong className="break-words text-ink">
            <Name>{space.name}</Name>
          </strong>
          , its settings and its administrators
        </li>
        <li>
          the membership of {members.isComplete ? countOf(members.rows.length, "person", "people") : "all its members"}
        </li>
        <li>its general channel, with its messages and files</li>
      </ul>
      {channels.isComplete && others.length === 0 ? (
        <p>It has no other channels.</p>
      ) : (
        <>
          <p>
            This keeps:{" "}
            {channels.isComplete
              ? `${countOf(others.length, "other channel")}, as private ${others.length === 1 ? "channel" : "channels"} outside any space`
              : "its other channels, as private channels outside any space"}
            , each with its own people and messages. Nobody can join {others.length === 1 ? "it" : "them"} without an
            invitation any more.
          </p>
          <ul className="list-disc pl-5">
            {others.slice(0, NAMED).map(({ id, name }) => (
              <li key={id} className="break-words">
                {name}
              </li>
            ))}
            {others.length > NAMED ? <li>and {countOf(others.length - NAMED, "more channel")}</li> : null}
          </ul>
        </>
      )}
    </ConfirmDialog>
  );
}

/** Reads a list to its end, for its number. */
function useReadAll({ isComplete, isPending, error, loadAll }: CursorList<unknown>): void {
  const isOpen = !isComplete && !isPending && error === null;
  useEffect(() => {
    if (isOpen) loadAll();
  }, [isOpen, loadAll]);
}
