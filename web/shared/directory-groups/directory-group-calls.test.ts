import { afterEach, expect, test, vi } from "vitest";
import { ForbiddenError } from "../../lib/api/errors.ts";
import { listEverybody, listGroups } from "./directory-group-calls.ts";

/** Answers requests one after the other. */
function stubAnswers(...answers: readonly { readonly status: number; readonly body: unknown }[]): string[] {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (path: string, init: RequestInit) => {
    const answer = answers[asked.length];
    asked.push(`${init.method} ${path}`);
    return new Response(JSON.stringify(answer?.body), { status: answer?.status ?? 500 });
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const refusal = { status: 200, body: { code: 200, message: "Only available for paid account:abc." } };

test("a refusal under status 200 is a refusal", async () => {
  stubAnswers(refusal);
  await expect(listEverybody("g1")).rejects.toBeInstanceOf(ForbiddenError);
});

test("groups are read with what Zoom leaves out", async () => {
  stubAnswers({ status: 200, body: { groups: [{ id: "g1" }, { id: "g2", name: "Design", type: "shared" }] } });
  expect(await listGroups()).toMatchObject([
    { id: "g1", name: "g1", type: "normal", memberCount: undefined, searchesAccount: false },
    { id: "g2", name: "Design", type: "shared" },
  ]);
});

test("everybody is read page by page, up to the empty token", async () => {
  const page = (id: string, next_page_token: string) => ({ status: 200, body: { members: [{ id }], next_page_token } });
  const asked = stubAnswers(page("u1", "t1"), page("u2", ""));
  expect((await listEverybody("g1")).map(({ id }) => id)).toEqual(["u1", "u2"]);
  expect(asked[1]).toContain("next_page_token=t1");
});

test("groups and people that cannot be read are named beside the others", async () => {
  stubAnswers({ status: 200, body: { groups: [null, { id: "g1" }, { id: "g2", type: "secret" }] } });
  const groups = await listGroups();
  expect(groups.map(({ id }) => id)).toEqual(["g1"]);
  expect(groups.unreadable?.map(({ raw }) => raw)).toEqual([undefined, { id: "g2", type: "secret" }]);

  const page = (member: unknown, next_page_token: string) => ({
    status: 200,
    body: { members: [{ id: "u1" }, member], next_page_token },
  });
  stubAnswers(page(null, "more"), page({ email: "a@b.co" }, ""));
  const everybody = await listEverybody("g1");
  expect(everybody.map(({ id }) => id)).toEqual(["u1", "u1"]);
  expect(everybody.unreadable?.map(({ raw }) => raw)).toEqual([undefined, { email: "a@b.co" }]);
});
