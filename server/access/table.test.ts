import { describe, expect, test } from "vitest";
import { operationById } from "../../contract/operation-by-id.ts";
import { type OperationId, operations } from "../../contract/operations.gen.ts";
import { isReading } from "../../contract/reading.ts";
import type { Right } from "../../domain/access/rights.ts";
import { type BuiltInRoleId, builtInRole as roleOf } from "../../domain/access/roles.ts";
import { viewOf } from "../../domain/access/view-of.ts";
import { actions } from "../../domain/actions/registry.gen.ts";
import { holdingsOf, permissionsOf } from "./actors.ts";
import { channelParameters } from "./places.ts";
import { isOpenThroughAccount, isOpenThroughMe, roleAtZoom } from "./table.ts";

const clock = { nowMs: () => 0 };
const may = (role: BuiltInRoleId | null) =>
  permissionsOf({ userId: "ada", holdings: holdingsOf({ role, roleName: "" }) }, false, clock);

/** What somebody looks at in the whole account. */
const seen = (role: BuiltInRoleId | null) =>
  operations
    .filter(({ id }) => {
      const view = viewOf(id);
      return view !== null && isOpenThroughAccount(id) && may(role).all(view);
    })
    .map(({ id }): OperationId => id);
const done = (role: BuiltInRoleId | null) => actions.filter(({ id }) => may(role).all(id)).map(({ id }) => id);

describe("a role at Zoom", () => {
  test.each<[string | undefined, string[], BuiltInRoleId | null]>([
    ["0", [], "workspace-admin"],
    ["1", [], "workspace-admin"],
    ["2", [], null],
    ["2", ["ChatMessages:Edit", "User:Edit"], null],
    ["Rcustom", ["ChatChannels:Read"], "channel-viewer"],
    ["Rcustom", ["ChatChannels:Read", "ChatChannels:Edit"], "channel-administrator"],
    [undefined, [], null],
    ["00", [], null],
  ])("%j with %j", (roleId, permissions, role) => {
    expect(roleAtZoom(roleId, permissions)).toBe(role);
  });
});

/** Families that the privilege Chat Channels opens at Zoom, with those of which it opens what reads. */
const ofChannels = [
  "Chat Channels",
  "Chat Channels (Account-level)",
  "Chat Channel Mention Group",
  "Shared Spaces",
  "Users",
  "Roles",
];
/** Searching people tells no more than listing them does. */
const readOfChannels = [...ofChannels, "IM Groups", "Contacts"];
const isOpen = (id: OperationId) => isOpenThroughAccount(id);

describe("what Zoom's own roles open", () => {
  test("nobody else sees or does anything in the whole account", () => {
    expect(seen(null)).toEqual([]);
    expect(done(null)).toEqual([]);
  });

  test("owners and administrators see and do all that an app of the account can", () => {
    expect(seen("workspace-admin")).toEqual(
      operations.filter((operation) => isReading(operation) && isOpen(operation.id)).map(({ id }) => id),
    );
    const feasible = actions.filter(({ operations: { account } }) => account.every(isOpen)).map(({ id }) => id);
    expect(done("workspace-admin")).toEqual(feasible);
  });

  test.each(["channel-administrator", "channel-viewer"] as const)("a %s sees the families of channels", (role) => {
    expect(seen(role)).toEqual(
      operations
        .filter((operation) => isReading(operation) && isOpen(operation.id) && readOfChannels.includes(operation.tag))
        .map(({ id }) => id),
    );
  });

  test("a channel administrator does whatever is made of these families alone", () => {
    const isOfChannels = (id: OperationId) => {
      const operation = operationById(id);
      const families = isReading(operation) ? readOfChannels : ofChannels;
      return isOpen(id) && families.includes(operation.tag);
    };
    const feasible = actions.filter(
      ({ operations: { account } }) => account.length > 0 && account.every((id) => isOfChannels(id)),
    );
    expect(done("channel-administrator")).toEqual(feasible.map(({ id }) => id));
    expect(done("channel-viewer")).toEqual([]);
  });

  test.each<[BuiltInRoleId, readonly Right[]]>([
    ["workspace-admin", ["see-messages", "see-audit", "keep-inventory", "give-roles", "break-glass"]],
    ["auditor", ["see-audit"]],
    ["help-desk", []],
    ["channel-administrator", []],
    ["channel-viewer", []],
  ])("a %s has of what only some have %j", (role, rights) => {
    const only = ["see-messages", "see-audit", "keep-inventory", "give-roles", "break-glass"] as const;
    const holding = { role: roleOf(role), set: { of: "all" }, untilMs: null, source: { by: "everybody" } } as const;
    const { all } = permissionsOf({ userId: "ada", holdings: [holding] }, false, clock);
    expect(only.filter(all)).toEqual(rights);
  });
});

test("one's own connection carries what a user-managed app can do", () => {
  const ids = operations.filter(({ id }) => isOpenThroughMe(id)).map(({ id }): OperationId => id);
  for (const id of ["listUsersChannels", "joinChannel", "createChannel", "getMe"] as const) expect(ids).toContain(id);
  for (const id of ["listAccountsPublicChannels", "listUsers", "getRetentionPolicyOfChannel"] as const)
    expect(ids).not.toContain(id);
});

test("of every parameter that may name a channel it is known whether it does", () => {
  const names = operations.flatMap((operation) =>
    isReading(operation) ? operation.query.map(({ name }) => name) : [],
  );
  // A channel of another product, before it came to Zoom.
  const others = ["origin_channel_ids"];
  const named = new Set(names.filter((name) => name.includes("channel") && !others.includes(name)));
  expect([...named].toSorted()).toEqual(channelParameters.toSorted());
});

test("every operation is open through a connection, and what reads belongs to a view", () => {
  const closed = operations.filter(({ id }) => !isOpenThroughMe(id) && !isOpenThroughAccount(id));
  expect(closed.map(({ id }) => id)).toEqual([]);
  const viewless = operations.filter((operation) => isReading(operation) && viewOf(operation.id) === null);
  expect(viewless.map(({ id }) => id)).toEqual([]);
});
