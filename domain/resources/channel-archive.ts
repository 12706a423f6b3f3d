import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listChannelMentionGroups, performOperationsOnChannels } from "../../contract/endpoints.gen.ts";
import { CallFailed, type Resource, type Result } from "../changes/resource.ts";
import { codeOf, failureOf } from "../failure.ts";
import { type ChannelTarget, ofChannel } from "./channel.ts";

const State = v.object({ isArchived: v.boolean() });
type State = v.InferOutput<typeof State>;

/** Channels of one call. Zoom states no most; a small call keeps failures apart. */
const CALL_SIZE = 20;
/** What Zoom answers of a channel that is as it was to be. */
const alreadySo = { archive: 3205, unarchive: 3213 } as const;

const Answer = v.object({
  failed_channels: v.optional(
    v.array(
      v.object({
        channel_id: v.optional(v.string()),
        reason: v.optional(v.string(), ""),
        error_code: v.optional(v.union([v.string(), v.number()]), ""),
      }),
    ),
    [],
  ),
});

/**
 * Whether a channel is archived. No answer about a channel says so; listing its mention groups is refused with "Not
 * allowed on an archived channel." The answer to archiving tells as well, and that is all that is asked beforehand.
 */
export const channelArchive: Resource<ChannelTarget, State> = {
  id: "channel-archive",
  ...ofChannel,
  state: State,
  isToldByAnswer: true,
  read: async ([target], _via, ask) => {
    if (!target) return [];
    try {
      await ask(call(listChannelMentionGroups, { path: { channelId: target.channelId } }), v.unknown());
      return [{ is: "known", state: { isArchived: false } }];
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error;
      const { failure } = error;
      if (failure.kind === "forbidden" && /archived channel/i.test(failure.message))
        return [{ is: "known", state: { isArchived: true } }];
      // Group chats have no mention groups, and not everybody may list them: that says nothing of the archive.
      return [
        failure.kind === "forbidden" || failure.kind === "refused" ? { is: "untold" } : { is: "failed", failure },
      ];
    }
  },
  isSame: (one, other) => one.isArchived === other.isArchived,
  step: ({ now, to }) => {
    if (now?.isArchived === to.isArchived) return null;
    const name = to.isArchived ? "archive" : "unarchive";
    return { name, batch: "", size: CALL_SIZE, reached: to, from: { isArchived: !to.isArchived } };
  },
  call: (step, items) =>
    call(performOperationsOnChannels, {
      body: {
        method: step === "archive" ? "archive" : "unarchive",
        channel_ids: items.map(({ target }) => target.channelId),
      },
    }),
  // Zoom answers 200 even when every channel failed; its codes are numbers spelled as text.
  interpret: (step, answer, items) => {
    const { failed_channels: failed } = v.parse(Answer, answer);
    return items.map(({ target }): Result<State> => {
      const found = failed.find(
        ({ channel_id: id }) => id === target.channelId || (id === undefined && items.length === 1),
      );
      if (!found) return { is: "done" };
      const code = codeOf(found.error_code);
      if (code === alreadySo[step === "archive" ? "archive" : "unarchive"]) return { is: "unchanged" };
      const body = { code, message: found.reason };
      return { is: "failed", failure: failureOf({ status: 400, body, header: () => null }, 0) };
    });
  },
  describe: ({ isArchived }) => [{ name: "State", value: isArchived ? "Archived" : "Active" }],
};
