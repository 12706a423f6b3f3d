// Small changes one after another, which are much together.
import { describe, expect, test } from "vitest";
import type { ChangeInfo } from "../../domain/changes/info.ts";
import { DAY_MS, slicesStand } from "../testing/slices-stand.ts";
import { databaseKinds } from "../testing/stack.ts";

describe.each(databaseKinds)("slices of a change, on %s", (database) => {
  const stand = slicesStand(database);
  const { crowd, ledChannel, post, made, removing, planning, cancel, anHourLater, reasons } = stand;

  test("count together, for the reason and for the approval, also those that are only planned", async () => {
    const people = crowd(0);
    const first = await removing(stand.owner, people.slice(0, 2));
    expect(first).toMatchObject({ status: "done", needsApproval: false, plan: { guards: [] } });
    const open = await removing(stand.owner, people.slice(2, 4), planning);
    expect(open).toMatchObject({ status: "planned", needsApproval: false, plan: { guards: [] } });
    const last = await removing(stand.owner, people.slice(4, 6));
    expect(last).toMatchObject({ status: "planned", needsApproval: true, plan: { guards: reasons } });
    const refused = await post(stand.owner, `/${last.id}/apply`, { reason: "They left." });
    expect(refused).toMatchObject({ status: 403, change: { code: "forbidden_role" } });
    // It waits for approval with the others that do.
    const waiting = (await stand.owner.get("/api/changes?approval=needed")).json() as { changes: ChangeInfo[] };
    expect(waiting.changes.map(({ id }) => id)).toEqual([last.id]);
    await cancel(open, last);
  });

  test("count not with those of someone else, of another kind and channel, or of an hour ago", async () => {
    const people = crowd(0);
    const others = await removing(stand.admin, people.slice(2, 4), planning);
    expect(others).toMatchObject({ needsApproval: false, plan: { guards: [] } });
    const targets = stand.channels
      .filter(({ id }) => id !== people[0]?.channelId)
      .slice(0, 4)
      .map(({ id, name }) => ({ channelId: id, name }));
    const kept = await made(stand.owner, { parts: [{ actionId: "set-retention", input: { period: "30d" }, targets }] });
    expect(kept).toMatchObject({ needsApproval: false });
    anHourLater();
    const later = await removing(stand.owner, people.slice(2, 6), planning);
    expect(later).toMatchObject({ needsApproval: false });
    await cancel(kept, later);
  });

  test("count once where channels are archived and then deleted", async () => {
    anHourLater();
    const targets = stand.channels.slice(8, 12).map(({ id, name }) => ({ channelId: id, name, owner: "" }));
    const archived = await made(stand.owner, { parts: [{ actionId: "archive-channels", input: {}, targets }] });
    expect(archived).toMatchObject({ needsApproval: false });
    const deleted = await made(stand.owner, { parts: [{ actionId: "delete-channels", input: {}, targets }] });
    expect(deleted).toMatchObject({ needsApproval: false });
    const more = stand.channels.slice(12, 14).map(({ id, name }) => ({ channelId: id, name, owner: "" }));
    const last = await made(stand.owner, { parts: [{ actionId: "delete-channels", input: {}, targets: more }] });
    expect(last).toMatchObject({ needsApproval: true });
    await cancel(archived, deleted, last);
  });

  test("count together however much of them is left out, and whatever they leave out again", async () => {
    anHourLater();
    const people = crowd(1);
    const nobody = people.flatMap((one) =>
      Array.from({ length: 90 }, (_, n) => ({ ...one, email: `nobody-${n}-${one.email}`, name: `Nobody ${n}` })),
    );
    const padded = await removing(stand.owner, [...people.slice(0, 3), ...nobody.slice(0, 510)]);
    const stateOf = async () => ((await stand.owner.get(`/api/changes/${padded.id}`)).json() as ChangeInfo).status;
    await expect.poll(stateOf, { timeout: 60_000 }).toBe("done");
    const last = await removing(stand.owner, people.slice(0, 6));
    expect(last).toMatchObject({
      status: "planned",
      counts: { planned: 3, skipped: 3 },
      needsApproval: true,
      plan: { guards: reasons },
    });
    await cancel(last);
  });

  test("count together when they come at the same moment", async () => {
    anHourLater();
    const people = crowd(2);
    const all = await Promise.all([0, 3].map((from) => removing(stand.owner, people.slice(from, from + 3))));
    expect(all.map(({ status }) => status).sort()).toEqual(["done", "planned"]);
    const last = all.find(({ status }) => status === "planned");
    expect(last).toMatchObject({ needsApproval: true, plan: { guards: reasons } });
    if (last) await cancel(last);
  });

  test("count together when plans of different days are applied within the hour", async () => {
    anHourLater();
    const people = crowd(3);
    const first = await removing(stand.owner, people.slice(0, 3), planning);
    stand.stack.clock.advance(3 * DAY_MS);
    const second = await removing(stand.owner, people.slice(3, 6), planning);
    expect(second).toMatchObject({ needsApproval: true, plan: { guards: reasons } });
    expect(await post(stand.owner, `/${first.id}/apply`)).toMatchObject({ status: 403 });
    const told = (await stand.owner.get(`/api/changes/${first.id}`)).json();
    expect(told).toMatchObject({ status: "planned", needsApproval: true, plan: { guards: reasons } });
    // Whoever approves it says why.
    expect(await post(stand.admin, `/${first.id}/apply`)).toMatchObject({
      status: 400,
      change: { message: expect.stringMatching(/^Give a reason before this is applied\. It removes 6/) },
    });
    const applied = await post(stand.admin, `/${first.id}/apply`, { reason: "They left." });
    expect(applied).toMatchObject({ status: 200, change: { status: "done" } });
    await cancel(second);
  });

  test("count together through both connections, for the reason", async () => {
    anHourLater();
    const { people, half } = await ledChannel();
    const open = await removing(stand.owner, people.slice(0, half), planning);
    expect(open).toMatchObject({ plan: { guards: [] } });
    const other = await removing(stand.owner, people.slice(half, 2 * half), { apply: false, connection: "me" });
    expect(other).toMatchObject({
      needsApproval: false,
      plan: { guards: [expect.stringMatching(/^It removes .* Your other recent changes/)] },
    });
    await cancel(open, other);
  });

  test("of many channels count together, for the approval and as a part of the list", async () => {
    anHourLater();
    const archiving = (from: number, count: number) => {
      const targets = stand.channels
        .slice(from, from + count)
        .map(({ id, name }) => ({ channelId: id, name, owner: "" }));
      return made(stand.owner, {
        apply: true,
        parts: [{ actionId: "archive-channels", input: {}, targets, listTotal: 20 }],
      });
    };
    expect(await archiving(0, 4)).toMatchObject({ status: "done", needsApproval: false, plan: { guards: [] } });
    const last = await archiving(4, 3);
    expect(last).toMatchObject({
      status: "planned",
      needsApproval: true,
      plan: {
        guards: [
          "It changes 7 of the 20 channels in the list. Your other recent changes are among them, planned ones too.",
        ],
      },
    });
    await cancel(last);
  });

  test("of renames count together, by whichever action they are made", async () => {
    anHourLater();
    const some = (from: number, count: number) =>
      stand.channels.slice(from, from + count).map(({ id, name }) => ({ channelId: id, name }));
    const targets = some(20, 5).map((target) => ({ ...target, newName: "" }));
    const renamed = await made(stand.owner, {
      parts: [{ actionId: "rename-channels", input: { prefix: "x-" }, targets }],
    });
    expect(renamed).toMatchObject({ counts: { planned: 5 }, needsApproval: false });
    const setting = (input: object, where: object[]) =>
      made(stand.owner, { parts: [{ actionId: "set-channel-settings", input, targets: where }] });
    const sixth = await setting({ name: "A sixth name" }, some(25, 1));
    expect(sixth).toMatchObject({ counts: { planned: 1 }, needsApproval: true });
    // The same channels are no more things.
    const same = await setting({ name: "Another name" }, some(20, 5));
    expect(same).toMatchObject({ counts: { planned: 5 }, needsApproval: true, plan: { earlier: 1 } });
    await cancel(sixth, same);
    const alone = await setting({ name: "Another name" }, some(20, 5));
    expect(alone).toMatchObject({ needsApproval: false });
    await cancel(renamed, alone);
  });

  test("count with a directory group that leaves the same channel, which counts as its people", async () => {
    anHourLater();
    const people = crowd(4);
    const [first] = people;
    const group = stand.stack.sandbox.store.groups.all.find(({ members }) => members.length > 3);
    if (!first || !group) throw new Error("no group with people enough");
    const targets = [{ channelId: first.channelId, channel: first.channel, groupId: group.id, name: group.name }];
    const groups = (actionId: string, more: object = {}) =>
      made(stand.owner, { parts: [{ actionId, input: {}, targets }], ...more });
    expect(await groups("add-groups-to-channels", { apply: true })).toMatchObject({ status: "done" });
    anHourLater();
    const reason = /^It removes up to \d+ of the \d+ people in .*\.$/;
    const alone = await groups("remove-groups-from-channels");
    expect(alone.plan?.guards).toEqual(group.members.length > 4 ? [expect.stringMatching(reason)] : []);
    await cancel(alone);
    const open = await removing(stand.owner, people.slice(0, 4), planning);
    const leaving = await groups("remove-groups-from-channels");
    expect(leaving.plan?.guards).toEqual([
      expect.stringMatching(
        /^It removes up to \d+ of the .* Your other recent changes are among them, planned ones too\.$/,
      ),
    ]);
    await cancel(open);
    // And the other way round.
    const last = await removing(stand.owner, people.slice(0, 3), planning);
    expect(last.plan?.guards).toEqual([
      expect.stringMatching(/Your other recent changes are among them, planned ones too\.$/),
    ]);
    await cancel(leaving, last);
  });
});
