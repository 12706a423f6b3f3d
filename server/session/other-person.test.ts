import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { emojiPicturePath, PERSON_HEADER, PERSON_PARAM } from "../../contract/bff.ts";
import type { Browser } from "../testing/browser.ts";
import { creationOf } from "../testing/creation.ts";
import { type Stack, startStack } from "../testing/stack.ts";

describe("a page whose person is no longer the one signed in", () => {
  let stack: Stack;
  let browser: Browser;
  let first: Readonly<Record<string, string>>;
  let firstId: string;
  beforeAll(async () => {
    stack = await startStack();
    browser = await stack.signIn("owner");
    firstId = idIn((await browser.get("/api/session")).json());
    first = { [PERSON_HEADER]: firstId };
    await browser.signIn("admin@sandbox.example");
    // Nothing is asked in the background any more.
    await stack.checkAccount();
  });
  afterAll(() => stack.close());

  const idIn = (body: unknown) => (body as { user: { id: string } }).user.id;
  /** More than a reader of queries that counts would look at. */
  const manyNames = Array.from({ length: 1_200 }, (_, n) => `n${n}`).join("&");
  const refusal = [409, { code: "other_person" }];

  test.each<[string, string, string, unknown?]>([
    ["the session", "GET", "/api/session"],
    ["a list", "GET", "/api/zoom/account/chat/channels"],
    ["one's own list", "GET", "/api/zoom/me/chat/users/me/channels"],
    ["a change", "POST", "/api/changes", creationOf("As somebody else")],
    ["a search", "POST", "/api/zoom/account/chat/channels/search", {}],
    ["signing out", "POST", "/auth/sign-out"],
  ])("is refused %s", async (_, method, path, body) => {
    const before = stack.sandbox.requests().length;
    const answer = await browser.send(path, { method, headers: first, body });
    expect([answer.status, answer.json()]).toMatchObject(refusal);
    expect(stack.sandbox.requests().length).toBe(before);
    // Nobody was signed out.
    expect((await browser.get("/api/session")).json()).toMatchObject({ user: { email: "admin@sandbox.example" } });
  });

  test("is refused a picture, which says in its address whose page shows it", async () => {
    const path = `${emojiPicturePath("any")}?${PERSON_PARAM}=${firstId}`;
    const answer = await browser.get(path);
    expect([answer.status, answer.json()]).toMatchObject(refusal);
  });

  test.each<[string, (own: string) => string, "own" | "first" | null, number]>([
    ["twice", (own: string) => `?${PERSON_PARAM}=${firstId}&${PERSON_PARAM}=${own}`, null, 400],
    ["twice, its own too", (own: string) => `?${PERSON_PARAM}=${own}&${PERSON_PARAM}=${own}`, null, 400],
    ["behind a thousand others", () => `?${manyNames}&${PERSON_PARAM}=${firstId}`, null, 409],
    ["beside another in the header", () => `?${PERSON_PARAM}=${firstId}`, "own", 409],
    ["and another in the header", (own: string) => `?${PERSON_PARAM}=${own}`, "first", 409],
  ])("is refused a picture that says %s whose page shows it", async (_, query, header, status) => {
    const own = idIn((await browser.get("/api/session")).json());
    const headers = header && { [PERSON_HEADER]: header === "own" ? own : firstId };
    expect((await browser.get(`${emojiPicturePath("any")}${query(own)}`, headers ?? {})).status).toBe(status);
  });

  test("hears from answers to what it asked before it knew whose it is", async () => {
    const list = await browser.get("/api/zoom/me/chat/users/me/channels");
    const session = await browser.get("/api/session");
    const second = idIn(session.json());
    expect(second).not.toBe(firstId);
    expect([list.headers.get(PERSON_HEADER), session.headers.get(PERSON_HEADER)]).toEqual([second, second]);
    expect((await browser.get("/api/session", { [PERSON_HEADER]: second })).status).toBe(200);
  });
});
