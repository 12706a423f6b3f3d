import { describe, expect, test } from "vitest";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { isOpenThroughAccount, isOpenThroughMe, type Standing, standingOf } from "./table.ts";

const through = (standing: Standing) =>
  operations.filter(({ id }) => isOpenThroughAccount(id, standing)).map(({ id }) => id);

describe("a standing", () => {
  test.each<[string | undefined, string[], Standing]>([
    ["0", [], { access: "edit", scope: "account" }],
    ["1", [], { access: "edit", scope: "account" }],
    ["2", [], { access: "none" }],
    ["2", ["ChatMessages:Edit", "User:Edit"], { access: "none" }],
    ["Rcustom", ["ChatChannels:Read"], { access: "read", scope: "channels" }],
    ["Rcustom", ["ChatChannels:Read", "ChatChannels:Edit"], { access: "edit", scope: "channels" }],
    [undefined, [], { access: "none" }],
    ["00", [], { access: "none" }],
  ])("of role %j with %j", (roleId, permissions, standing) => {
    expect(standingOf(roleId, permissions)).toEqual(standing);
  });
});

describe("the account connection", () => {
  test("carries nothing for who has no standing", () => {
    expect(through({ access: "none" })).toEqual([]);
  });

  test("carries for a reader nothing but reading, search among it", () => {
    const ids = through({ access: "read", scope: "channels" });
    expect(ids).toContain("searchUsersOrAccountsChannels");
    expect(ids).toContain("listUsers");
    const writing = operations.filter((operation) => ids.includes(operation.id) && operation.method !== "GET");
    expect(writing.map(({ id }) => id)).toEqual(["searchUsersOrAccountsChannels"]);
  });

  test("carries by the privilege Chat Channels no one's messages, files, reports or legal holds", () => {
    const tags = new Set(
      operations
        .filter(({ id }) => isOpenThroughAccount(id, { access: "edit", scope: "channels" }))
        .map(({ tag }) => tag),
    );
    expect([...tags].sort()).toEqual([
      "Chat Channel Mention Group",
      "Chat Channels",
      "Chat Channels (Account-level)",
      "IM Groups",
      "Roles",
      "Shared Spaces",
      "Users",
    ]);
  });

  test("carries by the privilege Chat Channels the reading of directory groups and no change to them", () => {
    const reading = ["listIMDirectoryGroups", "retrieveIMDirectoryGroup", "listIMDirectoryGroupMembers"];
    const ofGroups = (standing: Standing) => {
      const ids: readonly OperationId[] = through(standing);
      return operations.filter(({ id, tag }) => tag === "IM Groups" && ids.includes(id)).map(({ id }) => id);
    };
    expect(ofGroups({ access: "read", scope: "channels" }).sort()).toEqual(reading.toSorted());
    expect(ofGroups({ access: "edit", scope: "channels" }).sort()).toEqual(reading.toSorted());
    expect(ofGroups({ access: "edit", scope: "account" })).toHaveLength(8);
  });

  test.each([
    ["read", true, false],
    ["edit", true, true],
  ] as const)("lets %s on Chat Channels see retention: %s, and set it: %s", (access, sees, sets) => {
    const standing: Standing = { access, scope: "channels" };
    expect(isOpenThroughAccount("getRetentionPolicyOfChannel", standing)).toBe(sees);
    expect(isOpenThroughAccount("updateRetentionPolicyOfChannel", standing)).toBe(sets);
    expect(isOpenThroughAccount("listLegalHoldMatters", standing)).toBe(false);
  });

  test("carries for owner and admin all an account-level app can do", () => {
    const ids = through({ access: "edit", scope: "account" });
    for (const id of ["updateRetentionPolicyOfChannel", "deleteUserChannel", "listLegalHoldMatters"] as const)
      expect(ids).toContain(id);
    for (const id of ["joinChannel", "leaveChannel", "listUsersContacts", "sendIMMessages"] as const)
      expect(ids).not.toContain(id);
  });
});

test("one's own connection carries what a user-managed app can do", () => {
  const ids = operations.filter(({ id }) => isOpenThroughMe(id)).map(({ id }): OperationId => id);
  for (const id of ["listUsersChannels", "joinChannel", "createChannel", "getMe"] as const) expect(ids).toContain(id);
  for (const id of ["listAccountsPublicChannels", "listUsers", "getRetentionPolicyOfChannel"] as const)
    expect(ids).not.toContain(id);
});

test("every operation is open to someone", () => {
  const closed = operations.filter(
    ({ id }) => !isOpenThroughMe(id) && !isOpenThroughAccount(id, { access: "edit", scope: "account" }),
  );
  expect(closed.map(({ id }) => id)).toEqual([]);
});
