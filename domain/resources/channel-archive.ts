import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { listChannelMentionGroups, performOperationsOnChannels } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
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
 * Whether a channel is archived; undefined where Zoom does not say.
 *
 * @throws CallFailed
 */
export async function readArchived(channelId: string, ask: Ask): Promise<boolean | undefined> {
  try {
    await ask(call(listChannelMentionGroups, { path: { channelId } }), v.unknown());
    return false;
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error;
    const { failure } = error;
    if (failure.kind === "forbidden" && /archived channel/i.test(failure.message)) return true;
    // Group chats have no mention groups, and not everybody may list them: that says nothing of the archive.
    if (failure.kind === "forbidden" || failure.kind === "refused") return undefined;
    throw error;
  }
}

/**
 * Whether a channel is archived. No answer about a channel says so; listing its mention groups is refused with "Not
 * allowed on an archived channel." The answer to archiving tells as well, and that is all that is asked beforehand.
 */
export const channelArchive: Resource<ChannelTarget, State> = {
  id: "channel-archive",
  ...ofChannel,
  state: State,
  isToldByAnswer: true,
  ofArchive: (isArchived) => ({ isArchived }),
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const isArchived = await readArchived(target.channelId, ask);
    return [isArchived === undefined ? { is: "untold" } : { is: "known", state: { isArchived } }];
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
    // Which of several it was, no answer says: it may be any that is not named.
    const isOpen = items.length > 1 && failed.some(({ channel_id: id }) => id === undefined);
    return items.map(({ target }): Result<State> => {
      const found = failed.find(
        ({ channel_id: id }) => id === target.channelId || (id === undefined && items.length === 1),
      );
      if (!found) return { is: isOpen ? "untold" : "done" };
      const code = codeOf(found.error_code);
      if (code === alreadySo[step === "archive" ? "archive" : "unarchive"]) return { is: "unchanged" };
      const body = { code, message: found.reason };
      return { is: "failed", failure: failureOf({ status: 400, body, header: () => null }, 0) };
    });
  },
  describe: ({ isArchived }) => [{ name: "State", value: isArchived ? "Archived" : "Active" }],
};
