// Shared spaces: that they are there, their settings, whom they belong to, and which channels are in them.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  createSharedSpace,
  deleteSharedSpace,
  getSharedSpace,
  listSharedSpaceChannels,
  listSharedSpaces,
  moveSharedSpaceChannels,
  transferSharedSpaceOwnership,
  updateSharedSpaceSettings,
} from "../../contract/endpoints.gen.ts";
import { isSameUserId } from "../../contract/user-id.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { type Ask, CallFailed, type Resource, type Result, type Via } from "../changes/resource.ts";
import { absent, type Existence, existenceOf, there } from "./existence.ts";
import { lookUpPerson } from "./find-person.ts";
import { Id, IdOrNone, Text } from "./ids.ts";
import type { LookedUp } from "./people.ts";
import { differing, inParts } from "./settings.ts";

const permissions = {
  /** Who can add members: 1 every member, 2 owner and administrators. */
  adding: v.picklist([1, 2]),
  /** Who can add people from other accounts: 0 nobody, 1 every member, 2 members of the account, 3 owner and administrators. */
  external: v.picklist([0, 1, 2, 3]),
  /** Who can bring in channels: 1 every member, 2 owner and administrators. */
  channels: v.picklist([1, 2]),
};
/** What a space is created with, beside its name. */
export const NewSpace = v.object({
  description: v.optional(v.pipe(v.string(), v.maxLength(2_000)), ""),
  ...permissions,
});
export type NewSpace = v.InferOutput<typeof NewSpace>;
export const SpaceSettings = v.partial(v.object({ name: v.string(), description: v.string(), ...permissions }));
export type SpaceSettings = v.InferOutput<typeof SpaceSettings>;

const Wire = v.object({
  space_id: v.string(),
  space_name: v.nullish(v.string(), ""),
  space_desc: v.nullish(v.string(), ""),
  owner: v.nullish(v.object({ user_id: v.nullish(v.string(), ""), member_id: v.nullish(v.string(), "") })),
  space_settings: v.object({
    add_member_permissions: v.nullish(permissions.adding, 1),
    allow_to_add_external_users: v.nullish(permissions.external, 0),
    create_channels_permission: v.nullish(permissions.channels, 1),
  }),
});

const getSpace = (spaceId: string, ask: Ask) => ask(call(getSharedSpace, { path: { spaceId } }), Wire);
const wirePermissions = ({ adding, external, channels }: SpaceSettings) => ({
  ...(adding !== undefined && { add_member_permissions: adding }),
  ...(external !== undefined && { allow_to_add_external_users: external }),
  ...(channels !== undefined && { create_channels_permission: channels }),
});

/** Zoom documents no most; its example has 30 spaces a page. */
const PAGE_SIZE = "100";
const Row = v.object({ space_id: v.string(), space_name: v.nullish(v.string(), "") });
const Spaces = pageOf("shared_spaces", Row);
const Created = v.object({ space_id: v.string() });

/** Somebody a space is created with. */
const Member = v.object({ identifier: Id, role: v.picklist(["admin", "member"]) });

const Target = v.object({
  spaceId: IdOrNone,
  name: Text,
  /** Address or user ID of whoever is to own it; on one's own connection that is oneself. */
  owner: IdOrNone,
  members: v.optional(v.pipe(v.array(Member), v.maxLength(500)), []),
});
export type CreatedSpaceTarget = v.InferOutput<typeof Target>;
const Content = v.object({
  name: v.string(),
  made: v.optional(NewSpace),
  /** User ID of whoever is to own it. */
  ownerId: v.optional(v.string()),
});
type Content = v.InferOutput<typeof Content>;
export type SpaceExistence = Existence<Content>;

async function readOne(spaceId: string, ask: Ask) {
  try {
    return there<Content>(spaceId, { name: (await getSpace(spaceId, ask)).space_name });
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return absent<Content>();
    throw error;
  }
}

/** The owner to be. */
async function ownerOf({ owner }: CreatedSpaceTarget, via: Via, ask: Ask): Promise<LookedUp> {
  if (via.connection === "me") return { userId: via.userId };
  if (owner === "") return { barred: "Choose the person who will own it." };
  return owner.includes("@") ? lookUpPerson(owner, via, ask) : { userId: owner };
}

/** Whether a shared space is there. */
export const spaceExistence = existenceOf<CreatedSpaceTarget, Content>({
  id: "space-existence",
  target: Target,
  content: Content,
  keyOf: ({ spaceId, name }) => spaceId || `new ${name.trim().toLowerCase()}`,
  labelOf: ({ name }) => name,
  readGroupOf: ({ spaceId }) => spaceId,
  idOf: ({ spaceId }) => spaceId,
  withId: (target, spaceId) => ({ ...target, spaceId }),
  read: async (targets, via, ask) => {
    const [first] = targets;
    if (!first) return [];
    if (first.spaceId !== "") return [await readOne(first.spaceId, ask)];
    const { rows, unreadableCount } = await everyRow(ask, Spaces, (token) =>
      call(listSharedSpaces, { query: { page_size: PAGE_SIZE, next_page_token: token } }),
    );
    return Promise.all(
      targets.map(async (target) => {
        const wanted = target.name.trim().toLowerCase();
        const found = rows.find(({ space_name: name }) => name.toLowerCase() === wanted);
        if (found) return there<Content>(found.space_id, { name: found.space_name });
        if (unreadableCount > 0) return { is: "untold" } as const;
        const { userId: ownerId, barred } = await ownerOf(target, via, ask);
        if (barred !== undefined) return absent<Content>({ barred });
        return absent<Content>({ content: { name: target.name, ownerId } });
      }),
    );
  },
  create: ({ members }, { name, made, ownerId = "" }, { connection }) => {
    if (!made) throw new Error("a space without its settings");
    const owner = { identifier: ownerId, role: "owner" as const };
    return call(createSharedSpace, {
      body: {
        space_name: name.trim(),
        space_desc: made.description,
        space_settings: wirePermissions(made),
        space_members: [...(connection === "account" ? [owner] : []), ...members],
      },
    });
  },
  createdId: (answer) => v.parse(Created, answer).space_id,
  delete: (_target, spaceId) => call(deleteSharedSpace, { path: { spaceId } }),
  words: {
    notKnown: "Zoom does not say whether the space is there.",
    noReturn: "A deleted space cannot be restored.",
    describe: ({ name }) => [{ name: "Name", value: name }],
  },
});

const SpaceOnly = v.object({ spaceId: Id, name: Text });
export type SpaceTarget = v.InferOutput<typeof SpaceOnly>;

const ofSpace = {
  target: SpaceOnly,
  keyOf: ({ spaceId }: SpaceTarget) => spaceId,
  labelOf: ({ name }: SpaceTarget) => name,
  readGroupOf: ({ spaceId }: SpaceTarget) => spaceId,
};

/** What a shared space is called, and who may do what in it. */
export const spaceSettings: Resource<SpaceTarget, SpaceSettings> = {
  id: "space-settings",
  ...ofSpace,
  state: SpaceSettings,
  ...inParts<SpaceSettings>(),
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const { space_name: name, space_desc: description, space_settings: wire } = await getSpace(target.spaceId, ask);
    const state: SpaceSettings = {
      name,
      description,
      adding: wire.add_member_permissions,
      external: wire.allow_to_add_external_users,
      channels: wire.create_channels_permission,
    };
    return [{ is: "known", state }];
  },
  step: ({ target, now, to }) => {
    if (now === undefined) return { why: "Zoom does not say how the space is set." };
    if (spaceSettings.isSame(now, to)) return null;
    return { name: "set", batch: target.spaceId, size: 1, reached: { ...now, ...to } };
  },
  call: (_step, items) => {
    const [only] = items;
    const { name, description, ...settings } = only ? differing(only.now ?? {}, only.to) : {};
    return call(updateSharedSpaceSettings, {
      path: { spaceId: only?.target.spaceId ?? "" },
      body: {
        ...(name !== undefined && { space_name: name }),
        ...(description !== undefined && { space_desc: description }),
        // Settings are the owner's to change, so they are left out where none of them is.
        ...(Object.keys(settings).length > 0 && { space_settings: wirePermissions(settings) }),
      },
    });
  },
  describe: ({ name, description, adding, external, channels }) =>
    [
      ["Name", name],
      ["Description", description === "" ? "empty" : description],
      ["Who can add members", adding && leadersOr[adding]],
      ["Who can add external people", external === undefined ? undefined : externalNames[external]],
      ["Who can bring in channels", channels && leadersOr[channels]],
    ].flatMap(([label = "", value]) => (value === undefined ? [] : [{ name: label, value }])),
};

const leadersOr = { 1: "Every member", 2: "Owner and administrators" } as const;
const externalNames = { 0: "Nobody", 1: "Every member", 2: "Account members", 3: "Owner and administrators" } as const;

const OwnerState = v.object({ userId: v.optional(v.string(), ""), memberId: v.optional(v.string(), "") });
type OwnerState = v.InferOutput<typeof OwnerState>;

/** Whom a shared space belongs to. */
export const spaceOwner: Resource<SpaceTarget, OwnerState> = {
  id: "space-owner",
  ...ofSpace,
  state: OwnerState,
  read: async ([target], _via, ask) => {
    if (!target) return [];
    const { owner } = await getSpace(target.spaceId, ask);
    if (!owner || (!owner.user_id && !owner.member_id)) return [{ is: "untold" }];
    return [{ is: "known", state: { userId: owner.user_id, memberId: owner.member_id } }];
  },
  isSame: (one, other) =>
    isSameUserId(one.userId, other.userId) || (one.memberId !== "" && one.memberId === other.memberId),
  step: ({ target, now, to }, { connection, userId }) => {
    if (now === undefined) return { why: "Zoom does not say who owns the space." };
    if (spaceOwner.isSame(now, to)) return null;
    // Whoever gave a space away cannot take it back by themselves.
    if (connection === "me" && !isSameUserId(now.userId, userId)) return { why: "Only the space’s owner can do this." };
    const remark = "Whoever owns it now becomes an administrator.";
    return { name: "transfer", batch: target.spaceId, size: 1, reached: to, remark };
  },
  call: (_step, items) => {
    const [only] = items;
    return call(transferSharedSpaceOwnership, {
      path: { spaceId: only?.target.spaceId ?? "" },
      query: { identifier: only?.to.userId || only?.to.memberId || "" },
    });
  },
  describe: ({ userId, memberId }) => [{ name: "Owner", value: userId || memberId }],
};

const ChannelInSpace = v.object({ spaceId: Id, space: Text, channelId: Id, name: Text });
export type ChannelInSpaceTarget = v.InferOutput<typeof ChannelInSpace>;
const ChannelState = v.object({
  isIn: v.boolean(),
  kind: v.optional(v.picklist(["general", "private", "public_for_members"])),
});
type ChannelState = v.InferOutput<typeof ChannelState>;

/** Channels of one call; Zoom documents no most. */
const MOVE_SIZE = 20;
const CHANNEL_PAGE_SIZE = 50;
const SpaceChannels = pageOf(
  "channels",
  v.object({
    channel_id: v.string(),
    space_channel_type: v.nullish(v.picklist(["general", "private", "public_for_members"]), "private"),
  }),
);
const Moved = v.object({
  channels: v.nullish(v.array(v.object({ channel_id: v.string(), is_moved: v.nullish(v.boolean(), false) })), []),
});

/** Zoom says that it did not move a channel, and never why. */
const whysNotMoved = {
  in: "Zoom did not move this channel and does not say why. Usual reasons: it is public, archived or already in a space; you neither own nor administer it; or it has people from other accounts and the space does not accept external people.",
  out: "Zoom did not move this channel out and does not say why. Usual reasons: you neither own nor administer the channel or the space, or it is the space’s general channel.",
} as const;

/** Which channels are in a shared space. Only people themselves move them. */
export const spaceChannels: Resource<ChannelInSpaceTarget, ChannelState> = {
  id: "space-channels",
  target: ChannelInSpace,
  state: ChannelState,
  keyOf: ({ spaceId, channelId }) => `${spaceId} ${channelId}`,
  labelOf: ({ name, space }) => `${name} · ${space}`,
  readGroupOf: ({ spaceId }) => spaceId,
  read: async (targets, _via, ask) => {
    const spaceId = targets[0]?.spaceId ?? "";
    const { rows, unreadableCount } = await everyRow(ask, SpaceChannels, (token) =>
      call(listSharedSpaceChannels, {
        path: { spaceId },
        query: { page_size: CHANNEL_PAGE_SIZE, next_page_token: token },
      }),
    );
    return targets.map(({ channelId }) => {
      const found = rows.find(({ channel_id }) => channel_id === channelId);
      if (found) return { is: "known", state: { isIn: true, kind: found.space_channel_type } };
      return unreadableCount > 0 ? { is: "untold" } : { is: "known", state: { isIn: false } };
    });
  },
  isSame: (one, other) => one.isIn === other.isIn,
  step: ({ target, now, to }) => {
    if (now?.isIn === to.isIn) return null;
    if (now?.kind === "general") return { why: "The general channel stays in its space." };
    // Open to everyone in the space: Zoom moves in private channels only, and they stay private.
    const remark =
      !to.isIn && now?.kind === "public_for_members"
        ? "Everyone in the space can find it. If you move it back in, it will be private."
        : undefined;
    const reached: ChannelState = to.isIn ? { isIn: true, kind: "private" } : { isIn: false };
    return {
      name: to.isIn ? "in" : "out",
      batch: target.spaceId,
      size: MOVE_SIZE,
      reached,
      ...(remark !== undefined && { remark }),
    };
  },
  call: (step, items) =>
    call(moveSharedSpaceChannels, {
      path: { spaceId: items[0]?.target.spaceId ?? "" },
      body: {
        channel_ids: items.map(({ target }) => target.channelId),
        move_direction: step === "in" ? "move_into" : "move_out",
      },
    }),
  interpret: (step, answer, items) => {
    const { channels } = v.parse(Moved, answer);
    return items.map(({ target }): Result<ChannelState> => {
      const found = channels.find(({ channel_id }) => channel_id === target.channelId);
      if (!found) return { is: "untold" };
      if (found.is_moved) return { is: "done" };
      const message = whysNotMoved[step === "in" ? "in" : "out"];
      return { is: "failed", failure: { kind: "not_done", code: "not_done", status: 200, message } };
    });
  },
  describe: ({ isIn }) => [{ name: "Space", value: isIn ? "In the space" : "Not in the space" }],
};
