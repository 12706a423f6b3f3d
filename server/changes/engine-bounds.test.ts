// What is kept of one person, and for how long.

import { eq, inArray } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { changeItems, changes } from "../db/schema.ts";
import { engineStand, session, targets } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import type { Bounds } from "./bounds.ts";
import { sweepChanges } from "./sweep.ts";

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const stand = engineStand(kind);
  const { clock, model, engine, plan, members } = stand;

  test("a plan that nobody kept shows in no list, and is swept", async () => {
    const list = {
      statuses: [],
      itemStatuses: [],
      isOwn: true,
      pageSize: 50,
      pageToken: "",
      itemKey: undefined,
    };
    const listed = async () => (await engine().changes.list(session, list)).rows.map(({ id }) => id);
    const { id } = await plan(2);
    const kept = await plan(2);
    await expect(engine().changes.forget({ ...session, userId: "bob" }, id)).rejects.toThrow();
    await engine().changes.forget(session, id);
    await engine().changes.cancel(session, kept.id);
    expect(await listed()).toContain(kept.id);
    expect(await listed()).not.toContain(id);
    await expect(engine().changes.apply(session, id)).rejects.toThrow("Only a plan that is ready");
    await expect(engine().changes.forget(session, id)).rejects.toThrow();
    const orm = stand.orm();
    await sweepChanges(orm, clock, { changesMs: null });
    await expect(engine().changes.get(session, id)).rejects.toThrow("no such change");
  });

  test("one person keeps so many plans, changes and bytes, told with what to do", async () => {
    const person = { ...session, userId: "bounded" };
    const planAs = (limits: Partial<Bounds>, sizeBytes = 0) =>
      engine(model.zoom, undefined, limits).changes.plan(person, {
        connection: "me",
        sizeBytes,
        parts: [{ actionId: "archive-channels", input: {}, targets: targets(1) }],
      });
    const tried = await Promise.allSettled(Array.from({ length: 4 }, () => planAs({ openPlans: 3 }, 100)));
    expect(tried.filter(({ status }) => status === "fulfilled")).toHaveLength(3);
    await expect(planAs({ openPlans: 3 })).rejects.toThrow("Apply or discard some of them first.");
    await expect(planAs({ changesADay: 3 })).rejects.toMatchObject({
      code: "rate_limited",
      message: "You have planned 3 changes within a day. Try again in 24 h.",
      retryAfterMs: expect.any(Number),
    });
    const orm = stand.orm();
    const rows = await orm.select({ kept: changes.sizeBytes }).from(changes).where(eq(changes.plannedBy, "bounded"));
    const kept = rows.reduce((sum, row) => sum + row.kept, 0);
    // Rows and states beside what was sent.
    expect(kept).toBeGreaterThan(3 * (3 * 100 + 700));
    const bytesADay = kept + Math.ceil(kept / 3) - 3 * 50;
    await expect(planAs({ bytesADay }, 51)).rejects.toMatchObject({ code: "rate_limited" });
    expect(await planAs({ bytesADay }, 49)).toMatchObject({ status: "planned" });
    // Others are not held up by it.
    expect(await plan(1)).toMatchObject({ status: "planned" });
    clock.advance(86_400_001);
    expect(await planAs({ changesADay: 1 })).toMatchObject({ status: "planned" });
  });

  test("states that are found for a plan count, and what is beyond the bounds of one change is left out", async () => {
    const rows = 300 * 700;
    const parts = [{ actionId: "remove-members", input: {}, targets: members(300) }];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    const [row] = await stand.orm().select().from(changes).where(eq(changes.id, id));
    const states = (row?.sizeBytes ?? 0) - rows;
    expect(states).toBeGreaterThan(300 * 10);
    // They are read two hundred at a time.
    const limits = { bytesOfOne: rows + Math.ceil(states * 0.8) };
    const tight = engine(model.zoom, undefined, limits).changes;
    const plan = await tight.plan(session, { connection: "me", sizeBytes: 0, parts });
    const counts = (await tight.counts([plan.id])).get(plan.id);
    expect(counts).toEqual({ planned: 200, skipped: 100 });
    const [item] = await tight.items(plan.id, { statuses: ["skipped"], search: "", from: 0, limit: 1 });
    expect(item).toMatchObject({ before: null, to: null, skip: expect.stringContaining("Plan the rest") });
  });

  test("what is over is deleted in its time, and what can still be undone is kept", async () => {
    const orm = stand.orm();
    const days = (count: number) => clock.advance(count * 86_400_000);
    const { id: done } = await plan(3);
    await engine().changes.apply(session, done);
    const { id: discarded } = await plan(3);
    await engine().changes.cancel(session, discarded);
    const { id: unapplied } = await plan(3);
    const { id: paused } = await plan(30);
    await engine().changes.apply(session, paused);
    await engine().changes.pause(session, paused);
    const left = async () => {
      await sweepChanges(orm, clock, { changesMs: 90 * 86_400_000 });
      const ids = [done, discarded, unapplied, paused];
      const rows = await orm.select({ id: changes.id }).from(changes).where(inArray(changes.id, ids));
      const items = await orm
        .selectDistinct({ id: changeItems.changeId })
        .from(changeItems)
        .where(inArray(changeItems.changeId, ids));
      expect(new Set(items.map(({ id }) => id))).toEqual(new Set(rows.map(({ id }) => id)));
      return ids.filter((id) => rows.some((row) => row.id === id));
    };
    expect(await left()).toEqual([done, discarded, unapplied, paused]);
    days(2);
    expect(await left()).toEqual([done, unapplied, paused]);
    days(29);
    expect(await left()).toEqual([done, paused]);
    expect(await engine().changes.planUndo(session, done)).toMatchObject({ itemCount: 3 });
    days(60);
    expect(await left()).toEqual([paused]);
  });
});
