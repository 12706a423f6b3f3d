// Every action, from any state and with any input: it comes to its end, sends what it declares, says beforehand whether
// it can be undone, and the undo restores what was.
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import type { AnyAction } from "../changes/action.ts";
import { type Decision, decide, type Planned, planItem, planUndo } from "../changes/item.ts";
import { summing } from "../changes/plan-summary.ts";
import type { AnyResource, Via } from "../changes/resource.ts";
import { actionIds, actionOf } from "./registry.ts";

interface Model {
  readonly target: fc.Arbitrary<unknown>;
  readonly state: fc.Arbitrary<Record<string, unknown>>;
  /** What Zoom shows of a state; the state itself where this is left out. */
  observe?(state: Record<string, unknown>): Record<string, unknown>;
}

const flag = fc.boolean();
const oneOf = <T>(...values: readonly T[]) => fc.constantFrom(...values);
const name = fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() === text && text !== "");
const ids = fc.uniqueArray(oneOf("m1", "m2", "m3", "m4", "m5"), { maxLength: 5 });
const manyIds = fc.nat({ max: 95 }).map((count) => Array.from({ length: count + 1 }, (_, index) => `m${index}`));

/** Somebody of the account. @param lookedUp what is found out of them while they are not in it */
const person = (roles: readonly string[], fields: Record<string, unknown>, lookedUp = {}): Model => ({
  target: fc.record({
    ...Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, fc.constant(value)])),
    name: fc.constant("Ada"),
    email: fc.constant("ada@acme.example"),
  }),
  state: fc.record({
    role: fc.constantFrom(...roles),
    isExternal: fc.constant(false),
    actorId: fc.constant("u-owner"),
  }),
  observe: ({ role, isExternal, actorId }) =>
    role === "none"
      ? { role, isExternal, actorId, ...lookedUp }
      : { role, isExternal, actorId, memberId: "m-ada", userId: "u-ada", email: "ada@acme.example" },
});
const allRoles = ["none", "member", "admin", "owner"];
const inOrOut = ["none", "member"];

/** Something that is there or not, with what it is made of. */
const thing = (target: Record<string, unknown>, idName: string, content: fc.Arbitrary<unknown>): Model => ({
  target: fc.record({
    ...Object.fromEntries(Object.entries(target).map(([key, value]) => [key, fc.constant(value)])),
    [idName]: oneOf("", "x1"),
  }),
  state: fc.oneof(
    fc.record({ isThere: fc.constant(true), id: fc.constant("x1"), content }),
    fc.record({ isThere: fc.constant(false), content }),
  ),
  observe: (state) => (state.isThere ? { id: "x2", ...state } : state),
});

const settings = fc.record({
  name,
  type: oneOf(1, 2, 3, 4, 5),
  posting: oneOf(1, 2, 3),
  designated: ids,
  adding: oneOf(1, 2),
  mentionAll: oneOf(1, 2, 3),
  seesHistory: flag,
  external: oneOf(0, 1, 2, 3),
  ownerId: oneOf("u-owner", ""),
});
/** As Zoom has them: what a type leaves no choice in is so. */
const channelSettings = settings.map((state) => ({
  ...state,
  designated: state.posting === 3 ? state.designated : [],
  adding: state.type >= 3 ? 1 : state.adding,
  external: state.type === 2 || state.type === 3 ? 0 : state.type === 4 ? 1 : state.external,
}));
const channel = fc.constant({ channelId: "c", name: "Sales" });
const inChannel = { channelId: "c", channel: "Sales" };
const directory = fc.record({
  name,
  type: oneOf("normal", "shared", "restricted"),
  searchesAccount: flag,
  searchesDomain: flag,
  searchesMasterAccount: flag,
});
const space = fc.record({
  name,
  description: fc.string(),
  adding: oneOf(1, 2),
  external: oneOf(0, 1, 2, 3),
  channels: oneOf(1, 2),
});
const isIn = fc.record({ isIn: flag });

const models: Readonly<Record<string, Model>> = {
  "channel-archive": { target: channel, state: fc.record({ isArchived: flag }) },
  "channel-retention": { target: channel, state: fc.record({ period: oneOf(null, "30d", "1y") }) },
  "channel-members": person(allRoles, { ...inChannel, actorId: "u-owner" }),
  "channel-roles": person(allRoles, inChannel),
  "mention-group-members": person(inOrOut, { ...inChannel, groupId: "g", group: "on-call" }, { memberId: "m-ada" }),
  "directory-group-members": person(inOrOut, { groupId: "g", group: "Design" }),
  "space-members": person(allRoles, { spaceId: "s", space: "Platform" }, { userId: "u-ada" }),
  "channel-existence": thing({ name: "Sales", owner: "u-owner" }, "channelId", fc.record({ name })),
  "mention-group-existence": thing(
    { ...inChannel, name: "on-call" },
    "groupId",
    // One that lost all its people is not created again.
    fc.record({ name, description: fc.string(), memberIds: fc.oneof(manyIds, fc.constant([])) }),
  ),
  "directory-group-existence": thing(
    { name: "Design" },
    "groupId",
    fc.record({ settings: directory, memberIds: manyIds }),
  ),
  "space-existence": thing({ name: "Platform", owner: "u-owner" }, "spaceId", fc.record({ name })),
  "emoji-existence": {
    ...thing(
      { name: "wave", picture: "p1" },
      "fileId",
      // Where the picture could not be had, there is nothing to add it from.
      fc.oneof(
        fc.record({ name, picture: fc.constant("p1") }),
        fc.record({ name, noPicture: fc.constant("It is damaged.") }),
      ),
    ),
  },
  "channel-settings": { target: channel, state: channelSettings },
  "channel-names": { target: channel, state: channelSettings },
  "mention-group-text": {
    target: fc.constant({ ...inChannel, groupId: "g", name: "on-call" }),
    state: fc.record({ name, description: fc.string(), otherNames: fc.array(name, { maxLength: 3 }) }),
  },
  "directory-group-settings": { target: fc.constant({ groupId: "g", name: "Design" }), state: directory },
  "space-settings": { target: fc.constant({ spaceId: "s", name: "Platform" }), state: space },
  "space-owner": {
    target: fc.constant({ spaceId: "s", name: "Platform" }),
    state: fc.record({ userId: oneOf("u-me", "u-ada"), memberId: fc.constant("") }),
  },
  "space-channels": {
    target: fc.constant({ spaceId: "s", space: "Platform", channelId: "c", name: "Sales" }),
    state: isIn,
  },
  "channel-groups": { target: fc.constant({ ...inChannel, groupId: "g", name: "Design" }), state: isIn },
  "own-membership": {
    target: channel,
    state: fc
      .record({ isIn: flag, isOpen: flag, isOwner: flag })
      .map((state) => ({ ...state, isOwner: state.isIn && state.isOwner })),
  },
};

const piece = fc.string({ maxLength: 10 });
const part = <T>(record: fc.Arbitrary<T>) =>
  fc.tuple(record, fc.array(fc.nat(20))).map(([whole, picks]) => {
    const entries = Object.entries(whole as Record<string, unknown>);
    return Object.fromEntries(entries.filter((_, index) => picks.includes(index)));
  });
const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "set-retention": fc.record({ period: oneOf(null, "60d", "1y") }),
  "create-channels": settings.map((all) => ({ ...all, type: Math.min(all.type, 4) })),
  "set-channel-settings": part(
    settings.map(({ ownerId: _ownerId, ...all }) => ({ ...all, type: all.type === 4 ? 5 : all.type })),
  ),
  "rename-channels": fc.record({ find: piece, replace: piece, prefix: piece, suffix: piece }),
  "create-mention-groups": fc.record({ description: piece }),
  "edit-mention-groups": part(fc.record({ name, description: piece })),
  "create-spaces": space,
  "set-space-settings": part(space),
  "transfer-spaces": fc.record({ userId: oneOf("u-me", "u-bob"), memberId: fc.constant("") }),
  "create-directory-groups": directory,
  "edit-directory-groups": part(directory),
};

const cases = actionIds.flatMap((id) =>
  (["me", "account"] as const)
    .filter((connection) => actionOf(id).operations[connection].length > 0)
    .map((connection) => [id, connection] as const),
);

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
function summed(action: AnyAction, input: unknown, { skip, noUndo, ...plan }: Planned, isUndo: boolean, via: Via) {
  const sum = summing([{ action, input, isUndo }], isUndo, via);
  sum.add({ ...plan, part: 0, label: "x", skip: skip ?? null, noUndo: noUndo ?? null });
  return Object.values(sum.end({}).calls).reduce((calls, count) => calls + count, 0);
}

const inWords = (resource: AnyResource, state: unknown) => JSON.stringify(resource.describe(state));

test.each(cases)("%s through %s is undone, or says beforehand that it is not", (id, connection) => {
  const action = actionOf(id);
  const { resource } = action;
  const model = models[resource.id];
  if (!model) throw new Error(`there is no model of ${resource.id}`);
  const { observe = (state: Record<string, unknown>) => state } = model;
  const via: Via = { connection, userId: "u-me" };
  let planned = 0;
  fc.assert(
    fc.property(model.target, model.state, inputs[id] ?? fc.constant({}), (given, state, raw) => {
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
