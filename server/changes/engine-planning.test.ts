// What is planned and carried out in one request, and plans that take longer.

import { describe, expect, test } from "vitest";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import { failed, once } from "../testing/engine-model.ts";
import { engineStand, session, slice, targets } from "../testing/engine-stand.ts";
import { type DatabaseKind, databaseKinds } from "../testing/stack.ts";
import { summaryOfRow } from "./weight.ts";
import type { ChangesZoom } from "./zoom.ts";

describe.each(databaseKinds)("on %s", (kind: DatabaseKind) => {
  const { clock, model, later, told, engine, countsOf, finish, members, makeAll, limitedOnce } = engineStand(kind);

  test("what was read long ago by then is read again before anything is sent", async () => {
    const slow: ChangesZoom = {
      send: async (call, sending) => {
        const answer = await model.zoom.send(call, sending);
        if (model.lists.length === 1) clock.advance(6_000);
        return answer;
      },
    };
    expect(await makeAll(slow, 3)).toMatchObject({ status: "done" });
    expect(model.lists).toHaveLength(2);
  });

  test.each([3, 30])("what was confirmed is carried out although planning %i outlasts its request", async (count) => {
    // All that was done before is no part of it.
    clock.advance(3_600_001);
    const made = await makeAll(limitedOnce(), count);
    expect(made).toMatchObject({ status: "planning", heldBy: { kind: "rate_limited" } });
    expect(later.at(-1)).toEqual({ changeId: made.id, afterMs: 4_000 });
    expect(await engine().runner.carryOn(made.id, slice)).toBe(0);
    expect(await finish(made.id)).toBe("done");
    expect(await engine().changes.get(session, made.id)).toMatchObject({ appliedBy: "ada", heldBy: null });
    expect(await countsOf(made.id)).toEqual({ done: count });
  });

  test("what turns out to want a reason is not carried out by itself, however long its planning took", async () => {
    const made = await makeAll(limitedOnce(), 30, "remove-members");
    expect(await engine().runner.carryOn(made.id, slice)).toBeNull();
    expect(await engine().changes.get(session, made.id)).toMatchObject({ status: "planned", appliedBy: null });
    expect(model.calls).toHaveLength(0);
  });

  test("very much at once is much in slices too, also when it is applied", async () => {
    // Nobody who has done anything else by now.
    const eve = { ...session, userId: "eve" };
    const slices = (from: number, count: number) =>
      engine().changes.plan(eve, {
        connection: "account",
        sizeBytes: 0,
        parts: [{ actionId: "archive-channels", input: {}, targets: targets(from + count).slice(from) }],
      });
    const guardsOf = async ({ id }: { readonly id: string }) =>
      summaryOfRow(await engine().changes.get(eve, id))?.guards;
    const first = await slices(0, 20);
    const most = await slices(20, 480);
    await engine().runner.carryOn(most.id, slice);
    const last = await slices(500, 5);
    const much = (count: number) =>
      `It changes ${count} at once. Your other recent changes are among them, planned ones too.`;
    expect([await guardsOf(first), await guardsOf(most)]).toEqual([[], []]);
    expect(await guardsOf(last)).toEqual([much(505)]);
    await expect(engine().changes.apply(eve, first.id)).rejects.toThrow(much(505));
    // Little is little, whatever was done before.
    const little = await slices(505, 4);
    expect(await guardsOf(little)).toEqual([]);
    expect(await engine().changes.apply(eve, little.id)).toMatchObject({ status: "done" });
  });

  test("a plan that waits for a sign-in goes on with the next one", async () => {
    let isSignedOut = true;
    const signedOut = failureOf({ status: 401, body: { code: "grant_revoked" }, header: () => null }, 0);
    const parts = [{ actionId: "remove-members", input: {}, targets: members(3) }];
    const { changes, runner } = engine({
      send: (call, sending) => {
        if (isSignedOut) throw new CallFailed(signedOut);
        return model.zoom.send(call, sending);
      },
    });
    const plan = await changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(plan).toMatchObject({ status: "planning", heldBy: { kind: "session_ended" } });
    isSignedOut = false;
    await changes.signedIn("ada");
    expect(later.at(-1)).toEqual({ changeId: plan.id, afterMs: 0 });
    await runner.carryOn(plan.id, slice);
    expect(await changes.get(session, plan.id)).toMatchObject({ status: "planned", heldBy: null });
  });

  test("what is planned and carried out in one request is read once, looked after once and told of once", async () => {
    const made = await makeAll(model.zoom, 3);
    expect(made).toMatchObject({ status: "done", appliedBy: "ada", endedAtMs: expect.any(Number) });
    expect(made.items?.map(({ status, before, reached }) => [status, before, reached])).toMatchObject([
      ["done", [{ role: "member" }], [{ role: "admin" }]],
      ["done", [{ role: "member" }], [{ role: "admin" }]],
      ["done", [{ role: "member" }], [{ role: "admin" }]],
    ]);
    expect(model.lists).toHaveLength(1);
    expect(model.calls).toHaveLength(1);
    expect(later).toEqual([{ changeId: made.id, afterMs: 15_000 }]);
    expect(told).toEqual([made.id]);
    // What was answered from memory is what stands.
    const { items, ...row } = made;
    expect(await engine().changes.get(session, made.id)).toEqual(row);
    const all = { statuses: [], search: "", from: 0, limit: 20 };
    expect(await engine().changes.items(made.id, all)).toEqual(items);
  });

  test("a list that takes longer than a slice is read on from where it was given up", async () => {
    const listed = members(4);
    const pages: number[] = [];
    const limit = once({ ...failed(429, 429, "Busy"), retryAfterMs: 4_000 });
    const slow = engine({
      send: (call, { beforeSent, signal }) =>
        new Promise((resolve, reject) => {
          const failure = limit();
          if (failure !== null && typeof failure === "object") return reject(new CallFailed(failure));
          const page = Number(call.query.next_page_token ?? 0);
          pages.push(page);
          signal.addEventListener("abort", () => reject(new CallFailed(failed(502, 0, "given up"))));
          const { memberId: id = "", email } = listed[page] ?? {};
          const next_page_token = page === 3 ? "" : String(page + 1);
          const answer = { next_page_token, members: [{ id, member_id: id, email, role: "member" }] };
          setTimeout(() => void beforeSent?.().then(() => resolve(answer)), 500);
        }),
    });
    const parts = [{ actionId: "remove-members", input: {}, targets: listed }];
    const { id } = await slow.changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    const short = { lane: "person", forMs: 200 } as const;
    await slow.runner.carryOn(id, short);
    const statusNow = async () => (await slow.changes.get(session, id)).status;
    expect(await statusNow()).toBe("planning");
    for (let slices = 0; slices < 6 && (await statusNow()) === "planning"; slices += 1)
      await slow.runner.carryOn(id, short);
    expect(await statusNow()).toBe("planned");
    // What was answered is not asked for again.
    expect(pages.filter((page) => page === 0)).toHaveLength(1);
    expect(pages.length).toBeLessThan(8);
  });

  test("a list that takes too long is given up, and the plan goes on later", async () => {
    const parts = [{ actionId: "remove-members", input: {}, targets: members(3) }];
    const slow = engine({
      send: (_call, { signal }) =>
        new Promise((_, reject) => {
          const given = new CallFailed(failed(502, 0, "given up"));
          signal.addEventListener("abort", () => reject(given));
          clock.advance(8_000);
        }),
    });
    const plan = await slow.changes.plan(session, { connection: "me", sizeBytes: 0, parts });
    expect(plan.status).toBe("planning");
    expect(later.at(-1)).toEqual({ changeId: plan.id, afterMs: 0 });
  });
});
