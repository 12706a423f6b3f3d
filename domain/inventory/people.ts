// People of the account as the inventory tells them, and one person's page. Times are epoch milliseconds.
import * as v from "valibot";
import { memberRoles } from "../exports/member-row.ts";
import { fields } from "../fields.ts";

const count = v.number();

export const InventoryPerson = v.object({
  key: v.string(),
  userId: v.string(),
  name: v.string(),
  email: v.string(),
  department: v.string(),
  jobTitle: v.string(),
  status: v.string(),
  statusSinceMs: v.nullish(v.number(), null),
  goneAtMs: v.nullish(v.number(), null),
  /** Channels they are in, and of those which they own and administer. */
  channels: count,
  owned: count,
  administered: count,
  /** When Zoom last told of them, save of what they are in. */
  readAtMs: v.nullish(v.number(), null),
});
export type InventoryPerson = v.InferOutput<typeof InventoryPerson>;

const text = v.pipe(v.string(), v.maxLength(300));
/** Which people are wanted, as addresses say it. */
export const PeopleAsked = fields({
  /** Words of the name and the address; an ID; a phone number. */
  find: v.optional(text, ""),
  /** `gone` from the account; empty for all that are there. */
  status: v.optional(v.picklist(["", "active", "inactive", "gone"]), ""),
  /** Only those who own channels, or administer some. */
  leads: v.optional(v.picklist(["", "owns", "administers"]), ""),
  /** Only those who are in no directory group. */
  group: v.optional(v.picklist(["", "none"]), ""),
  /** Without those for whom this finding is snoozed. */
  unsnoozed: v.optional(text),
});
export type PeopleAsked = v.InferOutput<typeof PeopleAsked>;

export const InventoryPeople = v.object({
  people: v.array(InventoryPerson),
  next_page_token: v.string(),
  total: v.number(),
});

/** When it was read that they are in it; null where it was not read yet. */
const atMs = v.nullish(v.number(), null);
const Place = v.object({ id: v.string(), name: v.string(), role: v.picklist(memberRoles), atMs });

/** Who somebody is, and what they are in the account. */
export const personFields = {
  key: v.string(),
  userId: v.string(),
  memberId: v.string(),
  name: v.string(),
  email: v.string(),
  isExternal: v.boolean(),
  department: v.string(),
  jobTitle: v.string(),
  /** Empty of people of other accounts. */
  status: v.string(),
  statusSinceMs: v.nullish(v.number(), null),
  goneAtMs: v.nullish(v.number(), null),
};

/** How much of a page its reader is shown: `part`, what lies in reach of their roles; `name`, who it is alone. */
const shownParts = ["all", "part", "name"] as const;

/** Where somebody is, and as what. */
export const PersonPage = v.object({
  ...personFields,
  shown: v.optional(v.picklist(shownParts), "all"),
  /** When status, department and job title were read; null of people of other accounts. */
  readAtMs: v.nullish(v.number(), null),
  /** As they are shown, with what Zoom calls each; none of people of other accounts. */
  phones: v.array(v.object({ number: v.string(), label: v.string() })),
  channels: v.array(
    v.object({
      ...Place.entries,
      type: v.number(),
      /** The shared space it is in; null where it is in none, or that is not known. */
      space: v.nullish(v.string(), null),
      isArchived: v.nullish(v.boolean(), null),
      members: v.nullish(v.number(), null),
      admins: v.nullish(v.number(), null),
    }),
  ),
  spaces: v.array(Place),
  mentionGroups: v.array(
    v.object({ id: v.string(), name: v.string(), channelId: v.string(), channel: v.string(), atMs }),
  ),
  directoryGroups: v.array(v.object({ id: v.string(), name: v.string(), atMs })),
  /** Whether there are more than the latest ones, which are here. */
  hasOlderMoves: v.optional(v.boolean()),
  moves: v.array(
    v.object({
      channelId: v.string(),
      channel: v.nullish(v.string(), null),
      atMs: v.number(),
      status: v.picklist(["joined", "left"]),
      operator: v.string(),
      /** Empty where it is not known. */
      operatorKey: v.string(),
    }),
  ),
});
export type PersonPage = v.InferOutput<typeof PersonPage>;

/** What the deletion of a person's data answers. */
export const PersonDeleted = v.object({
  /** How many rows went or were changed. */
  rows: v.number(),
  /** What stays, and what comes back, a sentence each. */
  notes: v.array(v.string()),
});
export type PersonDeleted = v.InferOutput<typeof PersonDeleted>;
