// What may be wrong in an account: questions that are asked of the inventory again and again. Each is a list that its page
// shows by the same address, so what it counts is what stands there.
import * as v from "valibot";
import { GROUP_CHAT } from "../channel-rules.ts";
import { channelFacets } from "./channels.ts";

/** Periods are Zoom's, `30d`, `6m`, `1y`; `default` of the account. */
const period = v.pipe(v.string(), v.regex(/^(?:default|\d{1,4}[dmy])$/));
const days = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(3_650));
const people = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(100_000));

/** What can be set of some findings. */
export const FindingSettings = v.object({
  days: v.optional(days),
  people: v.optional(people),
  rule: v.optional(period),
});
export type FindingSettings = v.InferOutput<typeof FindingSettings>;

export interface FindingKind {
  readonly id: string;
  readonly of: "channels" | "people";
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
  /** What can be set, as it is until it is. */
  readonly defaults: FindingSettings;
  /** The address of the list, as its filters. */
  readonly query: (settings: FindingSettings) => Readonly<Record<string, string>>;
  /** What only some of those who read the inventory may know of. */
  readonly needs?: "messageDays" | "retention" | "groupsOfPeople";
  /** Without which it cannot be counted. */
  readonly restsOn?: FindingRests;
}

/** Readings that a finding rests on, which not every account and app has. */
export interface FindingRests {
  /** IDs of steps of the sync, each of which has to have read all of its subjects at least once. */
  readonly steps: readonly string[];
  /** What they tell, as the object of a sentence. */
  readonly what: string;
  /** What reading them takes, as a sentence. */
  readonly takes: string;
}

const reports: FindingRests = {
  steps: ["message-days"],
  what: "Zoom’s reports of chat sessions",
  takes: "That takes a plan from Pro on and the scope report:read:list_chat_sessions:admin.",
};
const directoryGroups: FindingRests = {
  steps: ["directory-groups", "directory-group-members"],
  what: "the account’s directory groups and who is in them",
  takes:
    "That takes the scopes contact_group:read:list_groups:admin and contact_group:read:list_members:admin, and an account that Zoom lets manage these groups through its API.",
};

const open = { archived: "no,unknown" };
/**
 * Group chats are called after whoever is in them, have no administrators and no other owner, are not archived, and external
 * people may always be added: nobody could mend that.
 */
const noGroupChats = { type: channelFacets.type.filter((type) => type !== String(GROUP_CHAT)).join(",") };
const number = (count: number | undefined): string => String(count ?? 0);

export const findingKinds: readonly FindingKind[] = [
  {
    id: "orphans",
    of: "channels",
    title: "Channels nobody can run",
    why: "The owner has left or was deactivated, and no administrator is active. Nobody can add people, change settings or delete the channel.",
    remedy: "Make a member an administrator, or give the channel a new owner in Zoom’s web portal.",
    defaults: {},
    query: () => ({ owner: "deactivated,gone,none", activeAdmins: "no", ...noGroupChats, ...open }),
  },
  {
    id: "owner-left",
    of: "channels",
    title: "Owner left or deactivated",
    why: "The channel still belongs to a person who cannot sign in any more.",
    remedy: "Give the channel a new owner in Zoom’s web portal; its administrators can run it until then.",
    defaults: {},
    query: () => ({ owner: "deactivated,gone", ...noGroupChats, ...open }),
  },
  {
    id: "sole-owner",
    of: "channels",
    title: "Only the owner can run the channel",
    why: "The channel has no active administrator beside the owner. When the owner leaves, nobody can run the channel.",
    remedy: "Make a member an administrator.",
    defaults: { people: 2 },
    query: (settings) => ({
      owner: "active",
      activeAdmins: "no",
      membersFrom: number(settings.people),
      ...noGroupChats,
      ...open,
    }),
  },
  {
    id: "no-admin",
    of: "channels",
    title: "Large channels without an active administrator",
    why: "Many people are in the channel, and none of them who is active helps its owner.",
    remedy: "Make one or two members administrators.",
    defaults: { people: 50 },
    query: (settings) => ({ activeAdmins: "no", membersFrom: number(settings.people), ...noGroupChats, ...open }),
  },
  {
    id: "unwanted-outsiders",
    of: "channels",
    title: "External people where none may be added",
    why: "The settings let nobody add external people, yet some are members. They were added before, or another way.",
    remedy: "Remove them, or allow external people in the channel’s settings.",
    defaults: {},
    query: () => ({ outsiders: "yes", external: "0", ...open }),
  },
  {
    id: "unused-openness",
    of: "channels",
    title: "Open to external people, and unused",
    why: "Members may add external people, and nobody has done so.",
    remedy: "Close the channel to external people.",
    defaults: {},
    query: () => ({ outsiders: "no", external: "1,2,3", ...noGroupChats, ...open }),
  },
  {
    id: "stale",
    of: "channels",
    title: "Nothing has happened for a long time",
    why: "Nobody has joined, left or written for so long, as far as Zoom tells.",
    remedy: "Ask the owner whether the channel is still needed, and archive it.",
    defaults: { days: 180 },
    query: (settings) => ({ quietFor: number(settings.days), ...noGroupChats, ...open }),
    needs: "messageDays",
    restsOn: reports,
  },
  {
    id: "empty",
    of: "channels",
    title: "Empty channels",
    why: "One person at most is in the channel.",
    remedy: "Archive or delete the channel.",
    defaults: {},
    query: () => ({ size: "0,1", ...noGroupChats, ...open }),
  },
  {
    id: "duplicates",
    of: "channels",
    title: "Several channels of the same name",
    why: "People write in the wrong one, or find only one of them.",
    remedy: "Rename the channels, or archive those that are not used.",
    defaults: {},
    query: () => ({ duplicate: "yes", ...noGroupChats, ...open }),
  },
  {
    id: "mention-all",
    of: "channels",
    title: "Everyone can use @all in a large channel",
    why: "One message notifies all members, and any member can send it.",
    remedy: "Let only the owner and administrators use @all.",
    defaults: { people: 100 },
    query: (settings) => ({ mentionAll: "1", membersFrom: number(settings.people), ...open }),
  },
  {
    id: "retention",
    of: "channels",
    title: "Retention differs from the rule",
    why: "Messages are kept for longer or shorter than the rule says.",
    remedy: "Set the retention of the channels to the rule.",
    defaults: { rule: "default" },
    query: (settings) => ({ retentionNot: settings.rule ?? "default" }),
    needs: "retention",
  },
  {
    id: "ungrouped",
    of: "people",
    title: "People in no directory group",
    why: "Channels that are filled from directory groups never reach them.",
    remedy: "Add them to the groups of their team.",
    defaults: {},
    query: () => ({ status: "active", group: "none" }),
    needs: "groupsOfPeople",
    restsOn: directoryGroups,
  },
];

export const findingById: ReadonlyMap<string, FindingKind> = new Map(findingKinds.map((kind) => [kind.id, kind]));

const Snooze = v.object({
  /** The ID of the channel, the key of the person; empty for the whole finding. */
  subject: v.string(),
  /** What it is called; empty where that is not known. */
  name: v.string(),
  untilMs: v.number(),
  reason: v.string(),
  by: v.string(),
  /** User ID. */
  byId: v.string(),
  atMs: v.number(),
});
export type FindingSnooze = v.InferOutput<typeof Snooze>;

/** A finding as `/api/inventory/findings` tells it. Times are epoch milliseconds. */
export const Finding = v.object({
  id: v.string(),
  of: v.picklist(["channels", "people"]),
  title: v.string(),
  why: v.string(),
  remedy: v.string(),
  settings: FindingSettings,
  /** The filters of the list that it stands for, without what is snoozed; the list knows by them what it is about. */
  query: v.record(v.string(), v.string()),
  /** Without what is snoozed; null where whoever asks may not know, or where what it rests on was never read. */
  count: v.nullish(v.number(), null),
  /** Why it cannot be counted and what that takes, as sentences; null where that is not the reason. */
  lacks: v.nullish(v.string(), null),
  /** How many there were seven days ago, or on the first day since on which they were counted; null before today. */
  countBefore: v.nullish(v.number(), null),
  /** That first day, `yyyy-MM-dd`; null where it is seven days ago. */
  countedSince: v.nullish(v.string(), null),
  /** How many there were at the beginning of each day, `yyyy-MM-dd`, of the last 90 on which they were counted. */
  trend: v.array(v.object({ day: v.string(), count: v.number() })),
  /** Of the whole finding; null where it is not snoozed. */
  snooze: v.nullish(Snooze, null),
  /** Of single channels or people. */
  snoozes: v.array(Snooze),
});
export type Finding = v.InferOutput<typeof Finding>;

export const Findings = v.object({
  findings: v.array(Finding),
  /** Whether whoever asks may snooze findings and set what they count. */
  mayChange: v.boolean(),
});

export type Findings = v.InferOutput<typeof Findings>;

/** Snoozed for so long at most. */
export const MOST_SNOOZE_MS = 366 * 86_400_000;
/** So many channels or people of a finding are snoozed at once. */
export const MOST_SNOOZED = 400;
export const SnoozeBody = v.object({
  /** IDs of channels, or keys of people; the whole finding where they are left out. */
  subjects: v.optional(
    v.pipe(
      v.array(v.pipe(v.string(), v.maxLength(300))),
      v.minLength(1),
      v.maxLength(MOST_SNOOZED, `At most ${MOST_SNOOZED} are snoozed together. Select fewer.`),
    ),
    [""],
  ),
  untilMs: v.pipe(v.number(), v.safeInteger()),
  reason: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(500)),
});
