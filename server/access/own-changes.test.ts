import { expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import type { Change, Database } from "../db/database.ts";
import type { Log } from "../log.ts";
import { createKeptAnswers, orUnknown } from "./kept-answers.ts";
import { createOwnChanges } from "./own-changes.ts";

/** A database that two instances hear. */
function shared() {
  const listeners: ((change: Change) => void)[] = [];
  let hearing: number | null = 0;
  const db = {
    onChange: (listener: (change: Change) => void) => listeners.push(listener),
    announce: async (change: Change) => {
      for (const listener of listeners) listener(change);
    },
    hearing: () => hearing,
  } as unknown as Database;
  const deps = {
    database: { ready: Promise.resolve(db), current: () => db },
    clock: { nowMs: () => 0 },
    log: {} as Log,
  };
  return { instance: () => createOwnChanges(deps), hear: (stretch: number | null) => (hearing = stretch), ...deps };
}

const leaders = { step: "channel-members", subject: "Abc" };

test("what one instance changes, none believes what it asked of it before", async () => {
  const { instance } = shared();
  const [here, there] = [instance(), instance()];
  const before = [here.now(), there.now()] as const;
  here.note([{ step: "channel-members", subject: "aBC@conference.xmpp.zoom.us" }]);
  expect(here.isSince(before[0], leaders)).toBe(false);
  expect(here.isSince(here.now(), leaders)).toBe(true);
  await expect.poll(() => there.isSince(before[1], leaders)).toBe(false);
  expect(there.isSince(before[1], { ...leaders, subject: "other" })).toBe(true);
  expect(there.isSince(there.now(), leaders)).toBe(true);
});

test("while others are not heard nothing that was kept is believed, nor after", () => {
  const { instance, hear } = shared();
  const changes = instance();
  const before = changes.now();
  hear(null);
  expect([changes.isSince(before, leaders), changes.isSince(changes.now(), leaders)]).toEqual([false, false]);
  hear(1);
  expect([changes.isSince(before, leaders), changes.isSince(changes.now(), leaders)]).toEqual([false, true]);
});

test("what Zoom refuses to say is not known; its trouble is neither known nor refused", async () => {
  const failing = (status: number) => async () => {
    throw new CallFailed(failureOf({ status, body: null, header: () => null }, 0));
  };
  for (const status of [400, 403, 404]) expect(await orUnknown(failing(status))).toBeNull();
  for (const status of [500, 503])
    await expect(orUnknown(failing(status))).rejects.toMatchObject({ code: "unavailable" });
});

test("an answer that fails late leaves a newer one", async () => {
  const { instance, clock } = shared();
  const changes = instance();
  const answers = createKeptAnswers<string>({ clock, changes }, "channel-members");
  let fail: (error: Error) => void = () => undefined;
  const first = answers("k", "Abc", () => new Promise((_, reject) => (fail = reject)));
  changes.note([leaders]);
  expect(await answers("k", "Abc", async () => "second")).toBe("second");
  fail(new Error("late"));
  await expect(first).rejects.toThrow("late");
  expect(await answers("k", "Abc", async () => "third")).toBe("second");
  expect(await answers("k", "Abc", async () => "fourth", { isNow: true })).toBe("fourth");
});
