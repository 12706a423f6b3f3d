import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  createChannel,
  deleteChannel,
  deleteUserChannel,
  getChannel,
  getUserChannel,
  listUsersChannels,
} from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { CallFailed, type Reading, type Via } from "../changes/resource.ts";
import { fixedExternal, GROUP_CHAT, isAddingFixed } from "../channel-rules.ts";
import { fields } from "../fields.ts";
import { IdOrNone, Text } from "../ids.ts";
import { readArchived } from "./channel-archive.ts";
import { absent, type Existence, existenceOf, there } from "./existence.ts";
import { NOBODY } from "./find-person.ts";

/** A channel that is there, or one to create by its name. */
const Target = v.object({
  channelId: IdOrNone,
  name: Text,
  /** Address or user ID of whoever is to own it; on one's own connection that is oneself. */
  owner: IdOrNone,
});
export type CreatedChannelTarget = v.InferOutput<typeof Target>;

/** What a channel is created with; nothing of one that is there. */
export const NewChannel = fields({
  type: v.picklist([1, 2, 3, 4]),
  posting: v.picklist([1, 2, 3]),
  adding: v.picklist([1, 2]),
  mentionAll: v.picklist([1, 2, 3]),
  seesHistory: v.boolean(),
  /** Who can add people from other accounts, where the type leaves a choice. */
  external: v.optional(v.picklist([0, 1, 2, 3]), 1),
});
export type NewChannel = v.InferOutput<typeof NewChannel>;
const Content = v.object({
  name: v.string(),
  made: v.optional(NewChannel),
  /** Read only of what was to be deleted later. */
  isArchived: v.optional(v.boolean()),
});
type Content = v.InferOutput<typeof Content>;

/** The most a page holds. */
const PAGE_SIZE = 50;
const Row = v.object({ id: v.string(), name: v.string(), type: v.nullish(v.number(), 0) });
const Channels = pageOf("channels", Row);
const Created = v.object({ id: v.string() });

/** Everyone's own channels. */
export const channelListOf = (userId: string) => ({
  page: Channels,
  callOf: (token: string | undefined) =>
    call(listUsersChannels, { path: { userId }, query: { page_size: PAGE_SIZE, next_page_token: token } }),
});

const ownerOf = ({ owner }: CreatedChannelTarget, { connection }: Via): string => (connection === "me" ? "me" : owner);

/** What a channel's type makes of its settings is left to Zoom, which refuses some of it. */
function bodyOf(name: string, { type, posting, adding, mentionAll, seesHistory, external }: NewChannel) {
  return {
    name: name.trim(),
    type,
    channel_settings: {
      posting_permissions: posting,
      add_member_permissions: isAddingFixed(type) ? (1 as const) : adding,
      mention_all_permissions: mentionAll,
      new_members_can_see_previous_messages_files: seesHistory,
      ...(fixedExternal(type) === undefined && { allow_to_add_external_users: external }),
    },
  };
}

async function readOne({ channelId }: CreatedChannelTarget, via: Via, ask: Ask) {
  try {
    const { id, name } = await ask(
      via.connection === "me"
        ? call(getUserChannel, { path: { userId: "me", channelId } })
        : call(getChannel, { path: { channelId } }),
      Row,
    );
    return there<Content>(id, { name });
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return absent<Content>();
    throw error;
  }
}

/** Undefined where nobody is found who could own one. */
async function channelsOf(owner: string, ask: Ask) {
  const { page, callOf } = channelListOf(owner);
  try {
    return await everyRow(ask, page, callOf);
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return undefined;
    throw error;
  }
}

/** Whether a channel is there. */
export const channelExistence = existenceOf<CreatedChannelTarget, Content>({
  id: "channel-existence",
  target: Target,
  content: Content,
  keyOf: ({ channelId, name }) => channelId || `new ${name.trim().toLowerCase()}`,
  labelOf: ({ name }) => name,
  readGroupOf: ({ channelId, owner }) => channelId || `new ${owner}`,
  idOf: ({ channelId }) => channelId,
  withId: (target, channelId) => ({ ...target, channelId }),
  read: async (targets, via, ask) => {
    const [first] = targets;
    if (!first) return [];
    if (first.channelId !== "") return [await readOne(first, via, ask)];
    const owner = ownerOf(first, via);
    if (owner === "") return targets.map(() => absent({ barred: "Choose the person who will own it." }));
    const listed = await channelsOf(owner, ask);
    if (listed === undefined) return targets.map(() => absent({ barred: NOBODY }));
    const { rows, unreadableCount } = listed;
    return targets.map((target) => {
      const named = rows.filter(({ name }) => name.toLowerCase() === target.name.trim().toLowerCase());
      const found = named.find(({ type }) => type !== GROUP_CHAT);
      if (found) return there(found.id, { name: found.name });
      // Group chats may have the same name, so that one of them may be the one or another.
      return named.length > 0 || unreadableCount > 0 ? { is: "untold" } : absent();
    });
  },
  create: (target, { name, made }, via) => {
    if (!made) throw new Error("a channel without its settings");
    return call(createChannel, { path: { userId: ownerOf(target, via) }, body: bodyOf(name, made) });
  },
  makesAnother: ({ made }) => made?.type === GROUP_CHAT,
  createdId: (answer) => v.parse(Created, answer).id,
  delete: (_target, channelId, { connection }) =>
    connection === "me"
      ? call(deleteUserChannel, { path: { userId: "me", channelId } })
      : call(deleteChannel, { path: { channelId } }),
  // One that has another name by now may be meant for something else.
  isSame: (one, other) => one.name.trim().toLowerCase() === other.name.trim().toLowerCase(),
  words: {
    notKnown: "Zoom does not say whether it is there.",
    noReturn: "A deleted channel cannot be restored.",
    describe: ({ name, isArchived }) => [
      { name: "Name", value: name },
      ...(isArchived === undefined ? [] : [{ name: "Archived", value: isArchived ? "Yes" : "No" }]),
    ],
  },
});

/** What was put off is done to channels that are archived by then, so that whoever unarchives one keeps it. */
export const archivedExistence: typeof channelExistence = {
  ...channelExistence,
  read: async (targets, via, ask, wanted) => {
    const readings = await channelExistence.read(targets, via, ask, wanted);
    return Promise.all(readings.map((reading) => withArchive(reading, ask)));
  },
  // It was to be archived when it was planned.
  isSame: (one, other) =>
    channelExistence.isSame(one, other) && (one.content?.isArchived ?? true) === (other.content?.isArchived ?? true),
  step: (moving, via) =>
    moving.now === undefined && !moving.to.isThere
      ? { why: "Zoom does not say whether it is archived, so it is kept." }
      : channelExistence.step(moving, via),
};

async function withArchive(reading: Reading<ChannelExistence>, ask: Ask): Promise<Reading<ChannelExistence>> {
  if (reading.is !== "known" || reading.state.id === undefined || !reading.state.content) return reading;
  const isArchived = await readArchived(reading.state.id, ask);
  if (isArchived === undefined) return { is: "untold" };
  return { is: "known", state: { ...reading.state, content: { ...reading.state.content, isArchived } } };
}

export type ChannelExistence = Existence<Content>;
