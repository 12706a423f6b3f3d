import { expect, test } from "vitest";
import type { AccountAppKind } from "../contract/bff.ts";
import { operationErrors } from "../contract/errors.gen.ts";
import type { OperationError } from "../contract/operation.ts";
import { operationById } from "../contract/operation-by-id.ts";
import { failureOf } from "./failure.ts";
import { causeOf } from "./failure-cause.ts";

const refused = Object.values(operationErrors).flatMap((errors: readonly OperationError[]) =>
  errors.flatMap(({ code, message }) => (code === 200 && message !== null ? [message] : [])),
);

test.each([...new Set(refused)])("code 200 with %j has a cause and a remedy, for both connections", (message) => {
  for (const isOfAccount of [false, true]) {
    const cause = causeOf({ code: 200, message, isOfAccount });
    expect(cause?.title).toBeTruthy();
    expect(cause?.remedy).toMatch(/\.$/);
  }
});

test("scopes are read out of an answer that unescaped quotes make no JSON", () => {
  const body = '{"code":104,"message":"Invalid access token, does not contain scopes:["chat_channel:write"]."}';
  const failure = failureOf({ status: 400, body, header: () => null }, 0);
  expect(failure).toMatchObject({ kind: "missing_scope", code: 104, scopes: ["chat_channel:write"] });
  expect(causeOf(failure)?.name).toBe("scope");
});

test.each([
  ["listUsersChannels", ["chat_channel:read:admin"], "me_rule"],
  // Zoom has no granular scope with which one could ask for oneself, but a classic one.
  ["listChannelAdministrators", ["team_chat:read:list_administrators:admin"], "app_kind"],
  ["listChannelAdministrators", ["chat_channel:read:admin"], "me_rule"],
  ["getRetentionPolicyOfChannel", ["chat_channel:read:admin"], "app_kind"],
] as const)("%s refused for %j is a matter of %s", (id, scopes, name) => {
  expect(causeOf({ code: 4711, message: "", scopes: [...scopes] }, { asked: operationById(id) })?.name).toBe(name);
});

test("a removal that Zoom refuses without a reason is explained by the default channel, which keeps everyone", () => {
  const errors: readonly OperationError[] = operationErrors.batchRemoveMembersFromChannel;
  const message = errors.find(({ code }) => code === 5301)?.message;
  const cause = causeOf({ code: 5301, message: message ?? "" });
  expect(cause?.meaning).toMatch(
    /default channel, and Zoom lets nobody be removed from it before they leave the account/,
  );
  // It may be another reason, which may go.
  expect(cause?.canRetry).toBe(true);
  expect(causeOf({ code: 5301, message: "Unable to invite channel members." })).toBeNull();
  expect(causeOf({ code: 3214, message: "" })?.name).toBe("default_channel");
});

test("other codes are explained by themselves", () => {
  expect(causeOf({ code: 4130, message: "Channel does not exist." })).toBeNull();
  expect(causeOf({ code: 200, message: "Something new" })).toBeNull();
});

const ofAccount: readonly [code: number, message: string][] = [
  [4700, ""],
  [4711, ""],
  [124, "Invalid access token."],
  [200, "You do not have permission to do this"],
];

test.each(ofAccount)("%i of the account connection is told by the kind of its app", (code, message) => {
  const textOf = (app?: AccountAppKind) => {
    const scopes = code > 4000 ? ["chat_channel:read:admin"] : [];
    const cause = causeOf({ code, message, scopes, isOfAccount: true }, { app });
    return `${cause?.meaning} ${cause?.remedy}`;
  };
  expect(textOf("server-to-server")).toContain("server-to-server app");
  expect(textOf("server-to-server")).not.toMatch(/admin-managed|connected/);
  expect(textOf("admin-managed")).toMatch(/on Access, Connection|whoever connected it/);
  expect(textOf("admin-managed")).not.toContain("server-to-server");
  expect(textOf()).toMatch(/connected/);
});
