// The stream over HTTP, on both databases, with a second instance where there can be one.
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ChangeEvent, ChangeInfo } from "../../domain/changes/info.ts";
import type { Browser } from "../testing/browser.ts";
import { type EventStream, openEvents } from "../testing/event-stream.ts";
import { databaseKinds, type Instance, type Stack, startStack } from "../testing/stack.ts";

describe.each(databaseKinds)("on %s", (kind) => {
  let stack: Stack;
  /** Where streams are opened: another instance than the one that works, where there can be one. */
  let other: Instance;
  let owner: Browser;
  let channels: { readonly id: string; readonly name: string }[];
  beforeAll(async () => {
    stack = await startStack({ jobs: true, database: kind });
    other = kind === "postgres" ? await stack.startInstance({ publicUrl: stack.config.publicUrl }) : stack;
    owner = await stack.signIn("owner");
    const page = (await owner.get("/api/zoom/account/chat/channels?page_size=50")).json();
    channels = (page as { channels: typeof channels }).channels;
  });
  afterAll(() => stack.close());

  const open = (browser: Browser, lastEventId?: string) => openEvents(browser.copy(other.browser().url), lastEventId);
  const changesOf = ({ events }: EventStream, id: string) =>
    events
      .filter(({ name }) => name === "change")
      .map(({ data }) => data as ChangeEvent)
      .filter((event) => event.id === id);
  const plan = async (browser: Browser, count: number, connection = "account") => {
    const targets = channels.slice(0, count).map(({ id, name }) => ({ channelId: id, name }));
    const parts = [{ actionId: "archive-channels", input: {}, targets }];
    return (await browser.post("/api/changes", { connection, parts })).json() as ChangeInfo;
  };

  const told = (stream: EventStream, { id }: ChangeInfo) =>
    expect.poll(() => changesOf(stream, id).at(-1)).toMatchObject({ status: "planned" });

  test("tells everybody who may see it how a change gets on, and nobody else", async () => {
    const [admin, member] = await Promise.all([stack.signIn("admin"), stack.signIn("member")]);
    const streams = await Promise.all([owner, admin, member].map((browser) => open(browser)));
    const [mine, admins, members] = streams;
    if (!mine || !admins || !members) throw new Error("no streams");
    expect(mine.headers.get("content-type")).toContain("text/event-stream");
    expect(mine.headers.get("x-accel-buffering")).toBe("no");
    await expect.poll(() => mine.events[0]).toMatchObject({ name: "ready", id: expect.any(String) });
    const change = await plan(owner, 30);
    const own = await plan(owner, 1, "me");
    await told(mine, change);
    await owner.post(`/api/changes/${change.id}/apply`);
    for (const stream of [mine, admins])
      await expect
        .poll(() => changesOf(stream, change.id).at(-1))
        .toMatchObject({
          status: "done",
          title: change.title,
          itemCount: 30,
          actionIds: ["archive-channels"],
          undoOf: null,
          endedAtMs: expect.any(Number),
          touched: expect.arrayContaining(channels.slice(0, 30).map(({ id }) => id)),
        });
    expect(changesOf(mine, change.id).at(-1)?.counts).toMatchObject({ done: expect.any(Number) });
    await told(mine, own);
    expect(changesOf(admins, own.id)).toEqual([]);
    expect(members.events.map(({ name }) => name)).toEqual(["ready"]);
    // Numbered upwards.
    const numbers = mine.events.map(({ id }) => Number(id?.split("-")[1]));
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    for (const stream of streams) stream.close();
  }, 60_000);

  test("a stream that was broken off goes on where it was, and says so where it cannot", async () => {
    const first = await open(owner);
    const before = await plan(owner, 1);
    await told(first, before);
    first.close();
    const lastEventId = first.events.at(-1)?.id;
    const missed = await plan(owner, 1);
    // Heard by then: what is told to another stream was announced.
    const witness = await open(owner);
    const later = await plan(owner, 1);
    await told(witness, later);
    const again = await open(owner, lastEventId);
    await told(again, later);
    await told(again, missed);
    expect(new Set(again.events.map(({ name }) => name))).toEqual(new Set(["ready", "change"]));
    const lost = await open(owner, "elsewhere-3");
    // What is told of meanwhile may follow.
    await expect.poll(() => lost.events[0]?.name).toBe("reset");
    for (const stream of [witness, again, lost]) stream.close();
  });

  test("ends with the session, and lets nobody in without one", async () => {
    const lead = await stack.signIn("lead");
    const stream = await open(lead);
    await expect.poll(() => stream.events.length).toBe(1);
    await lead.post("/auth/sign-out");
    await stream.ended;
    expect(stream.events.at(-1)).toMatchObject({ name: "end" });
    expect((await openEvents(stack.browser())).status).toBe(401);
  });

  test("one person has so many streams", async () => {
    const helpdesk = await stack.signIn("helpdesk");
    const streams = await Promise.all(Array.from({ length: 13 }, () => open(helpdesk)));
    expect(streams.map(({ status }) => status).sort()).toEqual([...Array<number>(12).fill(200), 429]);
    for (const stream of streams) stream.close();
    await expect
      .poll(async () => {
        const next = await open(helpdesk);
        next.close();
        return next.status;
      })
      .toBe(200);
  });

  test("an open stream is no use of the session, and holds up no stop", async () => {
    const admin = await stack.signIn("admin");
    const stream = await open(admin);
    await expect.poll(() => stream.events.length).toBe(1);
    stack.clock.advance(stack.config.sessionIdleMs + 1_000);
    expect((await open(admin)).status).toBe(401);
    const fresh = await stack.signIn("admin");
    const held = await open(fresh);
    await expect.poll(() => held.events.length).toBe(1);
    const startedAt = performance.now();
    await other.stop();
    expect(performance.now() - startedAt).toBeLessThan(7_000);
    await held.ended;
    await stream.ended;
  });
});
