import { expect, test } from "vitest";
import type { AccountAppKind, BffErrorCode } from "../../../contract/bff.ts";
import { noteAccountApp } from "./account-app.ts";
import { classifyFailure } from "./classify.ts";
import { explainError } from "./explain.ts";

const explain = (status: number, code: number | string, message = "m", header: Record<string, string> = {}) =>
  explainError(classifyFailure({ status, body: { code, message }, header: (name) => header[name] ?? null }, 0));

const bffCodes: readonly BffErrorCode[] = [
  "session_required",
  "grant_revoked",
  "other_person",
  "outdated",
  "account_unavailable",
  "forbidden_origin",
  "forbidden_role",
  "unknown_operation",
  "invalid_request",
  "me_rule",
  "body_too_large",
  "rate_limited",
  "upstream_unreachable",
  "upstream_broken_off",
  "upstream_timeout",
  "unavailable",
  "internal",
];

test.each(bffCodes)("%s of the BFF has a meaning of its own", (code) => {
  const status = code === "rate_limited" ? 429 : 400;
  expect(explain(status, code).title).not.toMatch(/^Zoom (?:refused|has)/);
});

test("what the console holds back is explained in its own words", () => {
  const message = "You have used your share of the requests that Zoom allows the account. Try again in 61 s.";
  const error = classifyFailure({ status: 429, body: { code: "rate_limited", message }, header: () => null }, 0);
  expect(explainError(error)).toMatchObject({ title: "The request has to wait", text: message, canRetry: true });
});

test("what the server says of a refusal, and of what it cannot do now, is what is read", () => {
  const why = "Your role includes “Rename channels”, but not for this channel.";
  expect(explain(403, "forbidden_role", why)).toMatchObject({
    title: "Your role does not allow this",
    text: `${why} An administrator of the account can give you a role that does.`,
  });
  const advised = "The account connection is looked after by others. Ask an owner of the Zoom account.";
  expect(explain(403, "forbidden_role", advised).text).toBe(advised);
  const text = "Zoom cannot be asked now whether you run this channel. Try again in a moment.";
  expect(explain(503, "unavailable", text)).toMatchObject({ text, canRetry: true });
});

test("a refusal of the account connection speaks of the kind of app that stands behind it", () => {
  const text = (app: AccountAppKind | undefined): string => {
    noteAccountApp(app);
    const body = { code: 124, message: "Invalid access token." };
    const path = "/api/zoom/account/users";
    return explainError(classifyFailure({ status: 401, body, header: () => null, path }, 0)).text;
  };
  expect(text("server-to-server")).toContain("Another program uses the same server-to-server app");
  expect(text("admin-managed")).toContain("signs in again at Zoom, on Access, Connection");
  expect(text(undefined)).toContain("The app of the account");
});

test("the me rule is told in the words that say what to do", () => {
  const message = "Your own connection acts for you alone.";
  expect(explain(400, "me_rule", message)).toMatchObject({
    title: "Named in a way that Zoom does not take here",
    text: message,
  });
});

test.each([1001, 3205, 3213, 3214, 3215, 4130, 4132, 4137, 4301, 4302, 4400, 5301, 5306])(
  "Zoom's %i says what to do",
  (code) => {
    const { title, text } = explain(400, code);
    expect(title).not.toBe("Zoom refused this");
    expect(text.length).toBeGreaterThan(20);
  },
);

test.each([
  [404, 4130, "IM group does not exist: abc.", "The group does not exist"],
  [404, 4130, "Channel does not exist: abc.", "The channel does not exist"],
  [400, 5301, "Unable to remove channel member.", "Zoom keeps them in the channel"],
  [400, 5301, "Request to promote member(s) as channel administrator(s) failed.", "Zoom could not do this"],
  [400, 200, "Only available for Paid account.", "Not in the account’s plan"],
])("%i %i %j", (status, code, message, title) => expect(explain(status, code, message).title).toBe(title));

test("a refusal without a reason speaks of whatever was refused", () => {
  expect(explain(400, 5301).text).not.toMatch(/channel/);
});

test("an unknown refusal repeats what Zoom said", () => {
  expect(explain(400, 9999, "The moon is in the wrong house")).toMatchObject({
    title: "Zoom refused this",
    text: "The moon is in the wrong house.",
    canRetry: false,
  });
});

test("what may have been an accident can be tried again", () => {
  expect(explain(502, "upstream_unreachable").canRetry).toBe(true);
  expect(explain(500, 500).canRetry).toBe(true);
  expect(explain(403, "forbidden_role").canRetry).toBe(false);
});

test("the facts hold the code, the message and both ids", () => {
  const { facts } = explain(400, 5301, "failed", { "x-zm-trackingid": "rid=1", "x-request-id": "req_1" });
  expect(facts).toEqual([
    { label: "Code", value: "5301" },
    { label: "Message", value: "failed" },
    { label: "Tracking ID", value: "rid=1" },
    { label: "Request ID", value: "req_1" },
  ]);
});

test("an error of the page itself is not blamed on Zoom", () => {
  expect(explainError(new TypeError("x is not a function")).title).toBe("Something went wrong in this page");
});

test.each([
  [104, "m"],
  [124, "Invalid access token."],
  [4711, "Invalid access token, does not contain scopes:[user:read]."],
])("%i of the account connection does not ask anybody to sign in again", (code, message) => {
  const at = (connection: string) =>
    explainError(
      classifyFailure(
        { status: 400, body: { code, message }, header: () => null, path: `/api/zoom/${connection}/x` },
        0,
      ),
    ).text;
  expect(at("me")).toMatch(/sign in again/i);
  expect(at("account")).not.toMatch(/sign in/i);
});

test.each([
  ["team_chat:read:list_members", "The connection lacks a scope"],
  ["team_chat:read:list_administrators:admin", "Your own connection cannot do this"],
])("%s is asked of whoever manages the app only where that app can have it", (scope, title) => {
  const { title: given } = explain(400, 4711, `Invalid access token, does not contain scopes:[${scope}].`);
  expect(given).toBe(title);
});
