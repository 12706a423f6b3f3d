import type { Channel, ChannelSettings, ChannelType } from "../channel.ts";

/** A channel whose name and stable people do not depend on the seed. */
export interface StableChannel {
  readonly name: string;
  readonly type: ChannelType;
  readonly kind?: Channel["kind"];
  readonly isArchived?: boolean;
  /** First part of the owner's address; `deactivated` is somebody who left the company. */
  readonly owner: string;
  readonly admins?: readonly string[];
  readonly members?: readonly string[];
  /** Members picked by chance beside those, at most as many as the company has. */
  readonly others: number;
  readonly externals?: number;
  readonly settings?: Partial<Omit<ChannelSettings, "designatedPostingMembers">>;
  readonly designated?: readonly string[];
}

/** Everybody of the company but those who have not accepted yet. */
export const EVERYBODY = Number.POSITIVE_INFINITY;

const everyRole = ["owner", "admin", "channel-admin", "channel-viewer", "lead", "helpdesk", "member"];

export const stableChannels: readonly StableChannel[] = [
  {
    name: "General",
    type: 3,
    kind: "default",
    owner: "owner",
    admins: ["admin"],
    members: everyRole,
    others: EVERYBODY,
  },
  {
    name: "Company announcements",
    type: 3,
    owner: "admin",
    admins: ["owner", "channel-admin"],
    members: everyRole,
    others: 30,
    settings: { postingPermissions: 2, mentionAllPermissions: 2 },
  },
  {
    name: "Platform team",
    type: 2,
    owner: "lead",
    members: ["member", "helpdesk"],
    others: 14,
    settings: { addMemberPermissions: 2 },
  },
  {
    name: "Launch room",
    type: 1,
    owner: "lead",
    admins: ["member"],
    members: ["channel-viewer"],
    others: 8,
    externals: 2,
    settings: { allowToAddExternalUsers: 3, mentionAllPermissions: 2 },
  },
  {
    name: "Release notes",
    type: 3,
    owner: "lead",
    members: ["member", "helpdesk", "admin"],
    others: 24,
    settings: { postingPermissions: 3 },
    designated: ["member"],
  },
  {
    name: "Partner onboarding",
    type: 5,
    owner: "lead",
    members: ["helpdesk"],
    others: 6,
    externals: 4,
    settings: { allowToAddExternalUsers: 1 },
  },
  { name: "IT help desk", type: 3, owner: "helpdesk", admins: ["admin"], members: ["lead", "member"], others: 20 },
  { name: "Coffee and cake", type: 3, owner: "member", members: ["lead"], others: 12 },
  { name: "Aiko, Priscilla, Yannick", type: 4, owner: "lead", members: ["helpdesk", "member"], others: 0 },
  { name: "Quarterly planning", type: 1, owner: "owner", admins: ["admin"], members: ["lead"], others: 5 },
  {
    name: "Warehouse migration",
    type: 2,
    owner: "deactivated",
    members: ["lead", "channel-admin", "helpdesk"],
    others: 7,
  },
  { name: "Trade show", type: 3, isArchived: true, owner: "lead", members: ["member", "helpdesk"], others: 9 },
  { name: "Weekly platform sync", type: 1, kind: "meeting", owner: "lead", members: ["member"], others: 6 },
  {
    name: "Salary review",
    type: 2,
    owner: "admin",
    members: ["owner"],
    others: 3,
    settings: { addMemberPermissions: 2, newMembersCanSeePreviousMessagesFiles: false },
  },
  { name: "Legacy pager bridge", type: 0, owner: "channel-admin", members: ["lead"], others: 2 },
];
