// The channels somebody is in, as the inventory knows them: no more of each than Zoom shows its members.
import * as v from "valibot";

export const channelRoles = ["owner", "admin", "member"] as const;

export const OwnChannel = v.object({
  id: v.string(),
  name: v.string(),
  /** Zoom's channel type; see `channelTypes`. */
  type: v.number(),
  /** What one is there. */
  role: v.picklist(channelRoles),
  /** Empty where it is not known. */
  ownerName: v.string(),
  /** Whether Zoom lists an owner, and one of this account; null where the members were not read yet. */
  owner: v.nullish(v.picklist(["own", "external", "none"]), null),
  members: v.nullish(v.number(), null),
  outsiders: v.nullish(v.number(), null),
  isArchived: v.nullish(v.boolean(), null),
  /** When its members were read, epoch milliseconds. */
  membersAtMs: v.nullish(v.number(), null),
});
export type OwnChannel = v.InferOutput<typeof OwnChannel>;

export const OwnChannels = v.object({
  channels: v.array(OwnChannel),
  /** False as long as the account was not read to its end: one may be in more. */
  isWhole: v.boolean(),
  /** When Zoom was last asked which channels they are in, epoch milliseconds; null where it never was. */
  readAtMs: v.nullish(v.number(), null),
});
export type OwnChannels = v.InferOutput<typeof OwnChannels>;
