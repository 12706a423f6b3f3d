import { describe, expect, test } from "vitest";
import { type AuditEntry, noDetails, noResult } from "../../../domain/audit/entry.ts";
import type { AuditRow } from "../../../domain/audit/info.ts";
import type { Activity } from "../../../domain/exports/activity-rows.ts";
import { channelHistory } from "./channel-history.ts";

const person = (name: string) => ({ id: `member-${name}`, userId: `USER-${name}`, name, isExternal: false });
const MINUTE_MS = 60_000;

const joined = (name: string, atMs: number, by = name): Activity => ({
  atMs,
  channelId: "",
  status: "joined",
  operator: person(by),
  people: [person(name)],
});

function act(seq: number, atMs: number, part: Partial<AuditEntry> = {}): AuditRow {
  const entry: AuditEntry = {
    v: 1,
    id: `entry-${seq}`,
    kind: "outcome",
    atMs,
    requestId: `request-${seq}`,
    accountId: "account",
    person: { id: "USER-ada", email: "", name: "ada", role: "", session: "" },
    address: "",
    connection: "me",
    operation: "inviteChannelMembers",
    ...noDetails,
    result: { ...noResult, outcome: "done" },
    ...part,
  };
  return { seq, hash: "", entry };
}

const toPerson = (name: string): AuditEntry["targets"] => [{ kind: "person", id: `user-${name}`, name }];
const whole = <Row>(...rows: Row[]) => ({ rows, isComplete: true });
const begun = <Row>(...rows: Row[]) => ({ rows, isComplete: false });
const told = (...lists: Parameters<typeof channelHistory>) =>
  channelHistory(...lists).map(({ source, atMs }) => `${source} ${atMs / MINUTE_MS}`);

test("both lists stand as one, the newest first", () => {
  const trail = whole(act(2, 50 * MINUTE_MS), act(1, 10 * MINUTE_MS));
  const log = whole(joined("bob", 70 * MINUTE_MS), joined("cem", 30 * MINUTE_MS));
  expect(told(trail, log)).toEqual(["zoom 70", "console 50", "zoom 30", "console 10"]);
});

describe("what the console did is told once", () => {
  const atMs = 20 * MINUTE_MS;
  test.each<[string, Activity, Partial<AuditEntry>, boolean]>([
    ["the person it named", joined("bob", atMs + 900, "ada"), { targets: toPerson("bob") }, true],
    ["another person", joined("cem", atMs + 900, "ada"), { targets: toPerson("bob") }, false],
    ["the person, much later", joined("bob", atMs + 2 * MINUTE_MS, "ada"), { targets: toPerson("bob") }, false],
    ["the person, where the call failed", joined("bob", atMs), failedTo("bob"), false],
    ["the person, where no answer came", joined("bob", atMs), { targets: toPerson("bob"), result: null }, true],
    ["whoever joins by themselves", joined("ada", atMs), { operation: "joinChannel" }, true],
    ["those let in by whoever created the channel", joined("bob", atMs, "ada"), { operation: "createChannel" }, true],
    ["somebody else’s doing at the same time", joined("bob", atMs, "cem"), { operation: "createChannel" }, false],
    ["people of a group", joined("bob", atMs, "owner"), { targets: [{ kind: "group", id: "g", name: "G" }] }, true],
    ["the end of a change", joined("ada", atMs), { connection: "console", operation: "applyChange" }, false],
  ])("%s", (_, entry, part, isTheSame) => {
    expect(told(whole(act(1, atMs, part)), whole(entry)).some((row) => row.startsWith("zoom"))).toBe(!isTheSame);
  });
});

function failedTo(name: string): Partial<AuditEntry> {
  return { targets: toPerson(name), result: { ...noResult, outcome: "failed" } };
}

test("nothing stands below the end of a list that goes on", () => {
  const old = [act(1, 10 * MINUTE_MS)];
  expect(told(whole(act(2, 50 * MINUTE_MS), ...old), begun(joined("bob", 30 * MINUTE_MS)))).toEqual([
    "console 50",
    "zoom 30",
  ]);
  expect(told(begun(act(2, 50 * MINUTE_MS)), whole(joined("bob", 30 * MINUTE_MS)))).toEqual(["console 50"]);
  expect(told(begun<AuditRow>(), whole(joined("bob", 30 * MINUTE_MS)))).toEqual([]);
});

test("what Zoom recorded waits where the act it belongs to may come next", () => {
  const log = whole(joined("bob", 20 * MINUTE_MS + 500, "ada"));
  expect(told(begun(act(2, 20 * MINUTE_MS, { connection: "console" })), log)).toEqual(["console 20"]);
  const trail = [
    act(2, 20 * MINUTE_MS, { connection: "console" }),
    act(1, 20 * MINUTE_MS, { targets: toPerson("bob") }),
  ];
  expect(told(whole(...trail), log)).toEqual(["console 20", "console 20"]);
});
