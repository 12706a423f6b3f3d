// What is undone or tried again in slices, which are much together.
import { describe, expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { slicesStand, type Target } from "../testing/slices-stand.ts";
import { databaseKinds } from "../testing/stack.ts";

describe.each(databaseKinds)("slices of a change, on %s", (database) => {
  const stand = slicesStand(database);
  const { crowd, post, removing, planning, cancel, anHourLater, reasons } = stand;

  test("of an undo count together, whenever they are planned", async () => {
    anHourLater();
    const people = crowd(5);
    const whole = await removing(stand.owner, people.slice(0, 8), planning);
    expect(whole).toMatchObject({ needsApproval: true });
    expect(await post(stand.admin, `/${whole.id}/apply`, { reason: "They left." })).toMatchObject({ status: 200 });
    const undo = (items: readonly number[]) => post(stand.owner, `/${whole.id}/undo`, { items });
    const first = await undo([0, 1, 2, 3]);
    expect(first).toMatchObject({ status: 201, change: { needsApproval: false } });
    expect(await post(stand.owner, `/${first.change.id}/apply`)).toMatchObject({
      status: 200,
      change: { status: "done" },
    });
    anHourLater();
    const second = await undo([4, 5, 6, 7]);
    expect(second).toMatchObject({ status: 201, change: { needsApproval: true } });
    expect(await post(stand.owner, `/${second.change.id}/apply`)).toMatchObject({ status: 403 });
    await cancel(second.change);
  });

  describe("with what is tried again", () => {
    const failing = async (targets: readonly Target[], more?: object) => {
      await stand.stack.fault({ operation: "batchRemoveMembersFromChannel", status: 400, times: 40 });
      const change = await removing(stand.owner, targets, more);
      await fetch(`${stand.stack.sandbox.url}/sandbox/faults`, { method: "DELETE" });
      expect(change).toMatchObject({ status: "done", counts: { failed: targets.length } });
      return change;
    };
    const retry = (who: Browser, { id }: ChangeInfo, more: object = {}) =>
      post(who, `/${id}/retry`, { statuses: ["failed"], ...more });

    test("where approval is asked of so many, and where a reason is wanted", async () => {
      anHourLater();
      const people = crowd(6);
      const first = await failing(people.slice(0, 3));
      const second = await removing(stand.owner, people.slice(3, 6));
      expect(second).toMatchObject({ status: "done", plan: { guards: [] } });
      expect(await retry(stand.owner, first)).toMatchObject({ status: 403, change: { code: "forbidden_role" } });
      // It stays as it ended, and whoever tries it again says why.
      expect(await retry(stand.admin, first)).toMatchObject({
        status: 400,
        change: { message: expect.stringMatching(/^Give a reason before this is applied\. It removes 6/) },
      });
      const told = (await stand.owner.get(`/api/changes/${first.id}`)).json();
      expect(told).toMatchObject({ status: "done", counts: { failed: 3 }, reason: null, plan: { guards: reasons } });
      expect(await retry(stand.admin, first, { reason: "They left." })).toMatchObject({
        status: 200,
        change: { status: "done", counts: { done: 3 }, reason: "They left." },
      });
    });

    test("not where that was little, or long ago", async () => {
      anHourLater();
      const people = crowd(7);
      const first = await failing(people.slice(0, 3));
      anHourLater();
      expect(await retry(stand.owner, first)).toMatchObject({
        status: 200,
        change: { status: "done", counts: { done: 3 } },
      });
    });
  });
});
