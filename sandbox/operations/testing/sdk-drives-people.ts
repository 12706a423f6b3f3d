import type { operations } from "../../../contract/operations.gen.ts";
import type { SdkDrive } from "./sdk.ts";
import { me, serverApp } from "./stage.ts";

type Id = Extract<(typeof operations)[number], { tag: "Users" | "Roles" }>["id"];

export const peopleDrives: Record<Id, SdkDrive> = {
  getMe: {
    happy: { as: me("member"), call: ({ users }) => users.users.getUser({ path: { userId: "me" } }) },
    answer: [200, { email: "member@sandbox.example" }],
    refused: {
      as: serverApp,
      // Every token has a person: only the platform itself can lose them.
      call: async ({ users }, stage) => {
        await stage.fail("getMe", 404, 1001);
        return users.users.getUser({ path: { userId: "me" } });
      },
    },
    refusal: "404/1001",
  },
  listUsers: {
    happy: { as: serverApp, call: ({ users }) => users.users.listUsers({ query: { page_size: 1 } }) },
    answer: [200, { page_size: 1, users: [{ email: "owner@sandbox.example" }] }],
    refused: { as: serverApp, call: ({ users }) => users.users.listUsers({ query: { next_page_token: "old" } }) },
    refusal: "400/300",
  },
  getUser: {
    happy: { as: serverApp, call: ({ users }) => users.users.getUser({ path: { userId: "lead@sandbox.example" } }) },
    answer: [200, { display_name: "Aiko Marchetti" }],
    refused: { as: serverApp, call: ({ users }) => users.users.getUser({ path: { userId: "nobody" } }) },
    refusal: "404/1001",
  },
  getUserPermissions: {
    happy: {
      as: me("channel-viewer"),
      call: ({ users }) => users.users.getUserPermissions({ path: { userId: "me" } }),
    },
    answer: [200, { permissions: ["ChatChannels:Read", "User:Read"] }],
    refused: { as: serverApp, call: ({ users }) => users.users.getUserPermissions({ path: { userId: "nobody" } }) },
    refusal: "404/1001",
  },
  listRoles: {
    happy: { as: serverApp, call: ({ accounts }) => accounts.roles.listRoles({}) },
    answer: [200, { roles: [{ name: "Owner" }, { name: "Admin" }, { name: "Member" }, {}, {}, {}] }],
    // Its scopes are for account-level apps only.
    refused: { as: me("lead"), call: ({ accounts }) => accounts.roles.listRoles({}) },
    refusal: "400/4700",
  },
  getRoleInformation: {
    happy: { as: serverApp, call: ({ accounts }) => accounts.roles.getRoleInformation({ path: { roleId: "2" } }) },
    answer: [200, { name: "Member", privileges: [] }],
    refused: { as: serverApp, call: ({ accounts }) => accounts.roles.getRoleInformation({ path: { roleId: "9" } }) },
    refusal: "404/1030",
  },
};
