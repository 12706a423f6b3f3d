// Jobs through the account connection go on for as long as their person is signed in somewhere.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AppliedChange, ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

const LONGEST = { timeout: 20_000 };

describe.each(databaseKinds)("on %s", (database) => {
  let stack: Stack;
  let owner: Browser;
  let channels: readonly { readonly id: string; readonly name: string }[];
  beforeAll(async () => {
    stack = await startStack({ jobs: true, database });
    owner = await stack.signIn("owner");
    const answer = await owner.get("/api/zoom/account/chat/channels?page_size=50");
    channels = (answer.json() as { channels: typeof channels }).channels.filter(({ name }) => name !== "General");
  });
  afterAll(() => stack.close());

  const post = async (browser: Browser, path: string, body?: unknown) => {
    const answer = await browser.post(`/api/changes${path}`, body);
    expect(answer.status).toBeLessThan(300);
    return answer.json() as AppliedChange;
  };
  const infoOf = async (id: string) => (await owner.get(`/api/changes/${id}`)).json() as ChangeInfo;
  const statusOf = async (id: string) => (await infoOf(id)).status;
  const planned = async (browser: Browser, period: string, count = 25) => {
    const targets = channels.slice(0, count).map(({ id, name }) => ({ channelId: id, name }));
    const parts = [{ actionId: "set-retention", input: { period }, targets }];
    const { id } = await post(browser, "", { connection: "account", parts });
    await expect.poll(() => statusOf(id), LONGEST).toBe("planned");
    return id;
  };
  /** A job that has begun, and waits to be resumed. */
  const begun = async (browser: Browser, period: string) => {
    const id = await planned(browser, period);
    await stack.fault({ operation: "updateRetentionPolicyOfChannel", latencyMs: 300, times: 5 });
    await post(browser, `/${id}/apply`);
    await post(owner, `/${id}/pause`);
    return id;
  };

  test("what was put off to a day runs then, whoever is signed in", async () => {
    const admin = await stack.signIn("admin");
    const id = await planned(admin, "4y", 3);
    await post(admin, `/${id}/apply`, { at: stack.clock.nowMs() + 1_500 });
    await admin.post("/auth/sign-out");
    await expect.poll(() => statusOf(id), LONGEST).toBe("done");
    expect((await infoOf(id)).counts).toEqual({ done: 3 });
  });

  test("a sign-in that ends pauses its person's job, and the next one resumes it", async () => {
    const admin = await stack.signIn("admin");
    const id = await begun(admin, "2y");
    const since = stack.sandbox.requests().length;
    await admin.post("/auth/sign-out");
    await post(owner, `/${id}/resume`);
    await expect.poll(() => statusOf(id), LONGEST).toBe("paused");
    expect(await infoOf(id)).toMatchObject({ heldBy: { kind: "session_ended" } });
    const isWrite = ({ operation }: { readonly operation: string | null }) =>
      operation === "updateRetentionPolicyOfChannel";
    const before = stack.sandbox.requests().slice(since).filter(isWrite).length;
    expect(before).toBeLessThan(channels.slice(0, 25).length);
    await stack.signIn("admin");
    await expect.poll(() => statusOf(id), LONGEST).toBe("done");
    expect((await infoOf(id)).counts).toEqual({ done: 25 });
  });

  test("a job goes on while its person has another session, though no browser of theirs is open", async () => {
    const admin = await stack.signIn("admin");
    await stack.signIn("admin");
    const id = await begun(admin, "3y");
    await admin.post("/auth/sign-out");
    await post(owner, `/${id}/resume`);
    await expect.poll(() => statusOf(id), LONGEST).toBe("done");
    expect((await infoOf(id)).counts).toEqual({ done: 25 });
  });
});
