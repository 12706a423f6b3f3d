// What a channel is called, and who may do what in it.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getChannel, getUserChannel, updateChannel, updateUserChannel } from "../../contract/endpoints.gen.ts";
import type { Ask } from "../answers/ask.ts";
import { firstRow } from "../answers/page.ts";
import type { Moving, NoWay, Resource, Step, Via } from "../changes/resource.ts";
import { DESIGNATED, fixedExternal, isAddingFixed } from "../channel-rules.ts";
import { addingLabels, channelTypes, externalLabels, mentionAllLabels, postingLabels } from "../channel-words.ts";
import { fields } from "../fields.ts";
import { Text } from "../ids.ts";
import { ChannelTarget, ofChannel } from "./channel.ts";
import { channelMemberList } from "./channel-members.ts";
import { goneFrom, leftOut, withBack } from "./gone-members.ts";
import { differing, inParts } from "./settings.ts";

const permissions = {
  posting: v.picklist([1, 2, 3]),
  /** Member IDs of those who may post where `posting` is `DESIGNATED`. */
  designated: v.array(v.string()),
  adding: v.picklist([1, 2]),
  mentionAll: v.picklist([1, 2, 3]),
  seesHistory: v.boolean(),
  /** Who can add people from other accounts. */
  external: v.picklist([0, 1, 2, 3]),
};

const State = v.partial(
  v.object({
    name: v.string(),
    type: v.number(),
    ...permissions,
    /** User ID of the owner, where it was looked up. */
    ownerId: v.string(),
    /** Who of those it is to have as `designated`, or had, is not in the channel. */
    gone: v.array(v.string()),
  }),
);
export type ChannelSettings = v.InferOutput<typeof State>;

/** What a person changes of a channel's settings. */
export const ChannelEdits = v.partial(
  fields({ name: v.pipe(v.string(), v.maxLength(300)), type: v.picklist([1, 2, 3, 5]), ...permissions }),
);
export type ChannelEdits = v.InferOutput<typeof ChannelEdits>;

const Wire = v.object({
  name: v.string(),
  type: v.nullish(v.number(), 0),
  channel_settings: v.nullish(
    v.object({
      posting_permissions: v.nullish(permissions.posting),
      designated_posting_members: v.nullish(
        v.array(v.object({ member_id: v.nullish(v.string(), ""), user_id: v.nullish(v.string(), "") })),
        [],
      ),
      add_member_permissions: v.nullish(permissions.adding),
      mention_all_permissions: v.nullish(permissions.mentionAll),
      new_members_can_see_previous_messages_files: v.nullish(v.boolean()),
      allow_to_add_external_users: v.nullish(permissions.external),
    }),
  ),
});

/** @throws CallFailed */
export async function readSettings(
  { channelId }: ChannelTarget,
  { connection }: Via,
  ask: Ask,
): Promise<ChannelSettings> {
  const wire = await ask(
    connection === "me"
      ? call(getUserChannel, { path: { userId: "me", channelId } })
      : call(getChannel, { path: { channelId } }),
    Wire,
  );
  const settings = wire.channel_settings;
  return {
    name: wire.name,
    type: wire.type,
    posting: settings?.posting_permissions ?? undefined,
    designated: settings?.designated_posting_members.map(({ member_id, user_id }) => member_id || user_id) ?? [],
    adding: settings?.add_member_permissions ?? undefined,
    mentionAll: settings?.mention_all_permissions ?? undefined,
    seesHistory: settings?.new_members_can_see_previous_messages_files ?? undefined,
    external: settings?.allow_to_add_external_users ?? undefined,
  };
}

/** What is to be sent next: which settings, by which call. */
interface Sending {
  /** On behalf of the owner; as whoever asks by the path with a person; by the path without one. */
  readonly as: "owner" | "self" | "anyone";
  readonly values: Partial<ChannelSettings>;
  /** Whether who can add external people is left for a call of its own. */
  readonly isExternalLater?: boolean;
}

/**
 * Two settings are the owner's alone, so the account connection changes them on the owner's behalf. Who adds people from
 * other accounts is taken on the path without a person only. What follows from a type is not sent with it.
 */
function sendingOf({ now, to }: Moving<unknown, ChannelSettings>, { connection }: Via): Sending | null {
  const type = to.type ?? now?.type;
  const { adding, external, designated, ownerId: _ownerId, gone: _gone, ...rest } = differing(now ?? {}, to);
  const values: Partial<ChannelSettings> = {
    ...rest,
    ...(adding !== undefined && !(type !== undefined && isAddingFixed(type)) && { adding }),
    ...(external !== undefined && !(type !== undefined && fixedExternal(type) !== undefined) && { external }),
    ...(designated !== undefined && (to.posting ?? now?.posting) === DESIGNATED && { designated }),
  };
  if (Object.keys(values).length === 0) return null;
  if (connection === "me") return { as: values.external === undefined ? "self" : "anyone", values };
  if (values.adding === undefined && values.mentionAll === undefined) return { as: "anyone", values };
  const { external: later, ...others } = values;
  return { as: "owner", values: others, ...(later !== undefined && { isExternalLater: true }) };
}

function bodyOf(values: Partial<ChannelSettings>, { now, to }: Moving<unknown, ChannelSettings>) {
  const { name, type, posting, designated, adding, mentionAll, seesHistory, external } = values;
  const isDesignating = designated !== undefined || posting === DESIGNATED;
  const members = to.designated ?? now?.designated ?? [];
  const settings = {
    ...(posting !== undefined && { posting_permissions: posting }),
    // Designated members are taken only in a request that restricts posting to them.
    ...(isDesignating && {
      posting_permissions: DESIGNATED,
      designated_posting_members: members.map((id) => ({ member_id: id })),
    }),
    ...(adding !== undefined && { add_member_permissions: adding }),
    ...(mentionAll !== undefined && { mention_all_permissions: mentionAll }),
    ...(seesHistory !== undefined && { new_members_can_see_previous_messages_files: seesHistory }),
    ...(external !== undefined && { allow_to_add_external_users: external }),
  };
  return {
    ...(name !== undefined && { name }),
    ...(isSettable(type) && { type }),
    ...(Object.keys(settings).length > 0 && { channel_settings: settings }),
  };
}

const isSettable = (type: number | undefined): type is 1 | 2 | 3 | 5 =>
  type === 1 || type === 2 || type === 3 || type === 5;

function resourceFor<Target extends ChannelTarget>(
  own: Pick<Resource<Target, ChannelSettings>, "id" | "target"> & {
    readonly readMore?: (
      target: Target,
      via: Via,
      ask: Ask,
      wanted: ChannelSettings | undefined,
    ) => Promise<ChannelSettings>;
  },
): Resource<Target, ChannelSettings> {
  const { readMore, ...ids } = own;
  const parts = inParts<ChannelSettings>("ownerId", "gone");
  return {
    ...ofChannel,
    ...ids,
    ...parts,
    state: State,
    read: async ([target], via, ask, [wanted], [expected] = []) => {
      if (!target) return [];
      const settings = await readSettings(target, via, ask);
      const named = [...(wanted?.designated ?? []), ...(expected?.designated ?? [])];
      const missing = [...new Set(named)].filter((id) => !settings.designated?.includes(id));
      const gone = await goneFrom(target.channelId, missing, via, ask);
      const more = { ...(await readMore?.(target, via, ask, wanted)), ...(gone.length > 0 && { gone: [...gone] }) };
      return [{ is: "known", state: { ...settings, ...more } }];
    },
    withoutGone: (to, { gone = [] }) => {
      const { designated = [] } = to;
      const kept = designated.filter((id) => !gone.includes(id));
      if (kept.length === designated.length) return undefined;
      return { to: { ...to, designated: kept }, remark: leftOut(designated.length - kept.length) };
    },
    withBack,
    step: (moving, via): Step<ChannelSettings> | NoWay | null => {
      const { target, now, to } = moving;
      if (now === undefined) return { why: "Zoom does not say how the channel is set." };
      const sending = sendingOf(moving, via);
      if (sending === null) return null;
      if (sending.as === "owner" && ownerIdOf(moving) === "")
        return { why: "Only the channel’s owner can change this, and Zoom does not say who that is." };
      const { external, ...others } = to;
      // What follows from a type comes with it.
      const reached = { ...now, ...others, ...(external !== undefined && !sending.isExternalLater && { external }) };
      return { name: sending.as, batch: target.channelId, size: 1, reached };
    },
    call: (_step, items, via) => {
      const [only] = items;
      const sending = only && sendingOf(only, via);
      if (!sending) throw new Error("a call for nothing");
      const { channelId } = only.target;
      const body = bodyOf(sending.values, only);
      if (sending.as === "anyone") return call(updateChannel, { path: { channelId }, body });
      const userId = sending.as === "self" ? "me" : ownerIdOf(only);
      return call(updateUserChannel, { path: { userId, channelId }, body });
    },
    describe: describeSettings,
  };
}

/** Whether a change to it, or the way back, may need the owner: their settings, and a type that these follow from. */
const isOwnersConcern = ({ adding, mentionAll, type }: ChannelSettings): boolean =>
  adding !== undefined || mentionAll !== undefined || type !== undefined;

const ownerIdOf = ({ now, to }: Moving<unknown, ChannelSettings>): string => now?.ownerId || to.ownerId || "";

/** Settings of a channel, with its owner where the account connection acts on their behalf. */
export const channelSettings = resourceFor<ChannelTarget>({
  id: "channel-settings",
  target: ChannelTarget,
  readMore: async ({ channelId }, via, ask, wanted) => {
    if (via.connection === "me" || (wanted && !isOwnersConcern(wanted))) return {};
    const { page, callOf } = channelMemberList(channelId, via);
    const owner = await firstRow(ask, page, callOf, ({ role }) => role === "owner");
    return { ownerId: owner?.userId ?? "" };
  },
});

/** A channel with the name it is to have; empty where that follows from a pattern. */
const RenameTarget = v.object({ ...ChannelTarget.entries, newName: v.optional(Text, "") });
export type RenameTarget = v.InferOutput<typeof RenameTarget>;

/** Only its name: no owner is looked up for it. */
export const channelNames = resourceFor<RenameTarget>({ id: "channel-names", target: RenameTarget });

/**
 * What somebody's edits make of a channel's settings: what changes, and what follows from it.
 *
 * @returns Only what differs, so that what others change in the meantime stays.
 */
export function withConsequences(now: ChannelSettings, edits: ChannelEdits): ChannelSettings {
  const type = edits.type ?? now.type;
  const posting = edits.posting ?? now.posting;
  const external = (type === undefined ? undefined : fixedExternal(type)) ?? edits.external;
  const changed = differing(now, {
    ...edits,
    ...(edits.name !== undefined && { name: edits.name.trim() }),
    ...(type !== undefined && isAddingFixed(type) && { adding: 1 }),
    ...(isExternal(external) && { external }),
    // They count only as long as posting is for them.
    ...(posting !== DESIGNATED && { designated: [] }),
  });
  // Who they are is sent together with that posting is for them.
  return changed.designated && posting === DESIGNATED ? { ...changed, posting } : changed;
}

const isExternal = (value: number | undefined): value is 0 | 1 | 2 | 3 =>
  value === 0 || value === 1 || value === 2 || value === 3;

function describeSettings(settings: ChannelSettings) {
  const { name, type, posting, designated, adding, mentionAll, seesHistory, external } = settings;
  return [
    ["Name", name],
    ["Type", type === undefined ? undefined : (channelTypes[type] ?? `Unknown (${type})`)],
    ["Who can post", posting && postingLabels[posting]],
    ["Members who can post", designated && String(designated.length)],
    ["Who can add members", adding && addingLabels[adding]],
    ["Who can use @all", mentionAll && mentionAllLabels[mentionAll]],
    ["Earlier messages for new members", seesHistory === undefined ? undefined : seesHistory ? "Shown" : "Not shown"],
    ["Who can add external people", external === undefined ? undefined : externalLabels[external]],
  ].flatMap(([label = "", value]) => (value === undefined ? [] : [{ name: label, value }]));
}
