// Every action, from any state and with any input: it comes to its end, sends what it declares, says beforehand whether
// it can be undone, and the undo restores what was.
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { AnyAction } from "../changes/action.ts";
import { type Decision, decide, type Planned, planItem, planUndo } from "../changes/item.ts";
import { summing } from "../changes/plan-summary.ts";
import type { AnyResource, Via } from "../changes/resource.ts";
import { actionModel, cases, modelled } from "../testing/action-models.ts";
import { actionIds, actionOf } from "./registry.ts";

/** Carries a plan out against a Zoom that does what it is told. @returns what is then, and what the target then is */
function carriedOut(
  { resource, operations }: Pick<AnyAction, "resource" | "operations">,
  plan: Planned,
  start: Record<string, unknown>,
  observe: (state: Record<string, unknown>) => Record<string, unknown>,
  via: Via,
) {
  let world = start;
  let reached: unknown;
  const item = () => ({ target: plan.target, before: plan.before, to: plan.to, reached });
  const look = () => ({ is: "known" as const, state: observe(world) });
  for (let turn = 0; turn < 20; turn++) {
    const decision: Decision = decide(resource, item(), look(), via);
    if (decision.do === "end") {
      const { outcome } = decision;
      if (outcome.status !== "done") throw new Error(`${JSON.stringify(outcome)} at ${JSON.stringify(world)}`);
      return { world: observe(world), target: outcome.target ?? plan.target };
    }
    const { step, now } = decision;
    const sent = resource.call(step.name, [{ target: plan.target, now, to: plan.to }], via);
    expect(operations[via.connection]).toContain(sent.operationId);
    expect(step.size).toBeGreaterThan(0);
    // What Zoom keeps of a state, what the step has reached of it.
    world = { ...world, ...(step.reached as Record<string, unknown>) };
    if (step.name === "delete") world = { isThere: false };
    reached = v.parse(resource.state, JSON.parse(JSON.stringify(observe(world))));
  }
  throw new Error(`it goes on for ever: ${JSON.stringify(plan)}`);
}

/** What a plan comes to can be told of it. */
function summary(action: AnyAction, input: unknown, { skip, noUndo, ...plan }: Planned, isUndo: boolean, via: Via) {
  const sum = summing([{ action, input, isUndo }], isUndo, via);
  sum.add({ ...plan, part: 0, label: "x", skip: skip ?? null, noUndo: noUndo ?? null });
  return sum.end({});
}

const summed = (...of: Parameters<typeof summary>): number =>
  Object.values(summary(...of).calls).reduce((calls, count) => calls + count, 0);

const inWords = (resource: AnyResource, state: unknown) => JSON.stringify(resource.describe(state));

test("a shorter period loses messages, whether by the change or by its undo", () => {
  const action = actionOf("set-retention");
  const via: Via = { connection: "account", userId: "u-me" };
  const target = { channelId: "c", name: "Sales" };
  const lossesOf = (from: string, to: string) => {
    const plan = planItem(action, target, { is: "known", state: { period: from } }, { period: to }, via);
    const reached = { is: "known" as const, state: { period: to } };
    const undo = planUndo(action.resource, target, { before: plan.before, to: plan.to }, reached, via);
    return [plan, undo].map((one, index) => summary(action, { period: to }, one, index === 1, via).loses);
  };
  const loss = expect.stringMatching(/^Messages and files older than 30 days are permanently deleted/);
  expect(lossesOf("1y", "30d")).toEqual([[loss], []]);
  expect(lossesOf("30d", "1y")).toEqual([[], [loss]]);
});

test("models are of actions and resources that there are", () => {
  expect(actionIds).toEqual(expect.arrayContaining(modelled.actions));
  const resources = new Set(actionIds.map((id) => actionOf(id).resource.id));
  expect([...resources].sort()).toEqual(modelled.resources.toSorted());
});

test.each(cases)("%s through %s is undone, or says beforehand that it is not", (id, connection) => {
  const action = actionOf(id);
  const { resource } = action;
  const { target: targets, state: states, input: inputs, observe } = actionModel(id);
  const via: Via = { connection, userId: "u-me" };
  let planned = 0;
  fc.assert(
    fc.property(targets, states, inputs, (given, state, raw) => {
      const target: unknown = v.parse(resource.target, given);
      const input: unknown = v.parse(action.input, raw);
      const start = observe(v.parse(resource.state, state));
      const plan = planItem(action, target, { is: "known", state: start }, input, via);
      if (plan.skip !== undefined) {
        expect(plan.skip).toMatch(/^[A-Z].*\.$/);
        return;
      }
      planned += 1;
      expect(summed(action, input, plan, false, via)).toBeGreaterThan(0);
      const there = carriedOut(action, plan, start, observe, via);
      expect(resource.isSame(there.world, plan.to)).toBe(true);
      const carried = { before: plan.before, to: plan.to };
      const undo = planUndo(resource, there.target, carried, { is: "known", state: there.world }, via);
      expect(undo.skip).toBe(plan.noUndo);
      if (undo.skip !== undefined) return;
      expect(summed(action, input, undo, true, via)).toBeGreaterThan(0);
      const back = carriedOut(action, undo, there.world, observe, via);
      expect(inWords(resource, back.world)).toBe(inWords(resource, start));
    }),
    { numRuns: 200 },
  );
  expect(planned).toBeGreaterThan(0);
});
