import type { operations } from "../../../contract/operations.gen.ts";
import { spaceId } from "./refusals/spaces.ts";
import type { SdkDrive } from "./sdk.ts";
import { account, me, type Stage, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Shared Spaces" }>["id"];

const none = { spaceId: "nowhere" };
const named = (stage: Stage, person: string) => ({ members: [{ identifier: stage.user(person).id }] });
const listed = (stage: Stage, person: string) => ({ identifiers: stage.user(person).memberId });
const done = { successful_operations_count: 1, unsuccessful_operations_count: 0 };

export const spaceDrives: Record<Id, SdkDrive> = {
  listSharedSpaces: {
    happy: {
      as: account("channel-viewer"),
      call: ({ chat }) => chat.sharedSpaces.listSharedSpaces({ query: { page_size: "2" } }),
    },
    answer: [200, { page_size: 2, shared_spaces: [{ space_name: "Platform" }, { space_name: "Partner programme" }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.sharedSpaces.listSharedSpaces({ query: { user_id: stage.user("member").id } }),
    },
    refusal: "403/200",
  },
  createSharedSpace: {
    happy: {
      as: me("lead"),
      call: ({ chat }) => chat.sharedSpaces.createSharedSpace({ body: { space_name: "Harbour" } }),
    },
    answer: [201, { space_name: "Harbour" }],
    refused: {
      as: me("lead"),
      call: ({ chat }) => chat.sharedSpaces.createSharedSpace({ body: { space_name: "Platform" } }),
    },
    refusal: "400/5603",
  },
  getSharedSpace: {
    happy: {
      as: me("helpdesk"),
      call: ({ chat }, stage) => chat.sharedSpaces.getSharedSpace({ path: spaceId(stage) }),
    },
    answer: [200, { space_name: "Platform", owner: { display_name: "Aiko Marchetti" } }],
    refused: { as: me("helpdesk"), call: ({ chat }) => chat.sharedSpaces.getSharedSpace({ path: none }) },
    refusal: "404/5407",
  },
  deleteSharedSpace: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.sharedSpaces.deleteSharedSpace({ path: spaceId(stage) }),
    },
    answer: [204, ""],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) => chat.sharedSpaces.deleteSharedSpace({ path: spaceId(stage) }),
    },
    refusal: "403/200",
  },
  updateSharedSpaceSettings: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.updateSharedSpaceSettings({ path: spaceId(stage), body: { space_desc: "All of them." } }),
    },
    answer: [204, ""],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.sharedSpaces.updateSharedSpaceSettings({ path: spaceId(stage), body: {} }),
    },
    refusal: "400/4719",
  },
  promoteSharedSpaceMembersToAdministrators: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.promoteSharedSpaceMembersToAdministrators({
          path: spaceId(stage),
          body: named(stage, "helpdesk"),
        }),
    },
    answer: [201, { ...done, users: [{ operation_status: "successful" }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.promoteSharedSpaceMembersToAdministrators({ path: spaceId(stage), body: { members: [] } }),
    },
    refusal: "400/5301",
  },
  demoteSharedSpaceAdministratorsToMembers: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.demoteSharedSpaceAdministratorsToMembers({
          path: spaceId(stage),
          query: listed(stage, "member"),
        }),
    },
    answer: [200, done],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.demoteSharedSpaceAdministratorsToMembers({
          path: spaceId(stage),
          query: listed(stage, "member"),
        }),
    },
    refusal: "403/200",
  },
  listSharedSpaceChannels: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) => chat.sharedSpaces.listSharedSpaceChannels({ path: spaceId(stage) }),
    },
    answer: [200, { channels: [{ space_channel_type: "general" }, {}, { space_channel_type: "private" }] }],
    refused: { as: me("lead"), call: ({ chat }) => chat.sharedSpaces.listSharedSpaceChannels({ path: none }) },
    refusal: "404/5407",
  },
  moveSharedSpaceChannels: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.moveSharedSpaceChannels({
          path: spaceId(stage),
          body: { move_direction: "move_out", channel_ids: [stage.id("platform-roadmap")] },
        }),
    },
    answer: [200, { move_direction: "move_out", channels: [{ is_moved: true }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }) =>
        chat.sharedSpaces.moveSharedSpaceChannels({
          path: none,
          body: { move_direction: "move_out", channel_ids: [] },
        }),
    },
    refusal: "404/300",
  },
  listSharedSpaceMembers: {
    happy: {
      as: serverApp,
      call: ({ chat }, stage) =>
        chat.sharedSpaces.listSharedSpaceMembers({ path: spaceId(stage), query: { role: "admin" } }),
    },
    answer: [200, { members: [{ display_name: "Yannick Obasanjo", role: "admin", status: "active" }] }],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.listSharedSpaceMembers({ path: spaceId(stage), query: { next_page_token: "old" } }),
    },
    refusal: "400/300",
  },
  addMembersToSharedSpace: {
    happy: {
      as: account("channel-admin"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.addMembersToSharedSpace({ path: spaceId(stage), body: named(stage, "coordinator") }),
    },
    answer: [201, done],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.addMembersToSharedSpace({
          path: spaceId(stage),
          body: { members: [{ identifier: "nobody" }] },
        }),
    },
    refusal: "404/1001",
  },
  removeMembersFromSharedSpace: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.removeMembersFromSharedSpace({ path: spaceId(stage), query: listed(stage, "helpdesk") }),
    },
    answer: [200, done],
    refused: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.removeMembersFromSharedSpace({ path: spaceId(stage), query: { identifiers: "nobody" } }),
    },
    refusal: "400/1001",
  },
  transferSharedSpaceOwnership: {
    happy: {
      as: me("lead"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.transferSharedSpaceOwnership({
          path: spaceId(stage),
          query: { identifier: stage.user("helpdesk").id },
        }),
    },
    answer: [204, ""],
    refused: {
      as: me("member"),
      call: ({ chat }, stage) =>
        chat.sharedSpaces.transferSharedSpaceOwnership({
          path: spaceId(stage),
          query: { identifier: stage.user("member").id },
        }),
    },
    refusal: "403/200",
  },
};
