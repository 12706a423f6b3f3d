import type { Channel, ChannelSettings, ChannelType, SpacePlacement } from "../channel.ts";

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
  /** Name of the shared space it is in, and as what. */
  readonly space?: readonly [string, SpacePlacement["type"]];
  readonly mentionGroups?: readonly StableMentionGroup[];
}

export interface StableMentionGroup {
  readonly name: string;
  readonly description: string;
  /** First parts of the addresses of people in it; `guest` is somebody of another account. */
  readonly members: readonly string[];
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
    mentionGroups: [
      { name: "on-call", description: "Whoever carries the pager this week.", members: ["lead", "member"] },
      { name: "reviewers", description: "", members: ["member", "helpdesk"] },
    ],
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
    mentionGroups: [
      { name: "launch-leads", description: "Decides whether we go.", members: ["lead", "member", "guest"] },
    ],
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
  {
    name: "IT help desk",
    type: 3,
    owner: "helpdesk",
    admins: ["admin"],
    members: ["lead", "member"],
    others: 20,
    mentionGroups: [{ name: "first-line", description: "Answers new questions.", members: ["helpdesk", "admin"] }],
  },
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
  {
    name: "General",
    type: 1,
    owner: "lead",
    admins: ["member"],
    members: ["helpdesk", "channel-viewer"],
    others: 9,
    space: ["Platform", "general"],
  },
  {
    name: "platform-roadmap",
    type: 2,
    owner: "lead",
    members: ["member"],
    others: 5,
    space: ["Platform", "public_for_members"],
  },
  {
    name: "platform-incidents",
    type: 2,
    owner: "member",
    members: ["lead"],
    others: 3,
    space: ["Platform", "private"],
  },
  {
    name: "General",
    type: 1,
    owner: "owner",
    admins: ["admin"],
    members: ["channel-admin"],
    others: 6,
    externals: 3,
    space: ["Partner programme", "general"],
  },
  {
    name: "partner-events",
    type: 1,
    owner: "admin",
    members: ["owner"],
    others: 4,
    externals: 1,
    space: ["Partner programme", "private"],
  },
];
