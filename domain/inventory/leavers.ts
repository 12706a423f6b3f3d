// What some people who leave own, administer and are in, each thing once, with whoever could succeed them. Times are epoch
// milliseconds.
import * as v from "valibot";
import { memberRoles } from "../exports/member-row.ts";
import { personFields } from "./people.ts";

/** So many people are looked at together. */
export const MOST_LEAVERS = 200;
/** So many who were chosen to succeed are looked at with them. */
export const MOST_SUCCESSORS = 300;

const orNull = <Schema extends v.GenericSchema>(schema: Schema) => v.nullish(schema, null);

const Role = v.picklist(memberRoles);

/** Somebody active in the account who could succeed. */
export const Candidate = v.object({
  key: v.string(),
  userId: v.string(),
  /** Empty where it is not known. */
  memberId: v.string(),
  name: v.string(),
  email: v.string(),
  /** Theirs in the channel or space; null outside it. */
  role: orNull(Role),
  /** When they last joined or left something, or let someone into this channel; null where nothing is known. */
  lastActiveAtMs: orNull(v.number()),
});
export type Candidate = v.InferOutput<typeof Candidate>;

/** Somebody who was chosen, and whether they could succeed: whoever is active in the account. */
export const Chosen = v.object({
  ...Candidate.entries,
  is: v.picklist(["active", "inactive", "gone", "external", "unknown"]),
});
export type Chosen = v.InferOutput<typeof Chosen>;

export const Leaver = v.object({
  ...personFields,
  /** Their manager, where that is someone active who stays. */
  manager: orNull(Candidate),
});
export type Leaver = v.InferOutput<typeof Leaver>;

/** A leaver in something, and as what. */
const Held = v.object({ key: v.string(), role: Role });

const Owner = v.object({ key: v.string(), name: v.string(), isActive: v.boolean() });

/** What has an owner, administrators and members. */
const Led = {
  id: v.string(),
  name: v.string(),
  /** Who leaves it, the owner first. */
  leavers: v.array(Held),
  /** Null where it is not known. */
  owner: orNull(Owner),
  members: orNull(v.number()),
  /** When its members were read; null while they never were. */
  atMs: orNull(v.number()),
  /** Active administrators who stay, then some members; none of what the leavers do not lead. */
  candidates: v.array(Candidate),
};

export const LeftChannel = v.object({
  ...Led,
  type: v.number(),
  space: orNull(v.string()),
  isArchived: orNull(v.boolean()),
  /** As many of the account are in it as are active there: Zoom removes nobody if it is the account's default channel. */
  hasEveryone: v.boolean(),
  /** The successor on the list of owners to change at Zoom, where it stands there and is not done. */
  ownerTask: orNull(v.object({ id: v.string(), toName: v.string(), addedAtMs: v.number() })),
});
export type LeftChannel = v.InferOutput<typeof LeftChannel>;

export const LeftSpace = v.object(Led);
export type LeftSpace = v.InferOutput<typeof LeftSpace>;
export type LedThing = LeftChannel | LeftSpace;

export const LeftMentionGroup = v.object({
  id: v.string(),
  name: v.string(),
  channelId: v.string(),
  channel: v.string(),
  leavers: v.array(v.string()),
  /** Whoever else is mentioned. */
  others: v.number(),
  /** When its people were read; null while they never were. */
  atMs: orNull(v.number()),
});
export type LeftMentionGroup = v.InferOutput<typeof LeftMentionGroup>;

export const LeftDirectoryGroup = v.object({
  id: v.string(),
  name: v.string(),
  leavers: v.array(v.string()),
  atMs: orNull(v.number()),
});
export type LeftDirectoryGroup = v.InferOutput<typeof LeftDirectoryGroup>;

export const Leavers = v.object({
  people: v.array(Leaver),
  /** Keys that nobody in the inventory has. */
  unknown: v.array(v.string()),
  /** How many there are, of whom the first `MOST_LEAVERS` are here: whoever owns the most comes first. */
  total: v.number(),
  channels: v.array(LeftChannel),
  spaces: v.array(LeftSpace),
  mentionGroups: v.array(LeftMentionGroup),
  directoryGroups: v.array(LeftDirectoryGroup),
  /** Whoever was asked about, in that order. */
  chosen: v.array(Chosen),
});
export type Leavers = v.InferOutput<typeof Leavers>;
