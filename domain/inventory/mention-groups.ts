// Mention groups of all channels as the inventory tells them. Times are epoch milliseconds.
import * as v from "valibot";
import type { OperationId } from "../../contract/operations.gen.ts";
import { fields } from "../fields.ts";

/** What tells of them, beside what tells of the channels. */
export const mentionGroupOperations: readonly OperationId[] = ["listChannelMentionGroups", "listMembersOfMentionGroup"];

export const mentionGroupSorts = ["name", "channel", "people"] as const;
export type MentionGroupSort = (typeof mentionGroupSorts)[number];

const text = v.optional(v.pipe(v.string(), v.maxLength(300)), "");

export const MentionGroupsAsked = fields({
  /** Words of the name, the description, or the name of the channel; nearly is enough. */
  find: text,
  /** Words of the name and the address of somebody who is in them. */
  person: text,
  sort: v.optional(v.picklist([...mentionGroupSorts, ...mentionGroupSorts.map((sort) => `-${sort}` as const)]), "name"),
});
export type MentionGroupsAsked = v.InferOutput<typeof MentionGroupsAsked>;

/** What is asked as it stands in an address; what is so anyway is left out. */
export const mentionGroupsQuery = ({ find, person, sort }: MentionGroupsAsked): Readonly<Record<string, string>> => ({
  ...(find !== "" && { find }),
  ...(person !== "" && { person }),
  ...(sort !== "name" && { sort }),
});

/** Reads that; what is no order is left out. */
export function readMentionGroupsAsked(query: Readonly<Record<string, string | undefined>>): MentionGroupsAsked {
  const sort = v.safeParse(MentionGroupsAsked.entries.sort, query.sort);
  return {
    find: (query.find ?? "").trim().slice(0, 300),
    person: (query.person ?? "").trim().slice(0, 300),
    sort: sort.success ? sort.output : "name",
  };
}

export const InventoryMentionGroup = v.object({
  id: v.string(),
  name: v.string(),
  description: v.string(),
  people: v.number(),
  channelId: v.string(),
  channel: v.string(),
  /** Zoom's channel type. */
  channelType: v.number(),
  isArchived: v.nullish(v.boolean(), null),
  /** When the channel's groups were read. */
  atMs: v.nullish(v.number(), null),
  /** Who of them the words for a person mean. */
  found: v.optional(v.array(v.object({ key: v.string(), name: v.string() })), []),
});
export type InventoryMentionGroup = v.InferOutput<typeof InventoryMentionGroup>;

export const InventoryMentionGroups = v.object({
  groups: v.array(InventoryMentionGroup),
  next_page_token: v.string(),
  total: v.number(),
});

/** Somebody in a group; of a group without people, the group alone. */
export interface MentionGroupLine extends InventoryMentionGroup {
  readonly person: string;
  readonly email: string;
  readonly personId: string;
}
