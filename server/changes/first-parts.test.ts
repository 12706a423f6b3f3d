// What goes first: carried out at once, and the rest only where it has succeeded, in what it has created, on its day.
import { describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { NEW_ID } from "../../domain/ids.ts";
import { failed } from "../testing/engine-model.ts";
import { engineStand, session, targets } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import type { ChangesZoom } from "./zoom.ts";

const group = { groupId: "", name: "Pilots" };
const people = ["p1", "p2"].map((userId) => ({ groupId: NEW_ID, group: "Pilots", name: userId, userId }));
const settings = { type: "normal", searchesAccount: true, searchesDomain: false, searchesMasterAccount: false };
const creation = { actionId: "create-directory-groups", input: settings, targets: [group] };
const addition = { actionId: "add-to-directory-groups", input: {}, targets: people };

/** Directory groups in memory. */
function groupsModel() {
  const groups = new Map<string, { readonly name: string; readonly members: string[] }>();
  const created: string[] = [];
  let fault: ((operationId: string, is: "before" | "after") => void) | undefined;
  const zoom: ChangesZoom = {
    send: async (call, { beforeSent }) => {
      await beforeSent?.();
      const { operationId } = call;
      const of = groups.get(call.params.groupId ?? "");
      fault?.(operationId, "before");
      const answer = () => {
        switch (operationId) {
          case "listIMDirectoryGroups":
            return { groups: [...groups].map(([id, { name }]) => ({ id, name })) };
          case "createIMDirectoryGroup": {
            const id = `g${created.length + 1}`;
            const { name } = call.body as { name: string };
            created.push(name);
            groups.set(id, { name, members: [] });
            return { id };
          }
          case "deleteIMDirectoryGroup":
            groups.delete(call.params.groupId ?? "");
            return undefined;
          case "listIMDirectoryGroupMembers":
            if (!of) throw new CallFailed(failed(404, 300, "No such group."));
            return { members: of.members.map((id) => ({ id })) };
          case "addIMDirectoryGroupMembers": {
            if (!of) throw new CallFailed(failed(404, 300, "No such group."));
            const { members } = call.body as { members: { id: string }[] };
            of.members.push(...members.map(({ id }) => id));
            return { ids: members.map(({ id }) => id).join(",") };
          }
          case "deleteIMDirectoryGroupMember":
            of?.members.splice(of.members.indexOf(call.params.memberId ?? ""), 1);
            return undefined;
          default:
            throw new Error(`nobody asks ${operationId}`);
        }
      };
      const given = answer();
      fault?.(operationId, "after");
      return given;
    },
  };
  return {
    zoom,
    created,
    inGroups: () => [...groups.values()].map(({ name, members }) => [name, ...members]),
    faultAt: (find: typeof fault) => {
      fault = find;
    },
  };
}

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const stand = engineStand(kind);
  const { clock, engine, model, finish, countsOf, later } = stand;
  const isKilledAt = (operation: string, moment: "before" | "after") => {
    let isKilled = false;
    return (operationId: string, is: "before" | "after") => {
      if (isKilled || operationId !== operation || is !== moment) return;
      isKilled = true;
      throw new Error("killed");
    };
  };
  const withPeople = { connection: "account", sizeBytes: 0, first: [creation], parts: [addition] } as const;
  const all = (zoom: ChangesZoom) => engine(zoom).changes;
  /** Carries on by a process after another. */
  const finishOn = async (zoom: ChangesZoom, id: string) => {
    const { runner, changes } = engine(zoom);
    await expect
      .poll(async () => {
        await runner.carryOn(id, { lane: "job", forMs: 5_000 });
        return (await changes.get(session, id)).status;
      })
      .toBe("done");
  };

  test("people are added to the group that the same change has created, and leave it before it is deleted", async () => {
    const { zoom, inGroups, created } = groupsModel();
    const made = await all(zoom).plan(session, { ...withPeople, applyUpTo: "some" });
    expect(made).toMatchObject({
      status: "done",
      title: "Create the directory group Pilots, then add 2 people to the directory group Pilots",
    });
    expect(inGroups()).toEqual([["Pilots", "p1", "p2"]]);
    expect(made.items?.map(({ newTarget }) => newTarget)).toEqual([
      { ...group, groupId: "g1" },
      ...people.map((person) => expect.objectContaining({ ...person, groupId: "g1" })),
    ]);
    const undo = await all(zoom).planUndo(session, made.id);
    expect(await countsOf(undo.id)).toEqual({ planned: 3 });
    await all(zoom).apply(session, undo.id);
    await finishOn(zoom, undo.id);
    expect(await countsOf(undo.id)).toEqual({ done: 3 });
    expect(inGroups()).toEqual([]);
    // And once more, in a group with another ID.
    const redo = await all(zoom).planUndo(session, undo.id);
    expect(await countsOf(redo.id)).toEqual({ planned: 3 });
    await all(zoom).apply(session, redo.id);
    await finishOn(zoom, redo.id);
    expect(inGroups()).toEqual([["Pilots", "p1", "p2"]]);
    expect(created).toHaveLength(2);
  });

  test("whoever came into a created group since is not deleted with it", async () => {
    const { zoom, inGroups } = groupsModel();
    const made = await all(zoom).plan(session, { ...withPeople, applyUpTo: "some" });
    const other = { ...people[0], groupId: "g1", name: "p9", userId: "p9" };
    await all(zoom).plan(session, {
      ...{ connection: "account", sizeBytes: 0, applyUpTo: "some" },
      parts: [{ ...addition, targets: [other] }],
    });
    const undo = await all(zoom).planUndo(session, made.id);
    await all(zoom).apply(session, undo.id);
    await finishOn(zoom, undo.id);
    expect(await countsOf(undo.id)).toEqual({ done: 2, stale: 1 });
    expect(inGroups()).toEqual([["Pilots", "p9"]]);
  });

  test.each([
    ["while the group is being created", "createIMDirectoryGroup", "after"],
    ["between the two", "listIMDirectoryGroupMembers", "before"],
    ["while the people are being added", "addIMDirectoryGroupMembers", "after"],
  ] as const)(
    "a process that ends %s leaves it to another, which does nothing twice",
    async (_when, operation, moment) => {
      const { zoom, inGroups, created, faultAt } = groupsModel();
      faultAt(isKilledAt(operation, moment));
      await expect(all(zoom).plan(session, { ...withPeople, applyUpTo: "some" })).rejects.toThrow("killed");
      const id = later[0]?.changeId ?? "";
      await finishOn(zoom, id);
      expect(created).toEqual(["Pilots"]);
      expect(inGroups()).toEqual([["Pilots", "p1", "p2"]]);
      expect(await countsOf(id)).toEqual({ done: 3 });
    },
  );

  test("nobody is added where the group could not be created, and both are tried again", async () => {
    const { zoom, inGroups, faultAt } = groupsModel();
    faultAt((operationId) => {
      if (operationId === "createIMDirectoryGroup") throw new CallFailed(failed(400, 300, "No."));
    });
    const made = await all(zoom).plan(session, { ...withPeople, applyUpTo: "some" });
    expect(await countsOf(made.id)).toEqual({ failed: 3 });
    const rows = await all(zoom).items(made.id, { statuses: [], search: "", from: 0, limit: 9 });
    expect(rows.map(({ failure }) => (failure as { message: string }).message)).toEqual([
      "No.",
      ...people.map(() => "Not begun, because the part before it did not succeed: Pilots."),
    ]);
    faultAt(undefined);
    await all(zoom).retry(session, made.id, ["failed"]);
    await finishOn(zoom, made.id);
    expect(inGroups()).toEqual([["Pilots", "p1", "p2"]]);
  });

  test("what was stopped once the group was there goes into it when it is planned again", async () => {
    const { zoom, inGroups } = groupsModel();
    const plan = await all(zoom).plan(session, withPeople);
    const stopping: ChangesZoom = {
      send: async (call, sending) => {
        if (call.operationId === "addIMDirectoryGroupMembers") await all(zoom).cancel(session, plan.id);
        return zoom.send(call, sending);
      },
    };
    await all(stopping).apply(session, plan.id);
    expect(await countsOf(plan.id)).toEqual({ done: 1, cancelled: 2 });
    const again = await all(zoom).planAgain(session, plan.id);
    await all(zoom).apply(session, again.id);
    await finishOn(zoom, again.id);
    expect(inGroups()).toEqual([["Pilots", "p1", "p2"]]);
  });

  test("an ID that stands for something new wants that to be created first, once", async () => {
    const { zoom } = groupsModel();
    const ask = (first: readonly object[], parts: readonly object[]) =>
      all(zoom).plan(session, { connection: "account", sizeBytes: 0, first, parts } as never);
    await expect(ask([], [addition])).rejects.toThrow("exactly one");
    const two = { ...creation, targets: [group, { ...group, name: "Crew" }] };
    await expect(ask([two], [addition])).rejects.toThrow("exactly one");
    await expect(ask([addition], [creation])).rejects.toThrow(NEW_ID);
    const inNothing = { actionId: "archive-channels", input: {}, targets: [{ channelId: NEW_ID, name: "Sales" }] };
    await expect(ask([creation], [inNothing])).rejects.toThrow(NEW_ID);
  });

  test("what is called like that ID is archived as anything else", async () => {
    const called = targets(1).map((target) => ({ ...target, name: NEW_ID }));
    const parts = [{ actionId: "archive-channels", input: {}, targets: called }];
    const asked = { connection: "account", sizeBytes: 0, parts, applyUpTo: "some" } as const;
    const done = await engine().changes.plan(session, asked);
    expect(done.status).toBe("done");
    expect(await countsOf(done.id)).toEqual({ done: 1 });
  });

  test("what comes later waits for its day, and is called off by whoever calls the change off", async () => {
    const atMs = clock.nowMs() + 86_400_000;
    const parts = [{ actionId: "unarchive-channels", input: {}, targets: targets(2) }];
    const first = [{ actionId: "archive-channels", input: {}, targets: targets(2) }];
    const asked = { connection: "account", sizeBytes: 0, first, parts, atMs, applyUpTo: "some" } as const;
    const put = await engine().changes.plan(session, asked);
    expect(put).toMatchObject({ status: "scheduled", goesOnAtMs: atMs, title: "Archive, then unarchive 2 channels" });
    expect(await countsOf(put.id)).toEqual({ done: 2, planned: 2 });
    expect(later.at(-1)).toEqual({ changeId: put.id, afterMs: expect.any(Number) });
    expect(await engine().runner.carryOn(put.id, { lane: "job", forMs: 5_000 })).toBeGreaterThan(86_000_000);
    expect([...model.archived.values()]).toEqual([true, true]);
    clock.advance(86_400_000);
    expect(await finish(put.id)).toBe("done");
    expect([...model.archived.values()]).toEqual([false, false]);

    const off = await engine().changes.plan(session, { ...asked, atMs: clock.nowMs() + 86_400_000 });
    await engine().changes.cancel(session, off.id);
    expect(await countsOf(off.id)).toEqual({ done: 2, cancelled: 2 });
    expect([...model.archived.values()]).toEqual([true, true]);
    const undo = await engine().changes.planUndo(session, off.id);
    expect(undo).toMatchObject({ itemCount: 2, title: "Undo: Archive 2 channels" });
  });

  test("what goes first only after the day of the rest does not take the rest along", async () => {
    const dayMs = 86_400_000;
    const atMs = clock.nowMs() + dayMs;
    const parts = [{ actionId: "unarchive-channels", input: {}, targets: targets(2) }];
    const first = [{ actionId: "archive-channels", input: {}, targets: targets(2) }];
    const asked = { connection: "account", sizeBytes: 0, first, parts, atMs } as const;
    const failing: ChangesZoom = { send: () => Promise.reject(new CallFailed(failed(400, 300, "No."))) };
    const late = await engine(failing).changes.plan(session, { ...asked, applyUpTo: "some" });
    expect(await countsOf(late.id)).toEqual({ failed: 4 });
    clock.advance(2 * dayMs);
    await engine().changes.retry(session, late.id, ["failed"]);
    expect(await finish(late.id)).toBe("done");
    expect(await countsOf(late.id)).toEqual({ done: 2, failed: 2 });
    expect([...model.archived.values()]).toEqual([true, true]);
    const [, , rest] = await engine().changes.items(late.id, { statuses: [], search: "", from: 0, limit: 9 });
    expect(rest?.failure).toMatchObject({
      code: "first_failed",
      message: expect.stringContaining("only after the day"),
    });
    clock.advance(1);
    await engine().changes.retry(session, late.id, ["failed"]);
    expect(await finish(late.id)).toBe("done");
    expect(await countsOf(late.id)).toEqual({ done: 4 });
    expect([...model.archived.values()]).toEqual([false, false]);
  });

  test("what is paused while it goes first, until after the day of the rest, does not take the rest along", async () => {
    const atMs = clock.nowMs() + 86_400_000;
    const parts = [{ actionId: "unarchive-channels", input: {}, targets: targets(2) }];
    const first = [{ actionId: "archive-channels", input: {}, targets: targets(2) }];
    const put = await engine().changes.plan(session, { connection: "account", sizeBytes: 0, first, parts, atMs });
    const stopping: ChangesZoom = {
      send: async (call, sending) => {
        await engine().changes.pause(session, put.id);
        return model.zoom.send(call, sending);
      },
    };
    await engine(stopping).changes.apply(session, put.id);
    clock.advance(2 * 86_400_000);
    await engine().changes.resume(session, put.id);
    expect(await finish(put.id)).toBe("done");
    expect(await countsOf(put.id)).toEqual({ done: 2, failed: 2 });
  });

  const dayMs = 86_400_000;
  const archivedFirst = () => ({
    ...({ connection: "account", sizeBytes: 0, atMs: clock.nowMs() + dayMs } as const),
    first: [{ actionId: "archive-channels", input: {}, targets: targets(2) }],
    parts: [{ actionId: "unarchive-channels", input: {}, targets: targets(2) }],
  });

  test("a plan whose day is past by the time it is applied wants another one, and does nothing before", async () => {
    const plan = await engine().changes.plan(session, archivedFirst());
    clock.advance(2 * dayMs);
    await expect(engine().changes.apply(session, plan.id)).rejects.toThrow(/Choose a new day/);
    expect(await countsOf(plan.id)).toEqual({ planned: 4 });
    expect(model.calls).toEqual([]);
    const atMs = clock.nowMs() + dayMs;
    await engine().changes.apply(session, plan.id, { atMs });
    expect(await engine().changes.get(session, plan.id)).toMatchObject({ status: "scheduled", beginsAtMs: atMs });
    expect(await countsOf(plan.id)).toEqual({ done: 2, planned: 2 });
  });

  test("what was stopped past its day is planned again with as much time in between", async () => {
    const put = await engine().changes.plan(session, archivedFirst());
    const stopping: ChangesZoom = {
      send: async (call, sending) => {
        await engine().changes.pause(session, put.id);
        return model.zoom.send(call, sending);
      },
    };
    await engine(stopping).changes.apply(session, put.id);
    clock.advance(2 * dayMs);
    await engine().changes.cancel(session, put.id);
    const left = await countsOf(put.id);
    expect(left?.cancelled).toBeGreaterThanOrEqual(2);
    const again = await engine().changes.planAgain(session, put.id);
    expect(again.status).toBe("planned");
    expect((again.beginsAtMs ?? 0) - clock.nowMs()).toBeGreaterThan(dayMs - 60_000);
    await engine().changes.apply(session, again.id);
    expect(await engine().changes.get(session, again.id)).toMatchObject({ status: "scheduled" });
    expect([...model.archived.values()]).toEqual([true, true]);
    clock.advance(dayMs);
    expect(await finish(again.id)).toBe("done");
    expect([...model.archived.values()]).toEqual([false, false]);
  });

  test("what a process left open of what goes first is asked about before the rest is begun", async () => {
    const first = [{ actionId: "archive-channels", input: {}, targets: targets(2) }];
    const parts = [{ actionId: "unarchive-channels", input: {}, targets: targets(2) }];
    const asked = { connection: "account", sizeBytes: 0, first, parts, applyUpTo: "some" } as const;
    await expect(stand.dyingInCall().changes.plan(session, asked)).rejects.toThrow("killed");
    const id = later[0]?.changeId ?? "";
    expect(await countsOf(id)).toEqual({ sending: 2, planned: 2 });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 4 });
    expect(model.calls.map(({ ids }) => ids.length)).toEqual([2, 2]);
  });
});
