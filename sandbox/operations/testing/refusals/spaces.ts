import type { Space } from "../../../store/spaces.ts";
import { account, me, type RequestParts, type Stage, serverApp } from "../stage.ts";
import { type Refusal, type Refusals, unknownChannelId } from "./refusal.ts";

export function spaceOf(stage: Stage, name = "Platform"): Space {
  const { items } = stage.store.spaces.page(0, stage.store.spaces.size);
  const space = items.find((candidate) => candidate.name === name);
  if (!space) throw new Error(`no space is called ${name}`);
  return space;
}

export const spaceId = (stage: Stage, name = "Platform") => ({ spaceId: spaceOf(stage, name).id });

const named = (stage: Stage, ...people: readonly string[]) => ({
  members: people.map((person) => ({ identifier: stage.user(person).id })),
});
const listed = (stage: Stage, ...people: readonly string[]) => ({
  identifiers: people.map((person) => stage.user(person).memberId).join(","),
});

const none = (code: number, parts: (stage: Stage) => RequestParts): Refusal => ({
  code,
  when: "no space has the id",
  as: me("lead"),
  request: (stage) => ({ ...parts(stage), params: { spaceId: unknownChannelId } }),
  values: () => ({ spaceId: unknownChannelId }),
});

const refused = (when: string, person: string, parts: (stage: Stage) => RequestParts): Refusal => ({
  code: 200,
  when,
  as: me(person),
  request: (stage) => ({ ...parts(stage), params: spaceId(stage) }),
});

/** The role of an account-level app's person reads, but does not edit, or has nothing to do with channels. */
const refusedByRole = (person: string, parts: (stage: Stage) => RequestParts): Refusal => ({
  code: 200,
  when: `the role of ${person} does not allow it`,
  as: account(person),
  request: (stage) => ({ ...parts(stage), params: spaceId(stage) }),
});

const platformFails = (code: number | null, parts: (stage: Stage) => RequestParts): Refusal => ({
  code,
  ...(code === null && { about: "Internal Server Error" }),
  when: "the platform fails",
  isFault: true,
  as: me("lead"),
  request: (stage) => ({ ...parts(stage), params: spaceId(stage) }),
  // The fault's words are the contract's, placeholders and all.
  values: () => ({ userId: "$userId" }),
});

const nothing = () => ({});
const reading = [refused("the person is not in it", "coordinator", nothing), refusedByRole("coordinator", nothing)];
const roleOnlyReads = (parts: (stage: Stage) => RequestParts) => refusedByRole("channel-viewer", parts);
const promoting = (stage: Stage) => ({ body: named(stage, "helpdesk") });
const demoting = (stage: Stage) => ({ query: listed(stage, "member") });
const adding = (stage: Stage) => ({ body: named(stage, "coordinator") });
const removing = (stage: Stage) => ({ query: listed(stage, "helpdesk") });
const renaming = () => ({ body: { space_name: "Platforms" } });
const moving = (stage: Stage) => ({
  body: { channel_ids: [stage.id("Platform team")], move_direction: "move_into" },
});

export const spaceRefusals: Refusals = {
  listSharedSpaces: [
    {
      code: 200,
      when: "they are another person's",
      as: me("lead"),
      request: (stage) => ({ query: { user_id: stage.user("member").id } }),
    },
    refusedByRole("coordinator", nothing),
    { code: 1001, when: "they are nobody's", as: serverApp, request: () => ({ query: { user_id: "nobody" } }) },
    {
      code: 1001,
      when: "they are of somebody who was deactivated",
      as: serverApp,
      request: (stage) => ({ query: { user_id: stage.withStatus("inactive").id } }),
    },
  ],
  createSharedSpace: [
    {
      code: 200,
      when: "the role only reads",
      as: account("channel-viewer"),
      request: () => ({ body: { space_name: "Harbour" } }),
    },
    {
      code: 5602,
      when: "a person makes another the owner",
      as: me("lead"),
      request: (stage) => ({
        body: { space_name: "Harbour", space_members: [{ identifier: stage.user("member").id, role: "owner" }] },
      }),
    },
    {
      code: 5603,
      about: "space owner",
      when: "there are two owners",
      as: serverApp,
      request: (stage) => ({
        body: {
          space_name: "Harbour",
          space_members: ["lead", "member"].map((person) => ({ identifier: stage.user(person).id, role: "owner" })),
        },
      }),
    },
    {
      code: 5603,
      about: "already in use",
      when: "another space has the name",
      as: me("lead"),
      request: () => ({ body: { space_name: "platform" } }),
    },
    {
      code: 1001,
      when: "a member is nobody",
      as: me("lead"),
      request: () => ({ body: { space_name: "Harbour", space_members: [{ identifier: "nobody" }] } }),
      values: () => ({ userId: "nobody" }),
    },
    {
      code: 1001,
      when: "a member was deactivated",
      as: me("lead"),
      request: (stage) => ({
        body: { space_name: "Harbour", space_members: [{ identifier: stage.withStatus("inactive").id }] },
      }),
      values: (stage) => ({ userId: stage.withStatus("inactive").id }),
    },
    platformFails(5601, () => ({ body: { space_name: "Harbour" } })),
    platformFails(null, () => ({ body: { space_name: "Harbour" } })),
  ],
  getSharedSpace: [none(5407, nothing), ...reading],
  deleteSharedSpace: [
    none(5407, nothing),
    refused("the person is an administrator of it", "member", nothing),
    roleOnlyReads(nothing),
    platformFails(5301, nothing),
    platformFails(1001, nothing),
  ],
  updateSharedSpaceSettings: [
    { code: 4719, when: "it has no body", as: me("lead"), request: (stage) => ({ params: spaceId(stage) }) },
    {
      code: 4719,
      when: "the body changes nothing",
      as: me("lead"),
      request: (stage) => ({ params: spaceId(stage), body: {} }),
    },
    none(200, renaming),
    refused("the person is a plain member", "helpdesk", renaming),
    refused("an administrator changes settings", "member", () => ({
      body: { space_settings: { add_member_permissions: 1 } },
    })),
    roleOnlyReads(renaming),
    platformFails(1001, renaming),
    platformFails(null, renaming),
  ],
  promoteSharedSpaceMembersToAdministrators: [
    none(5407, promoting),
    refused("the person is an administrator of it", "member", promoting),
    roleOnlyReads(promoting),
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: spaceId(stage), body: { members: [] } }),
    },
  ],
  demoteSharedSpaceAdministratorsToMembers: [
    none(5407, demoting),
    refused("the person is an administrator of it", "member", demoting),
    roleOnlyReads(demoting),
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: spaceId(stage), query: { identifiers: "," } }),
    },
  ],
  listSharedSpaceChannels: [none(5407, nothing), ...reading],
  moveSharedSpaceChannels: [
    none(300, moving),
    refused("the person is not in it", "coordinator", moving),
    {
      code: 200,
      when: "only administrators bring channels and the person is a member",
      as: me("channel-admin"),
      request: (stage) => ({ ...moving(stage), params: spaceId(stage, "Partner programme") }),
    },
    platformFails(1001, moving),
    platformFails(null, moving),
  ],
  listSharedSpaceMembers: [none(5407, nothing), ...reading],
  addMembersToSharedSpace: [
    none(5407, adding),
    refused("only administrators add and the person is a member", "helpdesk", adding),
    roleOnlyReads(adding),
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: spaceId(stage), body: { members: [] } }),
    },
    {
      code: 1001,
      when: "one is nobody",
      as: me("lead"),
      request: (stage) => ({
        params: spaceId(stage),
        body: { members: [...named(stage, "coordinator").members, { identifier: "nobody" }] },
      }),
      values: () => ({ identifier: "nobody" }),
    },
  ],
  removeMembersFromSharedSpace: [
    none(5407, removing),
    refused("a plain member removes another", "channel-viewer", removing),
    roleOnlyReads(removing),
    {
      code: 5301,
      when: "nobody is named",
      as: me("lead"),
      request: (stage) => ({ params: spaceId(stage), query: { identifiers: "," } }),
    },
    {
      code: 1001,
      when: "one is nobody",
      as: me("lead"),
      request: (stage) => ({
        params: spaceId(stage),
        query: { identifiers: `${listed(stage, "helpdesk").identifiers},nobody` },
      }),
      values: () => ({ member_id: "nobody" }),
    },
  ],
};
