// Plans, runs and takes back, on both databases.

import { describe, expect, test } from "vitest";
import { RequestFailure } from "../middleware/bff-error.ts";
import { failed, once } from "../testing/engine-model.ts";
import { engineStand, session, slice } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const { clock, model, later, engine, plan, countsOf, finish, members } = engineStand(kind);

  test("a small change is done when its request is answered, and can be undone", async () => {
    const planned = await plan(3);
    expect(planned).toMatchObject({ status: "planned", title: "Archive 3 channels", itemCount: 3 });
    model.archived.set("c1", true);
    expect(await engine().changes.apply(session, planned.id)).toMatchObject({ status: "done" });
    expect(await countsOf(planned.id)).toEqual({ done: 2, unchanged: 1 });
    expect(model.calls).toHaveLength(1);

    const undo = await engine().changes.planUndo(session, planned.id);
    expect(undo).toMatchObject({ title: "Undo: Archive 2 channels", itemCount: 2, undoOf: planned.id });
    await engine().changes.apply(session, undo.id);
    expect([...model.archived.entries()].filter(([, is]) => is).map(([id]) => id)).toEqual(["c1"]);

    const redo = await engine().changes.planUndo(session, undo.id);
    expect(redo.title).toBe("Archive 2 channels");
  });

  test("single items are undone, and what is undone is known, also of undos that were undone", async () => {
    const { id } = await plan(3);
    await engine().changes.apply(session, id);
    const undoneOf = async (of: string) => (await engine().changes.undone([of])).get(of) ?? 0;
    const undoOf = async (of: string, ns?: readonly number[]) => {
      const undo = await engine().changes.planUndo(session, of, { ns });
      await engine().changes.apply(session, undo.id);
      clock.advance(1_000);
      return undo;
    };
    const archived = () => [...model.archived.entries()].filter(([, is]) => is).map(([of]) => of);
    clock.advance(1_000);
    const one = await undoOf(id, [1]);
    expect(one).toMatchObject({ title: "Undo: Archive Channel 1", itemCount: 1, undoOf: id });
    expect(archived()).toEqual(["c0", "c2"]);
    expect(await undoneOf(id)).toBe(1);
    await expect(engine().changes.planUndo(session, id, { of: "c1" })).rejects.toThrow("undone already");
    await expect(engine().changes.planUndo(session, id, { ns: [7] })).rejects.toThrow();

    const planned = await engine().changes.planUndo(session, id, { ns: [0, 1, 2], of: "c2" });
    expect(planned).toMatchObject({ title: "Undo: Archive Channel 2", itemCount: 1 });

    // The rest, without what is undone already.
    const rest = await undoOf(id);
    expect(rest).toMatchObject({ title: "Undo: Archive 2 channels", itemCount: 2 });
    expect(await undoneOf(id)).toBe(3);
    await expect(engine().changes.planUndo(session, id)).rejects.toThrow("undone already");

    const redone = await undoOf(rest.id, [0]);
    expect(redone.title).toBe("Archive Channel 2");
    expect(await undoneOf(rest.id)).toBe(1);
    expect(await undoneOf(id)).toBe(2);
    const { kin } = engine().changes;
    const row = await engine().changes.get(session, id);
    expect((await kin([row])).get(id)).toMatchObject({ undoneCount: 2, undos: [{ id: one.id }, { id: rest.id }] });
    expect((await kin([one])).get(one.id)).toMatchObject({ undoOfTitle: "Archive 3 channels", undos: [] });
    expect(await undoOf(id)).toMatchObject({ title: "Undo: Archive Channel 2" });
    expect(archived()).toEqual([]);
  });

  test("what is undone is known whatever the clocks say of undo, redo and undo", async () => {
    const { id } = await plan(2);
    await engine().changes.apply(session, id);
    const undoneOf = async () => (await engine().changes.undone([id])).get(id) ?? 0;
    const undoOf = async (of: string) => {
      clock.advance(-60_000);
      const undo = await engine().changes.planUndo(session, of);
      await engine().changes.apply(session, undo.id);
      expect(await countsOf(undo.id)).toEqual({ done: 2 });
      return undo.id;
    };
    const first = await undoOf(id);
    expect(await undoneOf()).toBe(2);
    await undoOf(first);
    expect(await undoneOf()).toBe(0);
    // Of the change itself again, which is no undo of the redo.
    await undoOf(id);
    expect(await undoneOf()).toBe(2);
    await expect(engine().changes.planUndo(session, id)).rejects.toThrow("undone already");
    clock.advance(180_000);
  });

  test("calls hold as many items as Zoom takes, and nothing is sent twice", async () => {
    const { id } = await plan(250);
    await engine().changes.apply(session, id);
    expect(later).toEqual([{ changeId: id, afterMs: 0 }]);
    expect(await finish(id)).toBe("done");
    expect(model.calls.map(({ ids }) => ids.length).sort((a, b) => b - a)[0]).toBe(20);
    expect(new Set(model.sent()).size).toBe(250);
    expect(model.sent()).toHaveLength(250);
  });

  test("a refusal that is about the call costs one call, not one for each item", async () => {
    model.fault(() => failed(400, 4711, "Invalid access token, does not contain scopes:[a]."));
    const { id } = await plan(300);
    await engine().changes.apply(session, id);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ failed: 300 });
    expect(model.calls).toHaveLength(1);
  });

  test("the one to blame is found by halving", async () => {
    model.fault((ids) => (ids.includes("c7") ? failed(400, 300, "Invalid parameter: channel_ids.") : null));
    const { id } = await plan(20);
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ done: 19, failed: 1 });
    expect(model.calls.length).toBeLessThanOrEqual(1 + 2 * 5);
  });

  test("what an answer said was not done is sent when it is tried again, and is not undone", async () => {
    model.refusedIds.add("c1");
    const { id } = await plan(3);
    await engine().changes.apply(session, id);
    expect(await countsOf(id)).toEqual({ done: 2, failed: 1 });
    await expect(engine().changes.planUndo(session, id, { ns: [1] })).rejects.toThrow();
    model.refusedIds.clear();
    model.calls.length = 0;
    await engine().changes.retry(session, id, ["failed"]);
    expect(model.sent()).toEqual(["c1"]);
    expect(model.archived.get("c1")).toBe(true);
    expect(await countsOf(id)).toEqual({ done: 3 });
  });

  test("a limit makes it wait, and it goes on after that", async () => {
    model.fault(once({ ...failed(429, 429, "Daily"), retryAfterMs: 3_600_000 }));
    const { id } = await plan(60);
    await engine().changes.apply(session, id);
    expect(await engine().runner.carryOn(id, slice)).toBe(3_600_000);
    const waiting = await engine().changes.get(session, id);
    expect(waiting).toMatchObject({ status: "waiting", goesOnAtMs: expect.any(Number) });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 60 });
  });

  test("a list is read once for a plan and once for the slice that changes what stands in it", async () => {
    const parts = [{ actionId: "remove-members", input: {}, targets: members(450) }];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(model.lists).toHaveLength(1);
    await engine().changes.apply(session, id, { reason: "All left." });
    await engine().runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual({ done: 450 });
    expect(model.lists).toHaveLength(2);
    expect(model.people.size).toBe(0);
  });

  test("a part begins when the one before it has ended, and sees what that has done", async () => {
    const targets = members(300);
    const parts = [
      { actionId: "promote-members", input: {}, targets: targets.slice(0, 150) },
      { actionId: "remove-members", input: {}, targets: targets.slice(150) },
    ];
    const { id } = await engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    await engine().changes.apply(session, id, { reason: "All left." });
    await engine().runner.carryOn(id, slice);
    const names = model.calls.map(({ operationId }) => operationId);
    expect(names.indexOf("batchRemoveMembersFromChannel")).toBe(15);
    expect(names.lastIndexOf("promoteChannelMembersToAdministrators")).toBe(14);
    expect(await countsOf(id)).toEqual({ done: 300 });
    // One for the plan, one for each part: what was read before a part is no answer after it.
    expect(model.lists).toEqual([0, 0, 15]);
  });

  test("who may not do it any more moves nothing by trying again", async () => {
    model.fault(() => failed(400, 4711, "Invalid access token, does not contain scopes:[a]."));
    const { id } = await plan(5);
    await engine().changes.apply(session, id);
    const refused = async () => {
      throw new RequestFailure("forbidden_role", "Your Zoom role does not allow this.");
    };
    await expect(engine(model.zoom, refused).changes.retry(session, id, ["failed"])).rejects.toThrow("does not allow");
    expect(await countsOf(id)).toEqual({ failed: 5 });
    await expect(engine().changes.retry(session, id, ["stale"])).rejects.toThrow("nothing to try again");
    expect(await engine().changes.get(session, id)).toMatchObject({ status: "done" });
  });

  test.each([
    ["an action there is not", { actionId: "nothing", input: {}, targets: [{}] }, "There is no action nothing."],
    ["a target that is none", { actionId: "archive-channels", input: {}, targets: [{ name: "x" }] }, "Target 1 of"],
    ["no target", { actionId: "archive-channels", input: {}, targets: [] }, "Nothing was chosen"],
  ])("%s is refused with what to do", async (_what, part, sentence) => {
    await expect(engine().changes.plan(session, { connection: "me", sizeBytes: 0, parts: [part] })).rejects.toThrow(
      sentence,
    );
  });
});
