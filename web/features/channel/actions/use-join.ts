import { useMutation, useQueryClient } from "@tanstack/react-query";
import { UnansweredError } from "../../../lib/api/errors.ts";
import { explainError } from "../../../lib/api/explain.ts";
import { isolate } from "../../../lib/isolate.ts";
import { wayBack } from "../../../shared/changes/make-change.ts";
import { setMembership } from "../../../shared/channel/api/channel.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { announce, notify } from "../../../stores/notices.ts";

/** Makes the signed-in person a member. */
export function useJoin({ ref, channel }: ChannelView) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => setMembership(client, ref, channel, true),
    onSuccess: (made) => announce({ text: `You joined “${isolate(channel.name)}”.`, ...wayBack(made) }),
    onError: (error) => {
      const { title, text } = explainError(error);
      notify(`${error instanceof UnansweredError ? "" : "Joining failed. "}${title}. ${text}`, { tone: "danger" });
    },
  });
}
