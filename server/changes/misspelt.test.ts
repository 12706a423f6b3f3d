// What a request misspells never widens a plan: it is refused, wherever in the request it stands.
import fc from "fast-check";
import { expect, test } from "vitest";
import { actionIds, actionOf } from "../../domain/actions/registry.ts";
import { Matching } from "../../domain/changes/matching.ts";
import { actionModel } from "../../domain/testing/action-models.ts";
import { actionStand } from "../testing/action-stand.ts";

const stand = actionStand();

/** One of each list, with every object that can be nested in it. */
const lists: { readonly [List in Matching["list"]]: object } = {
  channels: { of: null, filters: { type: 1 } },
  "found-channels": { text: "sales", scope: "all", filters: {} },
  "inventory-channels": { asked: { facets: { archived: ["yes"] } } },
  "external-people": { asked: { facets: {} }, in: "channel" },
  "external-places": { asked: { facets: {} }, in: "space" },
  "inventory-mention-groups": { asked: { find: "on-call" } },
  "inventory-people": { asked: { status: "active" } },
  members: { channelId: "a", channel: "Sales" },
  spaces: { text: "sales" },
  "space-members": { spaceId: "a", space: "Sales" },
  "space-channels": { spaceId: "a", space: "Sales" },
  "directory-group-people": { groupId: "a", group: "Sales" },
  emojis: { text: "party" },
};

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** The same with a field that is none, once in each object of it. */
function misspelt(value: Record<string, unknown>): readonly object[] {
  const within = Object.entries(value).flatMap(([key, one]) =>
    isObject(one) ? misspelt(one).map((other) => ({ ...value, [key]: other })) : [],
  );
  return [{ ...value, misspelt: "x" }, ...within];
}

const planOf = (targets: unknown, more = {}) => ({
  connection: "account",
  parts: [{ actionId: "archive-channels", input: {}, targets, ...more }],
});
const NONE = expect.stringMatching(/There is no field "misspelt" here\. Use any of these: \w/);

test("every list has its schema here with all that is nested in it", () => {
  expect(Matching.options.map(({ entries }) => entries.list.literal).toSorted()).toEqual(Object.keys(lists).toSorted());
  for (const { entries } of Matching.options) {
    const nested = Object.keys(entries).filter((key) => key === "asked" || key === "filters");
    expect(Object.keys(lists[entries.list.literal])).toEqual(expect.arrayContaining(nested));
  }
});

test.each(Object.entries(lists))("a misspelt filter of %s makes no plan", async (list, rest) => {
  const matching = { list, ...rest };
  for (const wrong of misspelt(matching)) {
    const answer = await stand.owner.post("/api/changes", planOf({ matching: wrong, each: [{}] }));
    expect({ wrong, status: answer.status, ...(answer.json() as object) }).toMatchObject({
      status: 400,
      message: NONE,
    });
  }
});

test("neither does anything else that no request has", async () => {
  const targets = { matching: { list: "channels", of: null } };
  const planned = planOf(targets);
  for (const wrong of [
    { ...planned, misspelt: 1 },
    planOf(targets, { misspelt: 1 }),
    planOf({ ...targets, misspelt: 1 }),
  ]) {
    const answer = await stand.owner.post("/api/changes", wrong);
    expect(answer.json()).toMatchObject({ code: "invalid_request", message: NONE });
  }
});

test("an undo of some items is not one of all where their numbers are misspelt", async () => {
  const answer = await stand.owner.post(`/api/changes/${crypto.randomUUID()}/undo`, { misspelt: [1] });
  expect(answer.json()).toMatchObject({ code: "invalid_request", message: NONE });
});

test.each(actionIds)("an input of %s that it does not have is refused", async (actionId) => {
  const targets = [{ channelId: "a", name: "A" }];
  const [valid] = fc.sample(actionModel(actionId).input, { numRuns: 1, seed: 1 });
  const parts = [{ actionId, input: { ...Object(valid), misspelt: 1 }, targets }];
  const answer = await stand.owner.post("/api/changes", { connection: "account", parts });
  const message = expect.stringMatching(
    new RegExp(`^The input of ${actionId} is not valid: .*There is no field "misspelt" here`),
  );
  expect(answer.json()).toMatchObject({ code: "invalid_request", message });
  expect(actionOf(actionId).input.type).toBe("strict_object");
});
