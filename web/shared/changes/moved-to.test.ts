import { expect, test } from "vitest";
import type { ChangeEvent, ChangeInfo, PlanInfo } from "../../../domain/changes/info.ts";
import { movedTo } from "./moved-to.ts";

const plan = { calls: 2 } as PlanInfo;
const change = (known: Partial<ChangeInfo>): ChangeInfo =>
  ({ id: "c", status: "planning", plan: null, counts: { reading: 2 }, needsApproval: false, ...known }) as ChangeInfo;
const event = (told: Partial<ChangeEvent>): ChangeEvent =>
  ({ id: "c", goesOnAtMs: null, endedAtMs: null, needsApproval: false, counts: {}, ...told }) as ChangeEvent;

test("a plan that is told to be made is still being made until what it comes to is read", () => {
  const made = event({ status: "planned", counts: { planned: 2 }, needsApproval: true });
  expect(movedTo(change({}), made)).toMatchObject({ status: "planning", counts: { planned: 2 }, needsApproval: false });
  expect(movedTo(change({ plan }), made)).toMatchObject({ status: "planned", plan, needsApproval: true });
});

test("what is carried out moves on at once, though its plan was not read", () => {
  const running = event({ status: "running", counts: { sending: 1, planned: 1 } });
  expect(movedTo(change({}), running)).toMatchObject({ status: "running", counts: { sending: 1, planned: 1 } });
  const ended = event({ status: "done", counts: { done: 2 }, endedAtMs: 5 });
  expect(movedTo(change({}), ended)).toMatchObject({ status: "done", endedAtMs: 5 });
});
