import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type LookUpLine, MOST_LOOKED_UP } from "../../domain/look-ups/line.ts";
import type { PersonAnswer, WantedPerson } from "../../domain/look-ups/person.ts";
import type { Browser } from "../testing/browser.ts";
import { companyOf } from "../testing/company.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { startWithWholeInventory, WHOLE_MS } from "../testing/whole-inventory.ts";

const linesOf = (text: string) =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line) as LookUpLine);
const ask = (who: Browser, kind: string, body: unknown) => who.post(`/api/look-ups/${kind}`, body);
const address = (text: string): WantedPerson => ({ text, isAddress: true });
const words = (text: string): WantedPerson => ({ text, isAddress: false });

/** How often Zoom was asked since about somebody; the role of whoever asks is read too. */
const lookedUp = (stack: Stack, since: number, operation: string, whom: string) =>
  stack.sandbox
    .requests()
    .slice(since)
    .filter((one) => one.operation === operation && decodeURIComponent(one.path).includes(whom)).length;

/** What was found, by place; and how it ended. */
async function lookUp(who: Browser, kind: string, connection: string, items: readonly unknown[]) {
  const answer = await ask(who, kind, { connection, items });
  expect(answer.status).toBe(200);
  const lines = linesOf(answer.text);
  const end = lines.pop();
  const found = lines.flatMap((line) => ("found" in line ? [line] : [])).sort((one, other) => one.at - other.at);
  return { found: found.map((one) => one.found), end };
}

describe("look-ups", () => {
  let stack: Stack;
  let owner: Browser;
  let member: Browser;
  beforeAll(async () => {
    stack = await startStack();
    [owner, member] = await Promise.all([stack.signIn("owner"), stack.signIn("member")]);
  });
  afterAll(() => stack.close());
  beforeEach(() => fetch(`${stack.sandbox.url}/sandbox/faults`, { method: "DELETE" }));

  test("refused: without a session, of no kind there is, and of what cannot be looked up", async () => {
    const body = { connection: "me", items: [address("a@x.co")] };
    expect((await ask(stack.browser(), "people", body)).status).toBe(401);
    expect((await ask(owner, "things", body)).status).toBe(404);
    const refused = [
      { ...body, connection: "ours" },
      { ...body, items: [{ text: "", isAddress: true }] },
      { ...body, items: ["a@x.co"] },
      { ...body, items: Array(MOST_LOOKED_UP + 1).fill(address("a@x.co")) },
    ];
    for (const one of refused)
      expect((await ask(owner, "people", one)).json()).toMatchObject({ code: "invalid_request" });
    expect((await ask(owner, "mention-groups", { connection: "me", items: ["../users"] })).status).toBe(400);
  });

  test.each(["account", "me"])(
    "people are found through the %s connection by address, ID and name",
    async (connection) => {
      const lead = companyOf(stack).userOf("lead");
      const { displayName: name, id: userId, email } = lead;
      const gone = stack.sandbox.store.users.find(({ status }) => status === "inactive");
      const inAnyOrder = name.split(" ").toReversed().join(", ").toUpperCase();
      const { found, end } = await lookUp(owner, "people", connection, [
        address(email.toUpperCase()),
        words(inAnyOrder),
        words(userId),
        address("nobody@sandbox.example"),
        words("Nobody Whatever"),
        address(gone?.email ?? ""),
      ]);
      const person = expect.objectContaining({ userId, name, email });
      expect(found).toEqual([
        { is: "found", person, isDeactivated: false },
        { is: "found", person, isDeactivated: false },
        connection === "account" ? { is: "found", person, isDeactivated: false } : { is: "nobody" },
        { is: "nobody" },
        { is: "nobody" },
        { is: "found", person: expect.objectContaining({ email: gone?.email }), isDeactivated: true },
      ]);
      expect(end).toEqual({ isWhole: true });
    },
  );

  test("whoever has no part in the account connection finds people by the search of contacts", async () => {
    const { email } = companyOf(stack).userOf("lead");
    const before = stack.sandbox.requests().length;
    const { found } = await lookUp(member, "people", "account", [address(email)]);
    expect(found).toMatchObject([{ is: "found", person: { email } }]);
    expect(lookedUp(stack, before, "getUser", email)).toBe(0);
  });

  test("where nobody may be looked up, that is said of each", async () => {
    const refusal = {
      status: 400,
      code: 4711,
      message: "Invalid access token, does not contain scopes: [contact:read].",
    };
    await stack.fault({ operation: "searchCompanyContacts", ...refusal, times: 4 });
    const { found, end } = await lookUp(member, "people", "me", [address("a@x.co"), words("Somebody Else")]);
    expect(found).toEqual([{ is: "not-told" }, { is: "not-told" }]);
    expect(end).toEqual({ isWhole: true });
  });

  test("more than a limit allows are all found, and none is called lost for it", async () => {
    const people = stack.sandbox.store.users.slice(0, 60).map(({ email }) => email);
    await stack.fault({ operation: "getUser", status: 429, code: 429, headers: { "retry-after": "1" }, times: 2 });
    const { found, end } = await lookUp(owner, "people", "account", people.map(address));
    expect(found.map((one) => (one as PersonAnswer).is)).toEqual(people.map(() => "found"));
    expect(end).toEqual({ isWhole: true });
  });

  test("what stops it is told at the end, after what was found by then", async () => {
    const { email } = companyOf(stack).userOf("lead");
    const first = await lookUp(owner, "people", "account", [address(email)]);
    await stack.fault({ operation: "getUser", status: 400, code: 300, message: "Not today.", times: 1 });
    const second = await lookUp(owner, "people", "account", [address(email)]);
    expect(first.end).toEqual({ isWhole: true });
    expect(second).toEqual({
      found: [],
      end: { failure: expect.objectContaining({ code: 300, status: 400, message: "Not today." }) },
    });
  });

  test("an address with a slip or two leads to whose it may be", async () => {
    const { email } = companyOf(stack).userOf("lead");
    const slip = email.replace("sandbox", "sandbxo");
    const { found } = await lookUp(owner, "near-addresses", "me", [slip, "nobody.near@elsewhere.example"]);
    expect(found).toEqual([{ person: expect.objectContaining({ email }) }, { person: null }]);
  });

  test("mention groups of many channels", async () => {
    const { id } = companyOf(stack).channelNamed("Platform team");
    const other = companyOf(stack).channelNamed("Release notes").id;
    const { found } = await lookUp(owner, "mention-groups", "account", [id, other]);
    expect(found[0]).toMatchObject({ groups: expect.arrayContaining([expect.objectContaining({ name: "on-call" })]) });
    expect(found).toHaveLength(2);
  });
});

describe("look-ups beside a whole inventory", () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startWithWholeInventory();
  }, WHOLE_MS);
  afterAll(() => stack.close());

  test("ask Zoom for whom it does not know alone", async () => {
    const owner = await stack.signIn("owner");
    const { displayName: name, id: userId, email } = companyOf(stack).userOf("lead");
    const gone = stack.sandbox.store.users.find(({ status }) => status === "inactive");
    const before = stack.sandbox.requests().length;
    const { found, end } = await lookUp(owner, "people", "account", [
      address(email),
      words(name.split(" ").toReversed().join(" ")),
      words(userId),
      address(gone?.email ?? ""),
      address("nobody@sandbox.example"),
    ]);
    const person = { email, userId, memberId: "", name };
    expect(found).toEqual([
      { is: "found", person, isDeactivated: false },
      { is: "found", person, isDeactivated: false },
      { is: "found", person, isDeactivated: false },
      { is: "found", person: expect.objectContaining({ email: gone?.email }), isDeactivated: true },
      { is: "nobody" },
    ]);
    expect(end).toEqual({ isWhole: true });
    for (const known of [email, userId, gone?.email ?? ""]) expect(lookedUp(stack, before, "getUser", known)).toBe(0);
    expect(lookedUp(stack, before, "getUser", "nobody@sandbox.example")).toBe(1);
    expect(lookedUp(stack, before, "searchCompanyContacts", "")).toBe(0);
  });

  test("tell whoever brings people in somewhere of everyone, by name and address alone", async () => {
    const member = await stack.signIn("member");
    const { displayName: name, id: userId, email } = companyOf(stack).userOf("lead");
    const { found } = await lookUp(member, "people", "account", [address(email)]);
    expect(found).toEqual([{ is: "found", person: { email, userId, memberId: "", name }, isDeactivated: false }]);
  });
});
