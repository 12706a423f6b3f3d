// What is read of each shared space and each directory group.
import * as v from "valibot";
import { call } from "../../../contract/call.ts";
import {
  getSharedSpace,
  listIMDirectoryGroupMembers,
  listSharedSpaceChannels,
  listSharedSpaceMembers,
} from "../../../contract/endpoints.gen.ts";
import { everyRow, pageOf, type Rows } from "../../../domain/answers/page.ts";
import { type GroupPerson, listedGroupPerson } from "../../../domain/exports/directory-group-rows.ts";
import {
  listedSpaceChannel,
  listedSpaceMember,
  type SpaceChannel,
  type SpaceMember,
} from "../../../domain/exports/space-rows.ts";
import { directoryGroupMembers, writePeopleIn } from "../store/someone.ts";
import { writeSpaceChannels, writeSpaceMembers, writeSpaceSettings } from "../store/space-facts.ts";
import { directoryGroups, spaces } from "../store/things.ts";
import { afterDirectoryGroups, afterSpaces, goneBy } from "./gone-by.ts";
import { anyStep, HOUR_MS } from "./step.ts";

const Members = pageOf("members", listedSpaceMember);
const Channels = pageOf("channels", listedSpaceChannel);
const GroupPeople = pageOf("members", listedGroupPerson);
const permission = v.nullish(v.number(), null);
const Settings = v.object({
  space_settings: v.nullish(
    v.object({
      add_member_permissions: permission,
      allow_to_add_external_users: permission,
      create_channels_permission: permission,
    }),
    { add_member_permissions: null, allow_to_add_external_users: null, create_channels_permission: null },
  ),
});

const CHANNEL_PAGE = 50;
const MEMBER_PAGE = 100;
const GROUP_PAGE = 300;

interface SpaceFacts {
  readonly settings: v.InferOutput<typeof Settings>["space_settings"];
  readonly members: Rows<SpaceMember>;
  readonly channels: Rows<SpaceChannel>;
}

export const spaceStep = anyStep<SpaceFacts>({
  id: "space",
  rank: 4,
  againMs: 6 * HOUR_MS,
  operations: ["listSharedSpaceMembers", "getSharedSpace", "listSharedSpaceChannels"],
  noun: "shared spaces’ people and channels",
  read: async (spaceId, ask) => {
    const path = { spaceId };
    const { space_settings: settings } = await ask(call(getSharedSpace, { path }), Settings);
    const members = await everyRow(ask, Members, (next_page_token) =>
      call(listSharedSpaceMembers, { path, query: { page_size: MEMBER_PAGE, next_page_token } }),
    );
    const channels = await everyRow(ask, Channels, (next_page_token) =>
      call(listSharedSpaceChannels, { path, query: { page_size: CHANNEL_PAGE, next_page_token } }),
    );
    return { settings, members, channels };
  },
  write: async (orm, facts) => {
    const missing = await writeSpaceChannels(
      orm,
      facts.map(({ subject, facts: { channels }, atMs }) => ({
        spaceId: subject,
        channelIds: channels.rows.map(({ id }) => id),
        unreadableCount: channels.unreadableCount,
        generalIds: channels.rows.flatMap(({ id, kind }) => (kind === "general" ? [id] : [])),
        atMs,
      })),
    );
    const reads = facts.map(({ subject, facts: { members }, atMs }) => ({
      place: subject,
      people: members.rows.map(({ id, ...member }) => ({ ...member, memberId: id })),
      unreadableCount: members.unreadableCount,
      atMs,
    }));
    const off = await writeSpaceMembers(orm, reads);
    const changed = await writeSpaceSettings(
      orm,
      facts.map(({ subject, facts: { settings } }) => ({
        id: subject,
        adding: settings.add_member_permissions,
        external: settings.allow_to_add_external_users,
        channelCreating: settings.create_channels_permission,
      })),
    );
    const general = (of: ReadonlySet<string> | ReadonlyMap<string, unknown>, step: string) =>
      facts.flatMap(({ subject, facts: { channels } }) =>
        of.has(subject)
          ? channels.rows.flatMap(({ id, kind }) => (kind === "general" ? [{ step, subject: id }] : []))
          : [],
      );
    return {
      rowCount: reads.reduce((sum, { people }) => sum + people.length, 0),
      offCount: [...off.values()].reduce((sum, count) => sum + count, 0),
      // Some of them stand in no other list; those that are known already are left as they are.
      found: facts.flatMap(({ facts: { channels } }) =>
        channels.rows.map(({ id }) => ({ step: "channel-members", subject: id })),
      ),
      // Who is in a space is in its general channel, which has its settings.
      events: [
        ...general(new Set(changed), "channel"),
        ...general(off, "channel-members"),
        ...missing.map((subject) => ({ step: "channel-mention-groups", subject })),
      ],
    };
  },
  missing: goneBy(spaces, (subject) => [{ step: "space", subject }], afterSpaces),
});

export const directoryGroupMembersStep = anyStep<Rows<GroupPerson>>({
  id: "directory-group-members",
  rank: 4,
  againMs: 6 * HOUR_MS,
  operations: ["listIMDirectoryGroupMembers"],
  noun: "directory groups’ people",
  read: (groupId, ask) =>
    everyRow(ask, GroupPeople, (next_page_token) =>
      call(listIMDirectoryGroupMembers, { path: { groupId }, query: { page_size: GROUP_PAGE, next_page_token } }),
    ),
  write: async (orm, facts) => {
    const reads = facts.map(({ subject, facts: { rows, unreadableCount }, atMs }) => ({
      place: subject,
      people: rows.map(({ id, name, email }) => ({ userId: id, memberId: "", name, email, isExternal: false })),
      unreadableCount,
      atMs,
    }));
    const off = await writePeopleIn(orm, directoryGroupMembers, reads);
    return {
      rowCount: reads.reduce((sum, { people }) => sum + people.length, 0),
      offCount: [...off.values()].reduce((sum, count) => sum + count, 0),
    };
  },
  missing: goneBy(directoryGroups, (subject) => [{ step: "directory-group-members", subject }], afterDirectoryGroups),
});
