// What a diagnosis rests on, read of Zoom at this moment for one person and one channel, as far as whoever asks may see it.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import {
  getRetentionPolicyOfChannel,
  getUser,
  listChannelMembersGroups,
  listSharedSpaceChannels,
  listSharedSpaceMembers,
} from "../../contract/endpoints.gen.ts";
import type { View } from "../../domain/access/rights.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { everyRow, firstRow, pageOf } from "../../domain/answers/page.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { AccountState, DiagnosisFacts, Fact, Settings, Who } from "../../domain/diagnosis/facts.ts";
import type { Question } from "../../domain/diagnosis/questions.ts";
import { ExportedRetention } from "../../domain/exports/detail-rows.ts";
import { listedSpaceChannel, listedSpaceMember } from "../../domain/exports/space-rows.ts";
import type { PersonPage } from "../../domain/inventory/people.ts";
import { readArchived } from "../../domain/resources/channel-archive.ts";
import { readSettings } from "../../domain/resources/channel-settings.ts";
import { mentionGroupsOf } from "../../domain/resources/mention-group-list.ts";
import { mentionGroupMemberList } from "../../domain/resources/mention-group-members.ts";
import type { Orm } from "../db/database.ts";
import type { Known } from "../inventory/memory/memory.ts";
import type { KnownChannel } from "../inventory/memory/rows.ts";
import { fresh, lastRead, notAsked, notKnown } from "./fresh.ts";
import { knownDirectoryGroups, knownMentionGroups } from "./known-groups.ts";
import { isThem, membershipOf } from "./membership.ts";

export interface Reading {
  readonly question: Question;
  readonly channelId: string;
  /** What whoever asks sees of the person. */
  readonly page: PersonPage;
  readonly known: Known;
  readonly orm: Orm;
  readonly ask: Ask;
  readonly nowMs: number;
  /** Whether whoever asks has a view of something. */
  readonly sees: (view: View, of: { readonly channelId?: string; readonly spaceId?: string }) => Promise<boolean>;
}

const notSeen = (what: string) => notKnown(`Your role does not show you ${what}.`);

const User = v.object({
  status: v.nullish(v.picklist(["active", "inactive", "pending"]), "active"),
  type: v.nullish(v.number(), null),
  im_group_ids: v.nullish(v.array(v.string()), []),
});
type UserFacts = AccountState & { readonly groupIds: readonly string[] };

async function readUser(userId: string, ask: Ask): Promise<UserFacts> {
  try {
    const { status, type, im_group_ids: groupIds } = await ask(call(getUser, { path: { userId } }), User);
    return { status, type, groupIds };
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found")
      return { status: "gone", type: null, groupIds: [] };
    throw error;
  }
}

function knownUser({ status, goneAtMs, readAtMs, directoryGroups }: PersonPage): Fact<UserFacts> {
  const groupIds = directoryGroups.map(({ id }) => id);
  const states = ["active", "inactive", "pending"] as const;
  const state = goneAtMs === null ? states.find((one) => one === status) : "gone";
  return lastRead(state && { status: state, type: null, groupIds }, readAtMs);
}

interface ChannelFacts {
  readonly name: string;
  /** Null where Zoom knows no such channel. */
  readonly settings: Settings | null;
}

async function readChannel(channelId: string, ask: Ask): Promise<ChannelFacts> {
  try {
    const {
      name = "",
      type = 0,
      ...settings
    } = await readSettings({ channelId, name: "" }, { connection: "account", userId: "" }, ask);
    return { name, settings: { type, ...settings } };
  } catch (error) {
    if (error instanceof CallFailed && error.failure.kind === "not_found") return { name: "", settings: null };
    throw error;
  }
}

function knownChannel(row: KnownChannel | undefined): Fact<ChannelFacts> {
  if (!row) return notKnown("The inventory does not know the channel.");
  const { name, type, posting, adding, mentionAll, seesHistory, external } = row;
  const told = { posting, adding, mentionAll, seesHistory, external };
  const settings = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null));
  return lastRead({ name, settings: { type, ...settings } }, row.settingsAtMs);
}

const mapped = <From, To>(fact: Fact<From>, of: (value: From) => To): Fact<To> =>
  fact.is === "known" ? { ...fact, value: of(fact.value) } : fact;

/** What the inventory knows of the channel. */
export const rowOf = ({ channels }: Known, channelId: string): KnownChannel | undefined =>
  channels.rows[channels.slotOf.get(channelId) ?? -1] ?? undefined;

/** All that a question turns on. Where Zoom cannot be asked it is what the inventory read last, with when that was. */
export async function readFacts(reading: Reading): Promise<DiagnosisFacts> {
  const { question, channelId, page, known, ask, nowMs } = reading;
  const row = rowOf(known, channelId);
  const { name, userId, memberId, email, isExternal } = page;
  const person: Who = { name, userId, memberId, email, isExternal };
  const [user, channel, isArchived] = await Promise.all([
    userId === "" ? notAsked : fresh(nowMs, () => readUser(userId, ask), knownUser(page)),
    fresh(nowMs, () => readChannel(channelId, ask), knownChannel(row)),
    fresh(nowMs, () => readArchived(channelId, ask), lastRead(row?.isArchived, row?.archiveAtMs)),
  ]);
  const place = {
    channelId,
    memberCount: row?.members ?? null,
    isArchived: isArchived.is === "known" && isArchived.value,
  };
  const ownRow = page.channels.find(({ id }) => id === channelId);
  const membership = await fresh(
    nowMs,
    () => membershipOf(place, person, ask),
    lastRead<{ role: "owner" | "admin" | "member"; memberId: string } | null>(
      ownRow ? { role: ownRow.role, memberId } : undefined,
      ownRow?.atMs,
    ),
  );
  const isOut = membership.is === "known" && membership.value === null;
  const [retention, mentionGroups, space, directoryGroups] = await Promise.all([
    question !== "see" || isOut ? notAsked : readRetention(reading, row),
    question === "mentioned" && !isOut ? readMentionGroups(reading, row, person) : notAsked,
    isOut ? readSpace(reading, row, person) : notAsked,
    isOut && !isExternal ? readDirectoryGroups(reading, row, user) : notAsked,
  ]);
  return {
    ...{ nowMs, person, membership, isArchived, retention, mentionGroups, space, directoryGroups },
    channel: { id: channelId, name: (channel.is === "known" && channel.value.name) || row?.name || channelId },
    account: mapped(user, ({ status, type }) => ({ status, type })),
    settings: mapped(channel, ({ settings }) => settings),
    joinedAtMs: question === "see" && !isOut ? joinedAt(reading) : notAsked,
  };

  function joinedAt({ page: { moves } }: Reading): Fact<number> {
    const last = moves.find((move) => move.channelId === channelId);
    return last?.status === "joined"
      ? lastRead(last.atMs, known.movesAtMs)
      : notKnown("The log of joins and leaves does not have it.");
  }
}

async function readRetention({ channelId, ask, nowMs, sees, known }: Reading, row: KnownChannel | undefined) {
  if (!(await sees("see-retention", { channelId }))) return notSeen("how long messages are kept");
  const { defaultRetention } = known;
  const period = row?.retention === "" ? defaultRetention : row?.retention;
  return fresh(
    nowMs,
    async () => {
      const told = await ask(call(getRetentionPolicyOfChannel, { path: { channelId } }), ExportedRetention);
      return told.period || defaultRetention || undefined;
    },
    lastRead(period, row?.retentionAtMs),
  );
}

async function readMentionGroups(
  { channelId, ask, nowMs, sees, orm, page }: Reading,
  row: KnownChannel | undefined,
  person: Who,
): Promise<DiagnosisFacts["mentionGroups"]> {
  if (!(await sees("see-mention-groups", { channelId }))) return notSeen("mention groups");
  return fresh(
    nowMs,
    async () => {
      const groups = [];
      for (const { id, name } of (await mentionGroupsOf(channelId, ask)).rows) {
        const list = mentionGroupMemberList(channelId, id);
        groups.push({ id, name, isIn: (await firstRow(ask, list.page, list.callOf, isThem(person))) !== undefined });
      }
      return groups;
    },
    await knownMentionGroups(orm, channelId, page.key, row?.mentionGroupsAtMs ?? null),
  );
}

const SpaceChannels = pageOf("channels", listedSpaceChannel);
const SpaceMembers = pageOf("members", listedSpaceMember);
const SPACE_CHANNELS = 50;
const SPACE_MEMBERS = 100;

/** In which space the channel is, the inventory says: no answer about a channel does. */
async function readSpace(
  { ask, nowMs, sees, known, channelId }: Reading,
  row: KnownChannel | undefined,
  person: Who,
): Promise<DiagnosisFacts["space"]> {
  if (!row) return notKnown("The inventory does not know the channel.");
  const { spaceId } = row;
  if (spaceId === null) return { is: "known", value: null, atMs: row.seenAtMs, from: "inventory" };
  if (!(await sees("see-spaces", { spaceId }))) return notSeen("shared spaces");
  const path = { spaceId };
  return fresh(nowMs, async () => {
    const channel = await firstRow(
      ask,
      SpaceChannels,
      (next_page_token) =>
        call(listSharedSpaceChannels, { path, query: { page_size: SPACE_CHANNELS, next_page_token } }),
      ({ id }) => id === channelId,
    );
    if (!channel) return null;
    const member = await firstRow(
      ask,
      SpaceMembers,
      (next_page_token) => call(listSharedSpaceMembers, { path, query: { page_size: SPACE_MEMBERS, next_page_token } }),
      ({ userId, id }) => isThem(person)({ userId, memberId: id }),
    );
    const name = known.spaces.get(spaceId)?.name ?? spaceId;
    return { id: spaceId, name, kind: channel.kind, isIn: member !== undefined };
  });
}

const Groups = pageOf(
  "groups",
  v.pipe(
    v.object({ group_id: v.string(), group_name: v.nullish(v.string(), "") }),
    v.transform(({ group_id: id, group_name: name }) => ({ id, name })),
  ),
);

async function readDirectoryGroups(
  { channelId, ask, nowMs, sees, orm, page }: Reading,
  row: KnownChannel | undefined,
  user: Fact<UserFacts>,
): Promise<DiagnosisFacts["directoryGroups"]> {
  if (!(await sees("see-directory-groups", { channelId }))) return notSeen("directory groups");
  const last = await knownDirectoryGroups(orm, channelId, page.key, row?.directoryGroupsAtMs ?? null);
  if (user.is !== "known" || user.from !== "zoom") return last;
  const own = new Set(user.value.groupIds);
  return fresh(
    nowMs,
    async () => {
      const { rows } = await everyRow(ask, Groups, () => call(listChannelMembersGroups, { path: { channelId } }));
      return rows.map((group) => ({ ...group, isIn: own.has(group.id) }));
    },
    last,
  );
}
