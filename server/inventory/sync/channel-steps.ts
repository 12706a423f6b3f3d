// What is read of each channel, and of each person: which channels they are in.
import * as v from "valibot";
import { call } from "../../../contract/call.ts";
import {
  getChannel,
  getRetentionPolicyOfChannel,
  listChannelMembersGroups,
  listUsersChannels,
} from "../../../contract/endpoints.gen.ts";
import type { OperationId } from "../../../contract/operations.gen.ts";
import type { Ask } from "../../../domain/answers/ask.ts";
import { everyRow, pageOf, type Rows } from "../../../domain/answers/page.ts";
import { CallFailed } from "../../../domain/changes/resource.ts";
import { type ChannelRow, listedChannel } from "../../../domain/exports/channel-rows.ts";
import { ExportedRetention } from "../../../domain/exports/detail-rows.ts";
import { type Member, memberAnswer } from "../../../domain/exports/member-row.ts";
import { mentionGroupsOf } from "../../../domain/resources/mention-group-list.ts";
import { mentionGroupMemberList } from "../../../domain/resources/mention-group-members.ts";
import type { Orm } from "../../db/database.ts";
import { foundChannelList } from "../../lists/channels.ts";
import { memberList } from "../../lists/members.ts";
import { mentioningOthers, spacesOfGeneral } from "../store/affected.ts";
import { writeDefaultRetention } from "../store/default-retention.ts";
import {
  type MentionFact,
  writeChannelGroups,
  writeChannelMembers,
  writeMentionGroups,
  writeRetention,
} from "../store/facts.ts";
import type { Someone } from "../store/someone.ts";
import { spacesMissing } from "../store/space-facts.ts";
import { channels, writeThings } from "../store/things.ts";
import { afterChannels, goneBy, withoutPeople } from "./gone-by.ts";
import { pageOfSubject, pageSubject } from "./letters.ts";
import { channelColumns, subjectsOfChannel } from "./of-channels.ts";
import { anyStep, DAY_MS, type Fact, type Written } from "./step.ts";

const CHANNEL_PAGE = 50;
const Channels = pageOf("channels", listedChannel);

/** Zoom does not know the channel any more, or shows it to nobody. */
const channelsGone = goneBy(
  channels,
  (id) => [...subjectsOfChannel(id), { step: "channel", subject: id }],
  afterChannels,
);

export const personChannelsStep = anyStep<Rows<ChannelRow>>({
  id: "person-channels",
  rank: 3,
  againMs: DAY_MS,
  operations: ["listUsersChannels"],
  noun: "people’s channels",
  read: (userId, ask) =>
    everyRow(ask, Channels, (next_page_token) =>
      call(listUsersChannels, { path: { userId }, query: { page_size: CHANNEL_PAGE, next_page_token } }),
    ),
  write: (orm, facts) => writeChannels(orm, facts, "listUsersChannels"),
  missing: withoutPeople("person-channels"),
});

/** A page of what was found, and what is to be read after it. */
interface FoundPage extends Rows<ChannelRow> {
  readonly next: string | null;
}

async function readFound(subject: string, ask: Ask): Promise<FoundPage> {
  const { letter, before, token } = pageOfSubject(subject);
  const search = { text: letter, scope: "all", isArchivedIncluded: true, name: "", filters: {} } as const;
  try {
    const { next_page_token: next, ...rows } = await ask(foundChannelList(search).callOf(token), Channels);
    return { ...rows, next: next ? pageSubject({ letter, before: before + 1, token: next }) : null };
  } catch (error) {
    if (token === undefined || !(error instanceof CallFailed) || error.failure.kind !== "cursor_expired") throw error;
    return { rows: [], unreadableCount: 0, next: letter };
  }
}

/**
 * Channels by a part of their names, the archived ones too, which no list has. There is no search for all names, so each
 * subject is a letter: what has none of them is found when somebody joins or leaves. A page is read at a time, for
 * searches are few a minute; one after the first is a subject of its own.
 */
export const foundChannelsStep = anyStep<FoundPage>({
  id: "found-channels",
  rank: 8,
  againMs: 7 * DAY_MS,
  operations: ["searchUsersOrAccountsChannels"],
  noun: "archived channels, by letters and digits of their names",
  read: readFound,
  write: async (orm, facts) => {
    const written = await writeChannels(orm, facts, "searchUsersOrAccountsChannels");
    // A search tells no settings.
    const found = written.found?.flatMap(({ step, subject }) =>
      step === "channel-members"
        ? [
            { step: "channel", subject },
            { step, subject },
          ]
        : [{ step, subject }],
    );
    const own = (subject: string) => ({ step: "found-channels", subject });
    const next = facts.flatMap(({ facts: page }) => page.next ?? []);
    return {
      ...written,
      found: [...(found ?? []), ...next.filter((subject) => subject.includes(" ")).map(own)],
      // From the beginning, where it could not go on.
      events: next.filter((subject) => !subject.includes(" ")).map(own),
      gone: facts.flatMap(({ subject, atMs }) => (subject.includes(" ") ? [{ ...own(subject), atMs }] : [])),
    };
  },
});

async function writeChannels(
  orm: Orm,
  facts: readonly Fact<Rows<ChannelRow>>[],
  toldBy: OperationId,
): Promise<Written> {
  const reads = facts.map(({ facts: { rows }, atMs }) => ({
    things: rows.map((row) => channelColumns(row, toldBy, atMs)),
    atMs,
  }));
  const written = await writeThings(orm, channels, reads);
  return {
    rowCount: reads.reduce((sum, { things }) => sum + things.length, 0),
    offCount: written.offCount,
    found: [...written.added, ...written.back].flatMap(subjectsOfChannel),
  };
}

/** A channel by itself, when something told that it was made, or is called or set otherwise. */
export const channelStep = anyStep<Rows<ChannelRow>>({
  id: "channel",
  rank: 8,
  againMs: 7 * DAY_MS,
  operations: ["getChannel"],
  noun: "channels by themselves",
  read: async (channelId, ask) => ({
    rows: [await ask(call(getChannel, { path: { channelId } }), listedChannel)],
    unreadableCount: 0,
  }),
  write: (orm, facts) => writeChannels(orm, facts, "getChannel"),
  missing: channelsGone,
});

const someoneOf = ({ id, userId, name, email, role, isExternal }: Member): Someone => ({
  userId,
  memberId: id,
  name,
  email,
  role,
  isExternal,
});
const Members = pageOf("members", memberAnswer);

export const channelMembersStep = anyStep<Rows<Member>>({
  id: "channel-members",
  rank: 4,
  againMs: DAY_MS,
  operations: ["listChannelMembers"],
  noun: "channels’ members",
  read: (channelId, ask) => everyRow(ask, Members, memberList({ connection: "account", channelId }).callOf),
  write: async (orm, facts) => {
    const reads = facts.map(({ subject, facts: { rows, unreadableCount }, atMs }) => ({
      place: subject,
      people: rows.map(someoneOf),
      unreadableCount,
      atMs,
    }));
    const off = await writeChannelMembers(orm, reads);
    // Whoever leaves a channel leaves its mention groups, and with the general channel its space.
    const left = off.size > 0 ? await mentioningOthers(orm, off.keys()) : [];
    const spaceIds = off.size > 0 ? await spacesOfGeneral(orm, off.keys()) : [];
    return {
      rowCount: reads.reduce((sum, { people }) => sum + people.length, 0),
      offCount: [...off.values()].reduce((sum, count) => sum + count, 0),
      events: [
        ...left.map((subject) => ({ step: "channel-mention-groups", subject })),
        ...spaceIds.map((subject) => ({ step: "space", subject })),
      ],
    };
  },
  missing: channelsGone,
});

/** A refusal tells that a channel is archived. */
async function readMentionGroups(channelId: string, ask: Ask): Promise<Omit<MentionFact, "atMs">> {
  try {
    const { rows, unreadableCount } = await mentionGroupsOf(channelId, ask);
    const groups = [];
    for (const group of rows) {
      const { page, callOf } = mentionGroupMemberList(channelId, group.id);
      const people = await everyRow(ask, page, callOf);
      groups.push({
        ...group,
        people: people.rows.map((person) => ({ ...person, name: "" })),
        unreadableCount: people.unreadableCount,
      });
    }
    return { channelId, isArchived: false, groups, unreadableCount };
  } catch (error) {
    if (!(error instanceof CallFailed) || error.failure.kind !== "forbidden") throw error;
    const isArchived = /archived channel/i.test(error.failure.message) ? true : null;
    return { channelId, isArchived, groups: undefined, unreadableCount: 0 };
  }
}

export const mentionGroupsStep = anyStep({
  id: "channel-mention-groups",
  rank: 5,
  againMs: DAY_MS,
  operations: ["listChannelMentionGroups", "listMembersOfMentionGroup"],
  noun: "channels’ mention groups, and whether they are archived",
  read: readMentionGroups,
  write: async (orm, facts) => {
    const off = await writeMentionGroups(
      orm,
      facts.map(({ facts: fact, atMs }) => ({ ...fact, atMs })),
    );
    const spaceIds = await spacesMissing(
      orm,
      facts.map(({ subject }) => subject),
    );
    // A space lists those that are archived no longer, and has lost the others.
    const events = spaceIds.map((subject) => ({ step: "space", subject }));
    return { rowCount: facts.length, offCount: off.length, events };
  },
  missing: channelsGone,
});

export const retentionStep = anyStep({
  id: "channel-retention",
  rank: 6,
  againMs: DAY_MS,
  operations: ["getRetentionPolicyOfChannel"],
  noun: "channels’ retention",
  read: (channelId, ask) => ask(call(getRetentionPolicyOfChannel, { path: { channelId } }), ExportedRetention),
  write: async (orm, facts: readonly Fact<ExportedRetention>[]) => {
    const off = await writeRetention(
      orm,
      facts.map(({ subject, facts: { policy, period }, atMs }) => ({
        channelId: subject,
        period: policy === "custom" ? period : "",
        atMs,
      })),
    );
    const following = facts.findLast(({ facts: { policy, period } }) => policy === "default" && period !== "");
    if (following) await writeDefaultRetention(orm, { period: following.facts.period, atMs: following.atMs });
    return { rowCount: facts.length, offCount: off.length };
  },
  missing: channelsGone,
});

const GroupsIn = pageOf(
  "groups",
  v.pipe(
    v.object({ group_id: v.string(), group_name: v.nullish(v.string(), "") }),
    v.transform(({ group_id: id, group_name: name }) => ({ id, name })),
  ),
);

export const channelGroupsStep = anyStep<Rows<{ readonly id: string; readonly name: string }>>({
  id: "channel-groups",
  rank: 7,
  againMs: DAY_MS,
  operations: ["listChannelMembersGroups"],
  noun: "directory groups in channels",
  read: (channelId, ask) => everyRow(ask, GroupsIn, () => call(listChannelMembersGroups, { path: { channelId } })),
  write: async (orm, facts) => {
    const off = await writeChannelGroups(
      orm,
      facts.map(({ subject, facts: { rows, unreadableCount }, atMs }) => ({
        ...{ channelId: subject, groups: rows, unreadableCount, atMs },
      })),
    );
    return { rowCount: facts.length, offCount: off.length };
  },
  missing: channelsGone,
});
