// Small changes of people one after another: whoever they are counts, however each of them was named.
import { describe, expect, test } from "vitest";
import { companyOf } from "../testing/company.ts";
import { slicesStand, type Target } from "../testing/slices-stand.ts";

describe("slices of people", () => {
  const stand = slicesStand(undefined);
  const { crowd, removing, made, planning, cancel, anHourLater, reasons } = stand;
  const madeUp = (at: number) => `p${at}@nowhere.example`;
  const idsOf = ({ email }: Target) => {
    const { id, memberId } = companyOf(stand.stack).userOf(email.replace(/@.*/, ""));
    return { id, memberId };
  };

  test.each([
    ["address", (one: Target) => one],
    ["user ID", (one: Target) => ({ ...one, email: "", userId: idsOf(one).id })],
    ["member ID", (one: Target) => ({ ...one, email: "", memberId: idsOf(one).memberId })],
  ] as const)("count together where each was named by the %s", async (_, named) => {
    anHourLater();
    const people = crowd(0).slice(0, 6).map(named);
    const first = await removing(stand.owner, people.slice(0, 3), planning);
    const second = await removing(stand.owner, people.slice(3), planning);
    expect(second).toMatchObject({ counts: { planned: 3 }, needsApproval: true, plan: { guards: reasons } });
    await cancel(first, second);
  });

  test("count once where they are the same people, by whatever they were named", async () => {
    anHourLater();
    const people = crowd(0).slice(0, 4);
    const first = await removing(stand.owner, people, planning);
    const again = people.map((one) => ({ ...one, email: "", memberId: idsOf(one).memberId }));
    const second = await removing(stand.owner, again, planning);
    expect(second).toMatchObject({ counts: { planned: 4 }, needsApproval: false });
    await cancel(first, second);
  });

  test.each([
    ["user", (one: Target) => ({ userId: idsOf(one).id })],
    ["member", (one: Target) => ({ memberId: idsOf(one).memberId })],
  ] as const)("leave out whoever has a made-up address beside a real %s ID", async (_, idOf) => {
    anHourLater();
    const people = crowd(0).slice(0, 3);
    const targets = people.map((one, at) => ({ ...one, email: madeUp(at), ...idOf(one) }));
    const plan = await removing(stand.owner, targets, planning);
    expect(plan.counts).toEqual({ skipped: 3 });
    expect(plan.plan?.skipped).toEqual([{ count: 3, why: expect.stringMatching(/different people/) }]);
    await cancel(plan);
  });

  test("name each with the same address and count each whose ID is another", async () => {
    anHourLater();
    const space = companyOf(stand.stack).spaceNamed("Platform");
    const comers = companyOf(stand.stack).newcomers(space.general.members.people, 6);
    const targets = comers.map((comer, at) => {
      if (comer.isExternal) throw new Error("a newcomer of another account");
      return { spaceId: space.id, space: space.name, name: "x", email: madeUp(at % 3), userId: comer.id, memberId: "" };
    });
    const adding = (some: typeof targets) =>
      made(stand.owner, { parts: [{ actionId: "add-to-spaces", input: {}, targets: some }], apply: false });
    const first = await adding(targets.slice(0, 3));
    const second = await adding(targets.slice(3));
    expect(second).toMatchObject({ counts: { planned: 3 }, needsApproval: true });
    await cancel(first, second);
    // Nobody is dropped since somebody else has the same address.
    const whole = await adding(targets);
    expect(whole).toMatchObject({ counts: { planned: 6 }, needsApproval: true });
    await cancel(whole);
  });
});
