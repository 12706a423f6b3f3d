// What is paused, cancelled or held up by a sign-in that ended.

import { and, eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import { channelArchive } from "../../domain/resources/channel-archive.ts";
import { changeItems, changes } from "../db/schema.ts";
import { failed, once } from "../testing/engine-model.ts";
import { engineStand, session, slice } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import { itemOf } from "./item-row.ts";
import { createItemStore } from "./item-store.ts";
import type { ChangesZoom } from "./zoom.ts";

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const stand = engineStand(kind);
  const { clock, model, later, engine, plan, countsOf, finish, dyingInCall, makeAll } = stand;

  test("a sign-in that ended pauses it; signing in goes on", async () => {
    model.fault(once(failureOf({ status: 401, body: { code: "grant_revoked" }, header: () => null }, 0)));
    const { id } = await plan(30);
    await engine().changes.apply(session, id);
    expect(await finish(id)).toBe("paused");
    expect((await countsOf(id))?.planned).toBe(30);
    await engine().changes.signedIn("ada");
    expect(later.at(-1)).toEqual({ changeId: id, afterMs: 0 });
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 30 });
  });

  test("what is cancelled sends nothing more, and can be taken up again", async () => {
    const { id } = await plan(300);
    await engine().changes.apply(session, id);
    await engine().changes.pause(session, id);
    await engine().runner.carryOn(id, slice);
    expect(model.calls).toHaveLength(0);
    await engine().changes.resume(session, id);
    await engine().changes.cancel(session, id);
    await engine().runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual({ cancelled: 300 });
    // It is not tried again, not even together with what is: it is planned anew, as a change of its own.
    await expect(engine().changes.retry(session, id, ["failed", "unknown"])).rejects.toThrow("nothing to try again");
    expect(await engine().changes.get(session, id)).toMatchObject({ status: "cancelled", retries: [] });
    const again = await engine().changes.planAgain(session, id);
    expect(again).toMatchObject({ status: "planned", againOf: id, title: "Archive 300 channels", plannedBy: "ada" });
    expect(again.id).not.toBe(id);
    expect(model.calls).toHaveLength(0);
    await engine().changes.apply(session, again.id);
    expect(await finish(again.id)).toBe("done");
    expect(await countsOf(again.id)).toEqual({ done: 300 });
    expect(await countsOf(id)).toEqual({ cancelled: 300 });
  });

  test("what was stopped stays so when the rest is tried again, even where that was not noted to its end", async () => {
    let isBad = true;
    model.fault((ids) => (isBad && ids.includes("c0") ? failed(400, 300, "Invalid parameter: channel_ids.") : null));
    const { id } = await plan(30);
    await engine().changes.apply(session, id);
    expect(await finish(id)).toBe("done");
    isBad = false;
    const orm = stand.orm();
    const isSecond = and(eq(changeItems.changeId, id), eq(changeItems.n, 2));
    await orm.update(changeItems).set({ status: "planned", reached: null, before: null }).where(isSecond);
    await orm.update(changes).set({ status: "cancelled" }).where(eq(changes.id, id));
    model.calls.length = 0;
    await engine().changes.retry({ ...session, userId: "bob", address: "10.2.2.2" }, id, ["failed"]);
    expect(await finish(id)).toBe("done");
    expect(model.sent()).toEqual(["c0"]);
    const retried = await engine().changes.get(session, id);
    expect(retried).toMatchObject({ appliedBy: "ada", askedFrom: "10.2.2.2", retries: [{ by: "bob" }] });
    expect(await countsOf(id)).toMatchObject({ cancelled: 1 });
  });

  test("what had not begun when its change was cancelled is cancelled, whoever puts it back afterwards", async () => {
    const { id } = await plan(60);
    await engine().changes.apply(session, id);
    const orm = stand.orm();
    await orm.update(changes).set({ runner: "r" }).where(eq(changes.id, id));
    const store = createItemStore({ orm, changeId: id, runner: "r", clock, appliedAtMs: null });
    const taken = (await store.next("planned", 0, 30)).map((row) => itemOf(row, channelArchive));
    await engine().changes.cancel(session, id);
    await store.reach(taken.slice(0, 20));
    await store.putBack(taken.slice(20));
    expect(await countsOf(id)).toEqual({ cancelled: 60 });
  });

  test("what was under way when it was cancelled and the process ended is asked about, and nothing more is sent", async () => {
    const { id } = await plan(15);
    await expect(dyingInCall().changes.apply(session, id)).rejects.toThrow("killed");
    expect(await countsOf(id)).toEqual({ sending: 15 });
    // One is as if Zoom had not done it.
    model.archived.set("c0", false);
    await engine().changes.cancel(session, id);
    expect(later.at(-1)).toEqual({ changeId: id, afterMs: 15_000 });
    expect(await countsOf(id)).toEqual({ sending: 15 });
    expect(await engine().runner.carryOn(id, slice)).toBeNull();
    expect(await countsOf(id)).toEqual({ done: 14, cancelled: 1 });
    expect(model.sent()).toHaveLength(15);
    expect(await engine().changes.get(session, id)).toMatchObject({ status: "cancelled" });
    expect(await engine().changes.planUndo(session, id)).toMatchObject({ itemCount: 14 });
  });

  test("what cannot be asked about since the sign-in ended is said to be unknown, and is asked about again", async () => {
    const { id } = await plan(15);
    await expect(dyingInCall().changes.apply(session, id)).rejects.toThrow("killed");
    await engine().changes.cancel(session, id);
    const signedOut = failureOf({ status: 401, body: { code: "grant_revoked" }, header: () => null }, 0);
    const out = engine({
      send: () => {
        throw new CallFailed(signedOut);
      },
    });
    expect(await out.runner.carryOn(id, slice)).toBeNull();
    expect(await countsOf(id)).toEqual({ unknown: 15 });
    await engine().changes.retry(session, id, ["unknown"]);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 15 });
    expect(model.sent()).toHaveLength(15);
  });

  test("what somebody pauses before its call is sent stays as it was, and is answered so", async () => {
    const paused: ChangesZoom = {
      send: async (call, sending) => {
        // What waits for its turn for more than a moment is there for others to see.
        if (sending.about) await vi.waitFor(() => engine().changes.pause(session, later[0]?.changeId ?? ""), 5_000);
        return model.zoom.send(call, sending);
      },
    };
    const made = await makeAll(paused, 3);
    expect(made.status).toBe("paused");
    expect(await countsOf(made.id)).toEqual({ planned: 3 });
    expect(model.calls).toHaveLength(0);
  });
});
