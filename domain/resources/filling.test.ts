// Whoever Zoom refuses keeps nobody else out of what they were to be in.
import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { afterAnswer, afterRefusal, type Decision, decide } from "../changes/item.ts";
import type { AnyResource } from "../changes/resource.ts";
import type { Failure } from "../failure.ts";
import { mentionGroupExistence } from "./mention-groups.ts";
import { spaceExistence } from "./spaces.ts";

const via = { connection: "account", userId: "u-me" } as const;
const REFUSED = "Invalid parameter: identifiers.";
const refusal = (message: string): Failure => ({ kind: "refused", code: 300, status: 400, message });

const Sent = v.object({
  identifiers: v.optional(v.array(v.string()), []),
  members: v.optional(v.array(v.object({ identifier: v.string() })), []),
});

/** Carries an item out at a Zoom that refuses every call with one of these people. */
function carriedOut(resource: AnyResource, target: unknown, content: unknown, refused: ReadonlySet<string>) {
  const to: unknown = { isThere: true, content };
  const before: unknown = { isThere: false };
  let item = { target: v.parse(resource.target, target), before, to, reached: undefined as unknown };
  let decision: Decision = decide(resource, item, { is: "known", state: before }, via);
  const sizes: number[] = [];
  const present = new Set<string>();
  while (decision.do === "send") {
    const { step, now } = decision;
    const call = resource.call(step.name, [{ target: item.target, now, to }], via);
    const { identifiers, members } = v.parse(Sent, call.body);
    const ids = [...identifiers, ...members.map(({ identifier }) => identifier)];
    sizes.push(ids.length);
    if (ids.some((id) => refused.has(id))) {
      decision = afterRefusal(resource, { ...item, sent: step.name, now }, refusal(REFUSED), via);
      continue;
    }
    for (const id of ids) present.add(id);
    const answer = {
      ...{ space_id: "s1", mention_group_id: "g1" },
      users: ids.map((id) => ({ user_id: id, operation_status: "successful" })),
    };
    const [result] = resource.interpret?.(step.name, answer, [{ target: item.target, now, to }], via) ?? [];
    if (result?.is !== "done") throw new Error(JSON.stringify(result));
    decision = afterAnswer(resource, { ...item, sent: step }, result, via);
    item = { ...item, reached: result.now };
  }
  return { outcome: decision.outcome, present, sizes, reached: item.reached };
}

const room = { channelId: "c1", channel: "Sales", name: "on-call" };
const kinds = {
  group: [mentionGroupExistence, room, (ids: string[]) => ({ name: "on-call", description: "", memberIds: ids })],
  space: [
    spaceExistence,
    { name: "Platform", owner: "u-owner" },
    (ids: string[]) => ({
      ...{ name: "Platform", ownerId: "u-owner", people: ids, admins: ids.filter((_id, at) => at % 3 === 0) },
      made: { description: "", adding: 1, external: 0, channels: 1 },
    }),
  ],
} as const;

test.each(["group", "space"] as const)("everybody else comes into a %s, and whoever is refused is named", (kind) => {
  const [resource, target, contentOf] = kinds[kind];
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 1, maxLength: 60 }), (marks) => {
      const ids = marks.map((_, at) => `p${at}`);
      const refused = new Set(ids.filter((_id, at) => marks[at]));
      const { outcome, present, sizes } = carriedOut(resource, target, contentOf(ids), refused);
      const others = ids.filter((id) => !refused.has(id));
      expect([...present].filter((id) => id !== "u-owner").sort()).toEqual([...others].sort());
      if (refused.size === 0) expect(outcome).toMatchObject({ status: "done" });
      else
        expect(outcome).toMatchObject({
          status: "failed",
          failure: { message: `${[...refused].join(", ")}: Zoom says: ${REFUSED}` },
        });
      // Each of them is found by halving.
      expect(sizes.length).toBeLessThanOrEqual(1 + 2 * Math.ceil(ids.length / 20) + refused.size * 12);
    }),
  );
});

test("one of twenty is found in six calls", () => {
  const [resource, target, contentOf] = kinds.space;
  const ids = Array.from({ length: 20 }, (_, at) => `p${at}`);
  const { sizes } = carriedOut(resource, target, { ...contentOf(ids), admins: [] }, new Set(["p13"]));
  expect(sizes.length).toBeLessThanOrEqual(8);
});

test("what is refused for another reason is refused at once", () => {
  const [resource, target, contentOf] = kinds.group;
  const to = { isThere: true, content: contentOf(["p0", "p1"]) };
  const item = { target: v.parse(resource.target, target), to, sent: "create", now: { isThere: false } };
  const failure = refusal("Duplicate mention group name");
  expect(afterRefusal(resource, item, failure, via)).toMatchObject({ outcome: { status: "failed", failure } });
});
