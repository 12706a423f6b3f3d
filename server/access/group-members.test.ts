import { beforeEach, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import type { Database, DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";
import type { AskFor } from "./account-ask.ts";
import { createGroupMembers, type GroupMembers } from "./group-members.ts";

let nowMs = 0;
const clock = { nowMs: () => nowMs };
// The inventory knows nothing of it.
const orm = { execute: async () => ({ rows: [] }) };
const database = { ready: Promise.resolve({ orm } as unknown as Database) } as DatabaseSource;
const log = { warn: () => undefined } as unknown as Log;

const refused = (status: number) => new CallFailed(failureOf({ status, body: null, header: () => null }, 0));
let answers: (readonly string[] | CallFailed | Promise<readonly string[]>)[];
let asked: number;
let number: number;
let changedAt: number;
let groups: GroupMembers;
beforeEach(() => {
  [nowMs, answers, asked, number, changedAt] = [0, [], 0, 0, 0];
  const askFor = (() => async () => {
    asked += 1;
    const answer = await answers.shift();
    if (answer === undefined || answer instanceof CallFailed) throw answer ?? new Error("asked too often");
    return {
      next_page_token: "",
      rows: answer.map((id) => ({ userId: id, id })),
      members: answer.map((id) => ({ id })),
    };
  }) as unknown as AskFor;
  const changes = {
    now: () => ({ number, hearing: 0 }),
    isSince: (moment: { number: number }) => changedAt <= moment.number,
  };
  groups = createGroupMembers({ database, clock, log, askFor, changes });
});

test.each([500, 502, 503, 429])("that Zoom is in trouble (%i) says nothing of who is in a group", async (status) => {
  answers = [refused(status), ["ada"]];
  expect(await groups.of("g", "ada")).toBe("unknown");
  expect(await groups.of("g", "ada")).toBe("unknown");
  expect(asked).toBe(1);
  nowMs = 5_001;
  expect(await groups.of("g", "ada")).toBe(true);
});

test.each([404, 403])("nobody is in a group that Zoom has not, or will not tell of (%i)", async (status) => {
  answers = [refused(status)];
  expect([await groups.of("g", "ada"), await groups.of("g", "ada"), asked]).toEqual([false, false, 1]);
});

test("what was kept still serves while it is found out again, for a minute at most", async () => {
  answers = [["ada"], new Promise(() => undefined)];
  expect(await groups.of("g", "ada")).toBe(true);
  nowMs = 50_000;
  expect(groups.cached("g", "ada")).toBe(true);
  await new Promise(setImmediate);
  expect([groups.cached("g", "ada"), asked]).toEqual([true, 2]);
  nowMs = 60_000;
  expect(groups.cached("g", "ada")).toBeUndefined();
  expect(groups.lastKnown("g", "ada")).toBe(true);
});

test("what was asked before the console changed the group is not believed, nor what was under way then", async () => {
  let late: (ids: readonly string[]) => void = () => undefined;
  answers = [["ada"], new Promise((resolve) => (late = resolve)), []];
  expect(await groups.of("g", "ada")).toBe(true);
  nowMs = 50_000;
  groups.cached("g", "ada");
  await new Promise(setImmediate);
  [number, changedAt] = [1, 1];
  expect(groups.cached("g", "ada")).toBeUndefined();
  expect(await groups.of("g", "ada")).toBe(false);
  late(["ada"]);
  await new Promise(setImmediate);
  expect(groups.cached("g", "ada")).toBe(false);
});
