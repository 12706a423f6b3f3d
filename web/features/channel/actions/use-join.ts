import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UnansweredError } from "../../../lib/api/errors.ts";
import { explainError } from "../../../lib/api/explain.ts";
import { isolate } from "../../../lib/isolate.ts";
import { unmakeChange } from "../../../shared/changes/make-change.ts";
import { setMembership } from "../../../shared/channel/api/channel.ts";
import { showOwnListChanged } from "../../../shared/channel/channel-cache.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import type { Announce } from "../../../shared/done/done.ts";
import { notify } from "../../../stores/notices.ts";

/** Makes the signed-in person a member. */
export function useJoin({ ref, channel }: ChannelView, announce: Announce) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => setMembership(ref, channel, true),
    onSuccess: async ({ id }) => {
      announce({
        text: `You joined “${isolate(channel.name)}”.`,
        undo: async () => {
          await unmakeChange(id);
          announce({ text: `You left “${isolate(channel.name)}”.` });
          await showOwnListChanged(client, ref);
        },
      });
      await showOwnListChanged(client, ref);
    },
    onError: (error) => {
      const { title, text } = explainError(error);
      notify(`${error instanceof UnansweredError ? "" : "Joining failed. "}${title}. ${text}`, "danger");
    },
  });
}
