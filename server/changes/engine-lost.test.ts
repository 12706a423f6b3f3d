// Answers that were lost, and processes that ended in the midst: Zoom is asked, and nothing is sent twice.

import { describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { lost, once } from "../testing/engine-model.ts";
import { engineStand, LATE_MS, session, slice, targets } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import type { ChangesZoom } from "./zoom.ts";

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const stand = engineStand(kind);
  const { clock, model, waits, later, engine, plan, countsOf, finish, makeAll } = stand;

  test("an answer lost after it was done is settled by asking", async () => {
    model.fault(once("after"));
    const { id } = await plan(3);
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ done: 3 });
    expect(model.calls).toHaveLength(1);
    expect(waits).toEqual([]);
  });

  test.each([
    ["is sent again", false, 2],
    ["and is done late is not sent again", true, 1],
  ])("what was not done when its answer was lost %s once that is certain", async (_what, isDoneLate, calls) => {
    model.fault(once("before"));
    const { id } = await plan(3);
    // Nobody is kept waiting for that.
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ sending: 3 });
    expect(waits).toEqual([1_500]);
    expect(later.at(-1)).toEqual({ changeId: id, afterMs: 0 });
    stand.during((ms) => {
      if (ms > 1_500 && isDoneLate) for (const { channelId } of targets(3)) model.archived.set(channelId, true);
    });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 3 });
    expect(model.calls).toHaveLength(calls);
    expect(waits.slice(1)).toEqual([1_500, expect.any(Number)]);
    expect(waits[2]).toBeGreaterThan(LATE_MS - 10_000);
    expect(waits[2]).toBeLessThanOrEqual(LATE_MS);
  });

  test("what was sent long ago and is not done is sent again at once", async () => {
    model.fault(once("before"));
    const { id } = await plan(3);
    await engine().changes.apply(session, id);
    clock.advance(LATE_MS);
    expect(await finish(id)).toBe("done");
    expect(waits).toEqual([1_500]);
    expect(model.calls).toHaveLength(2);
  });

  test.each([
    ["group chat, which could be there twice, is unknown until long after", 4, { unknown: 1 }, 1],
    ["channel, whose name is its own, is created again", 3, { done: 1 }, 2],
  ] as const)("a %s", async (_what, type, counts, creations) => {
    const made: string[] = [];
    let created = 0;
    const losing: ChangesZoom = {
      send: async (call, { beforeSent }) => {
        await beforeSent?.();
        if (call.operationId === "listUsersChannels")
          return { channels: made.map((id) => ({ id, name: "Late", type })) };
        created += 1;
        if (created === 1) throw new CallFailed(lost);
        made.push(`made${created}`);
        return { id: `made${created}` };
      },
    };
    const input = { type, posting: 1, adding: 1, mentionAll: 1, seesHistory: true };
    const { changes: all, runner } = engine(losing);
    const parts = [{ actionId: "create-channels", input, targets: [{ channelId: "", name: "Late", owner: "" }] }];
    const { id } = await all.plan(session, { connection: "me", sizeBytes: 0, parts });
    await all.apply(session, id);
    await runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual(counts);
    expect(created).toBe(creations);
    await expect(runner.carryOn(id, slice)).resolves.toBeNull();
    if (creations === 2) return;
    clock.advance(LATE_MS);
    await all.retry(session, id, ["unknown"]);
    expect(await countsOf(id)).toEqual(counts);
    expect(created).toBe(1);
    clock.advance(120_000);
    await all.retry(session, id, ["unknown"]);
    expect(await countsOf(id)).toEqual({ done: 1 });
    expect(made).toHaveLength(1);
  });

  test("whoever takes over from a runner that died asks Zoom first", async () => {
    const { id } = await plan(100);
    const dying = engine({
      send: async (call, sending) => {
        if (model.calls.length >= 3) throw new Error("killed");
        const answer = await model.zoom.send(call, sending);
        // Done at Zoom; the answer never arrives.
        if (model.calls.length === 3) throw new Error("killed");
        return answer;
      },
    });
    await engine().changes.apply(session, id);
    await expect(dying.runner.carryOn(id, slice)).rejects.toThrow("killed");
    expect((await countsOf(id))?.sending).toBeGreaterThan(0);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 100 });
    expect(model.sent()).toHaveLength(100);
  });

  test("a runner that has lost the change writes nothing more", async () => {
    const { id } = await plan(40);
    await engine().changes.apply(session, id);
    const slow = engine({
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        // Another one takes over while this answer is on its way.
        await engine().runner.carryOn(id, slice);
        return answer;
      },
    });
    await slow.runner.carryOn(id, slice);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 40 });
    expect(new Set(model.sent()).size).toBe(40);
  });

  test("whoever looks after a request that died in its call asks Zoom and sends nothing twice", async () => {
    const dying: ChangesZoom = {
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        if (model.calls.length > 0) throw new Error("killed");
        return answer;
      },
    };
    await expect(makeAll(dying, 3)).rejects.toThrow("killed");
    const { changeId = "" } = later[0] ?? {};
    expect(await countsOf(changeId)).toEqual({ sending: 3 });
    expect(await finish(changeId)).toBe("done");
    expect(await countsOf(changeId)).toEqual({ done: 3 });
    expect(model.calls).toHaveLength(1);
  });
});
