// Targets given by what they have in common: everything of a list that matches. The server reads the list to its end and
// keeps what it found, so that a plan is of these things whatever the list holds later.
import * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { channelFilters } from "../exports/channel-rows.ts";
import { memberRoles } from "../exports/member-row.ts";
import { postings } from "../exports/posting.ts";
import { fields } from "../fields.ts";
import { Id, Text } from "../ids.ts";
import { ChannelsAsked, inventoryOperations } from "../inventory/channels.ts";
import { ExternalAsked, externalFacets } from "../inventory/external.ts";
import { MentionGroupsAsked, mentionGroupOperations } from "../inventory/mention-groups.ts";
import { PeopleAsked } from "../inventory/people.ts";
import { ownKindOf, type TargetFields } from "../target-fields.ts";
import {
  accountPersonFields,
  channelFields,
  channelMemberFields,
  emojiFields,
  groupPersonFields,
  type ListedFields,
  mentionGroupFields,
  spaceChannelFields,
  spaceFields,
  spaceMemberFields,
} from "./listed-fields.ts";

const filter = v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(9)));
const words = v.optional(Text, "");
const Filters = { name: words, filters: v.optional(fields(v.entriesFromList(channelFilters, filter)), {}) };

export const Matching = v.variant("list", [
  fields({
    list: v.literal("channels"),
    /** Whose channels: an address or ID, `me`; null for the account's public ones. */
    of: v.nullable(Id),
    ...Filters,
  }),
  fields({
    list: v.literal("found-channels"),
    /** What is looked for in names. */
    text: v.pipe(Text, v.minLength(2)),
    scope: v.picklist(["all", "public", "user_joined"]),
    userId: v.optional(Id),
    isArchivedIncluded: v.optional(v.boolean(), false),
    ...Filters,
  }),
  /** Channels of the account as the inventory knows them. */
  fields({ list: v.literal("inventory-channels"), asked: ChannelsAsked }),
  /** External people in channels, or in shared spaces, as it knows them. */
  fields({ list: v.literal("external-people"), asked: ExternalAsked, in: v.picklist(externalFacets.in) }),
  /** The channels or shared spaces that they are in. */
  fields({ list: v.literal("external-places"), asked: ExternalAsked, in: v.picklist(externalFacets.in) }),
  /** Mention groups of all channels, likewise. */
  fields({ list: v.literal("inventory-mention-groups"), asked: MentionGroupsAsked }),
  /** People of the account, likewise. */
  fields({ list: v.literal("inventory-people"), asked: PeopleAsked }),
  fields({
    list: v.literal("members"),
    channelId: Id,
    channel: Text,
    /** Words of the name and the address. */
    text: words,
    role: v.optional(v.picklist(memberRoles)),
    /** Whether they can post, or were chosen to. */
    post: v.optional(v.picklist(postings)),
  }),
  fields({
    list: v.literal("spaces"),
    /** Spaces of this person only. */
    userId: v.optional(Id),
    text: words,
  }),
  fields({
    list: v.literal("space-members"),
    spaceId: Id,
    space: Text,
    text: words,
    role: v.optional(v.picklist(memberRoles)),
    status: v.optional(v.picklist(["active", "inactive"])),
  }),
  fields({ list: v.literal("space-channels"), spaceId: Id, space: Text, text: words }),
  fields({ list: v.literal("directory-group-people"), groupId: Id, group: Text, text: words }),
  fields({
    list: v.literal("emojis"),
    text: words,
    /** Part of the name or address of who added them. */
    person: words,
    /** Address of who added them, where only theirs are meant. */
    addedBy: words,
  }),
]);
export type Matching = v.InferOutput<typeof Matching>;

/** Bound on what is done with each of them: people into each of some channels, say. */
const MOST_EACH = 10_000;

export const MatchingTargets = fields({
  matching: Matching,
  /** What else targets have, beside what the list tells of each thing: a target of each of these, of each thing. */
  each: v.optional(v.pipe(v.array(v.record(v.string(), v.unknown())), v.minLength(1), v.maxLength(MOST_EACH)), [{}]),
});
export type MatchingTargets = v.InferOutput<typeof MatchingTargets>;

/** What the things of a list are in, as whoever asks for the list says: they may come into another one. */
const placeOfList = {
  members: "channel",
  "space-members": "space",
  "space-channels": "space",
  "directory-group-people": "group",
} as const satisfies Partial<Record<Matching["list"], string>>;
const isPlaced = (list: Matching["list"]): list is keyof typeof placeOfList => list in placeOfList;

/**
 * A target of a thing that a list has told, with what was sent beside it: nothing of that takes the place of what the list
 * tells. Where it names somebody or something else in or beside that thing, the target is that, and has its name.
 */
export function targetWith({ list }: Pick<Matching, "list">, row: TargetFields, beside: TargetFields): TargetFields {
  const place = isPlaced(list) ? placeOfList[list] : undefined;
  const isElsewhere = place !== undefined && `${place}Id` in beside;
  const told = Object.fromEntries(
    Object.entries(row).filter(([name]) => !isElsewhere || (name !== `${place}Id` && name !== place)),
  );
  // The IDs that people have as members are of where they are listed.
  const coming = isElsewhere && "memberId" in row ? { ...told, memberId: "" } : told;
  const { name: _name, ...rest } = coming;
  return ownKindOf({ ...beside, ...row }) === ownKindOf(row) ? { ...beside, ...coming } : { ...beside, ...rest };
}

const thing = { id: "x", name: "x", email: "x@x.x", userId: "x" };

/** A thing as the list tells it, for checks before the list is read. */
export function sampleOf(matching: Matching): ListedFields {
  switch (matching.list) {
    case "external-people":
      return matching.in === "channel" ? channelMemberFields("x", "x")(thing) : spaceMemberFields("x", "x")(thing);
    case "external-places":
      return matching.in === "channel" ? channelFields(thing) : spaceFields(thing);
    case "members":
      return channelMemberFields(matching.channelId, matching.channel)(thing);
    case "spaces":
      return spaceFields(thing);
    case "space-members":
      return spaceMemberFields(matching.spaceId, matching.space)(thing);
    case "space-channels":
      return spaceChannelFields(matching.spaceId, matching.space)(thing);
    case "directory-group-people":
      return groupPersonFields(matching.groupId, matching.group)(thing);
    case "emojis":
      return emojiFields(thing);
    case "inventory-mention-groups":
      return mentionGroupFields({ ...thing, channel: thing });
    case "inventory-people":
      return accountPersonFields(thing);
    default:
      return channelFields(thing);
  }
}

/** Whether the list is the inventory's, which leaves out what somebody does not see. */
export const isOfInventory = ({ list }: Matching): boolean => /^(?:inventory|external)-/.test(list);

/** What the list is of, as the paths of its operations name it; none of a list of the account. */
export function paramsOf(matching: Matching): Readonly<Record<string, string>> {
  switch (matching.list) {
    case "members":
      return { channelId: matching.channelId };
    case "space-members":
    case "space-channels":
      return { spaceId: matching.spaceId };
    case "directory-group-people":
      return { groupId: matching.groupId };
    default:
      return {};
  }
}

/** What reading the list takes, for whether somebody may; none where the connection has no such list. */
export function operationsOf(matching: Matching, connection: ConnectionName): readonly OperationId[] {
  const forAccount = (operation: OperationId): readonly OperationId[] => (connection === "account" ? [operation] : []);
  switch (matching.list) {
    case "channels":
      if (matching.of !== null) return connection === "account" || matching.of === "me" ? ["listUsersChannels"] : [];
      return forAccount("listAccountsPublicChannels");
    case "found-channels":
      return ["searchUsersOrAccountsChannels"];
    case "inventory-channels":
    case "inventory-people":
    case "external-people":
    case "external-places":
      return connection === "account" ? inventoryOperations : [];
    case "inventory-mention-groups":
      return connection === "account" ? [...inventoryOperations, ...mentionGroupOperations] : [];
    case "members": {
      const isOwn = connection === "me";
      return [
        isOwn ? "listUserChannelMembers" : "listChannelMembers",
        ...(matching.post ? [isOwn ? ("getUserChannel" as const) : ("getChannel" as const)] : []),
      ];
    }
    case "spaces":
      return ["listSharedSpaces"];
    case "space-members":
      return ["listSharedSpaceMembers"];
    case "space-channels":
      return ["listSharedSpaceChannels"];
    case "directory-group-people":
      return forAccount("listIMDirectoryGroupMembers");
    case "emojis":
      return ["listCustomEmojis"];
  }
}
