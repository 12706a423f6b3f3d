// Plans of which Zoom does not tell what some things are: waited for, told with what stands against them, and read again.
import { describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import { failed } from "../testing/engine-model.ts";
import { engineStand, session, slice, targets } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import type { ChangesZoom } from "./zoom.ts";

const MINUTE_MS = 60_000;

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const { clock, model, later, engine, countsOf, finish, members } = engineStand(kind);
  /** A Zoom that answers reads with a failure for as long as there is one. */
  const answering = (failure: Failure) => {
    let present: Failure | undefined = failure;
    const zoom: ChangesZoom = {
      send: async (call, sending) => {
        if (present && call.operationId === "listUserChannelMembers") throw new CallFailed(present);
        return model.zoom.send(call, sending);
      },
    };
    return { ...engine(zoom), mended: () => (present = undefined) };
  };
  const promotion = (count: number) => ({ actionId: "promote-members", input: {}, targets: members(count) });
  const asked = (count: number) => ({ connection: "me", sizeBytes: 0, parts: [promotion(count)] }) as const;
  const unavailable = failed(503, 503, "Service Unavailable");

  test.each([3, 30])("a plan of %i waits while Zoom is unavailable, and leaves nothing out", async (count) => {
    const { changes, runner, mended } = answering(unavailable);
    const plan = await changes.plan(session, asked(count));
    expect(plan).toMatchObject({ status: "planning", heldBy: { status: 503 } });
    expect(later.at(-1)).toEqual({ changeId: plan.id, afterMs: 30_000 });
    clock.advance(MINUTE_MS);
    expect(await runner.carryOn(plan.id, slice)).toBe(30_000);
    mended();
    clock.advance(MINUTE_MS / 2);
    await runner.carryOn(plan.id, slice);
    expect(await countsOf(plan.id)).toEqual({ planned: count });
  });

  test("what stays unread is told with its failure, is not applied, and is read again", async () => {
    const { changes, runner, mended } = answering(unavailable);
    const { id } = await changes.plan(session, asked(30));
    await runner.carryOn(id, slice);
    clock.advance(3 * MINUTE_MS);
    await runner.carryOn(id, slice);
    expect(await countsOf(id)).toEqual({ unread: 30 });
    const [item] = await changes.items(id, { statuses: ["unread"], search: "", from: 0, limit: 1 });
    expect(item?.failure).toMatchObject({ code: 503, message: "Service Unavailable" });
    await expect(changes.apply(session, id)).rejects.toThrow(/all of it is left out.*Read it again/);
    mended();
    await changes.reread(session, id);
    expect(await changes.get(session, id)).toMatchObject({ status: "planned", heldBy: null });
    expect(await countsOf(id)).toEqual({ planned: 30 });
    await expect(changes.reread(session, id)).rejects.toThrow("All of it was read.");
    await changes.apply(session, id);
    expect(await finish(id)).toBe("done");
    expect(await countsOf(id)).toEqual({ done: 30 });
  });

  test("a scope that is missing is told at once, with the scope, for each thing that was not read", async () => {
    const scope = failed(400, 4711, "Invalid access token, does not contain scopes: [team_chat:read:members].");
    const { changes } = answering(scope);
    const { id, status } = await changes.plan(session, asked(2));
    expect(status).toBe("planned");
    const items = await changes.items(id, { statuses: ["unread"], search: "", from: 0, limit: 9 });
    expect(items.map(({ failure }) => failure)).toMatchObject(
      Array(2).fill({ kind: "missing_scope", code: 4711, scopes: ["team_chat:read:members"] }),
    );
    await expect(changes.apply(session, id)).rejects.toThrow(/left out/);
  });

  test("what is confirmed is carried out as far as it was read, and the rest is planned again", async () => {
    const { changes, mended } = answering(unavailable);
    const archiving = { actionId: "archive-channels", input: {}, targets: targets(2) };
    const parts = [archiving, promotion(3)];
    const made = await changes.plan(session, { connection: "me", sizeBytes: 0, parts, applyUpTo: "some" });
    expect(await countsOf(made.id)).toEqual({ done: 2, unread: 3 });
    mended();
    const again = await changes.planAgain(session, made.id);
    expect(await countsOf(again.id)).toEqual({ planned: 3 });
    const undo = await changes.planUndo(session, made.id);
    expect(undo.itemCount).toBe(2);
  });

  test("nothing is done first of a plan whose first part is not whole", async () => {
    const { changes } = answering(failed(400, 300, "No."));
    const parts = [{ actionId: "archive-channels", input: {}, targets: targets(2) }];
    const plan = await changes.plan(session, { connection: "me", sizeBytes: 0, first: [promotion(2)], parts });
    await expect(changes.apply(session, plan.id)).rejects.toThrow(/could not be read/);
    expect(model.calls).toEqual([]);
  });

  test("the way back of what could not be read still leads to where it was", async () => {
    const done = await engine().changes.plan(session, { ...asked(2), applyUpTo: "some" });
    const { changes, mended } = answering(failed(400, 300, "No."));
    const undo = await changes.planUndo(session, done.id);
    expect(await countsOf(undo.id)).toEqual({ unread: 2 });
    mended();
    await changes.reread(session, undo.id);
    const items = await changes.items(undo.id, { statuses: ["planned"], search: "", from: 0, limit: 9 });
    const led = { before: [{ role: "admin" }], to: [{ role: "member" }], failure: null, skip: null };
    expect(items).toMatchObject([led, led]);
  });
});
