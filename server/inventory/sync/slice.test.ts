import { setTimeout as delay } from "node:timers/promises";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { CallFailed } from "../../../domain/changes/resource.ts";
import { inventoryChannels, inventoryChecks, inventoryReads } from "../../db/schema.ts";
import { type Answer, cannedSlice } from "../../testing/canned-slice.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { dueReads, queueNew } from "../store/reads.ts";
import { DAY_MS } from "./step.ts";
import { stepById } from "./steps.ts";

const EXPIRED = {
  kind: "cursor_expired",
  code: 300,
  status: 400,
  message: "The next page token is invalid or expired.",
} as const;

describe.each(databaseKinds)("a slice of reading, on %s", (database) => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack({ database });
  }, 60_000);
  afterAll(() => stack.close());
  beforeEach(async () => {
    await stack.database.orm.delete(inventoryReads);
    await stack.database.orm.delete(inventoryChannels);
  });

  const slice = (answer: Answer, forMs?: number) => cannedSlice(stack, answer, forMs);
  const queued = (step: string, subject = "") =>
    queueNew(stack.database.orm, [{ step, subject, rank: 1, dueAtMs: stack.clock.nowMs() }]);
  const subjects = async (step: string) =>
    (await stack.database.orm.select().from(inventoryReads).where(eq(inventoryReads.step, step))).map(
      ({ subject, readAtMs }) => ({ subject, isRead: readAtMs !== null }),
    );
  const names = async () => (await stack.database.orm.select().from(inventoryChannels)).map(({ name }) => name).sort();
  const page = (token: string | undefined, isExpired: boolean) => {
    if (token === "two" && isExpired) throw new CallFailed(EXPIRED);
    const at = token === undefined ? 0 : ["", "two", "three"].indexOf(token);
    const next = ["two", "three", ""][at];
    return { channels: [{ id: `c${at}`, name: `Channel ${at}`, type: 3 }], next_page_token: next };
  };
  /** Nothing but what was found matters. */
  const other = () => ({ members: [], groups: [], mention_group_list: [], policy: "default" });

  test("reads a search page by page, and keeps no page of it", async () => {
    await queued("found-channels", "a");
    const end = await slice((operation, token) =>
      operation === "searchUsersOrAccountsChannels" ? page(token, false) : other(),
    );
    expect(end).toEqual({ is: "more" });
    expect(await names()).toEqual(["Channel 0", "Channel 1", "Channel 2"]);
    expect(await subjects("found-channels")).toEqual([{ subject: "a", isRead: true }]);
  });

  test("begins a search anew where its page has expired", async () => {
    await queued("found-channels", "a");
    let searches = 0;
    await slice((operation, token) => {
      if (operation !== "searchUsersOrAccountsChannels") return other();
      searches += 1;
      return page(token, searches === 2);
    });
    expect(searches).toBe(5);
    expect(await names()).toEqual(["Channel 0", "Channel 1", "Channel 2"]);
    expect(await subjects("found-channels")).toEqual([{ subject: "a", isRead: true }]);
  });

  test("writes down what is read while something else takes long, and goes on until that has ended", async () => {
    await queued("found-channels", "a");
    await queued("emojis");
    let letGo: () => void = () => undefined;
    const searched = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const ended = slice(async (operation) => {
      if (operation === "listCustomEmojis") return { emojis: [] };
      if (operation !== "searchUsersOrAccountsChannels") return other();
      await searched;
      return { channels: [], next_page_token: "" };
    }, 300);
    await vi.waitFor(async () => expect(await subjects("emojis")).toEqual([{ subject: "", isRead: true }]), 10_000);
    await delay(400);
    await queued("directory-groups");
    await vi.waitFor(
      async () => expect(await subjects("directory-groups")).toEqual([{ subject: "", isRead: true }]),
      10_000,
    );
    expect(await subjects("found-channels")).toEqual([{ subject: "a", isRead: false }]);
    letGo();
    await ended;
    expect(await subjects("found-channels")).toEqual([{ subject: "a", isRead: true }]);
  });

  const limited = new CallFailed({
    kind: "rate_limited",
    code: 429,
    status: 429,
    message: "No.",
    retryAfterMs: 60_000,
  });

  test("goes on with other limits where one is used up, and rests where all that is due waits for one", async () => {
    await queued("found-channels", "a");
    await queued("emojis");
    const answer = (operation: string) => {
      if (operation === "searchUsersOrAccountsChannels") throw limited;
      return operation === "listCustomEmojis" ? { emojis: [] } : other();
    };
    expect(await slice(answer)).toEqual({ is: "more" });
    expect(await subjects("emojis")).toEqual([{ subject: "", isRead: true }]);
    expect(await slice(answer)).toMatchObject({ is: "held", forMs: 60_000 });
  });

  test("notes what cannot be read or written down, and keeps the rest", async () => {
    await queued("emojis");
    await queued("message-days");
    await queued("directory-groups");
    await slice((operation) => {
      if (operation === "listCustomEmojis") throw new RangeError("too many");
      return operation === "getChatSessionsReports"
        ? { sessions: [{ channel_id: "c", last_message_sent_time: "2026-02-31T00:00:00Z" }] }
        : other();
    });
    expect(await subjects("emojis")).toEqual([{ subject: "", isRead: false }]);
    expect(await subjects("message-days")).toEqual([{ subject: "", isRead: true }]);
    expect(await subjects("directory-groups")).toEqual([{ subject: "", isRead: true }]);
  });

  test("compares what is read again, and no first reading, though that comes as late", async () => {
    const { orm } = stack.database;
    await queueNew(orm, [{ step: "person-phones", subject: "ann", rank: 9, dueAtMs: stack.clock.nowMs() }]);
    const checked = async () =>
      (await orm.select().from(inventoryChecks)).map(({ step, rowCount }) => [step, rowCount]);
    await slice(() => ({ phone_number: "+1 555 0100" }));
    expect(await subjects("person-phones")).toEqual([{ subject: "ann", isRead: true }]);
    expect(await checked()).toEqual([]);
    stack.clock.advance(8 * DAY_MS);
    await slice(() => ({ phone_number: "+1 555 0100" }));
    expect(await checked()).toEqual([["person-phones", 1]]);
  });

  test("has nothing to do where nothing is due", async () => {
    expect(await slice(() => other())).toEqual({ is: "idle" });
    expect(await dueReads(stack.database.orm, stack.clock.nowMs(), 10, [...stepById.keys()])).toEqual([]);
  });
});
