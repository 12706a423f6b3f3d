import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { freePort } from "../../../scripts/processes.mjs";
import { inventoryDifferences, readsLeft } from "../../testing/inventory-judge.ts";
import { type LateAnswers, type LateEvents, lateAnswers, lateEvents } from "../../testing/late.ts";
import { ownChanges } from "../../testing/own-changes.ts";
import { type RandomCompany, randomCompany, seeded } from "../../testing/random-company.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { AGAIN_RANK } from "../store/reads.ts";
import { WEBHOOK_PATH } from "../webhooks/routes.ts";
import { DAY_MS, HOUR_MS, MINUTE_MS } from "./step.ts";

const SECRET = "a secret token of the app";
const SEED = 7;

describe.each(databaseKinds)("the inventory on %s", (database) => {
  const random = seeded(SEED);
  let stack: Stack;
  let answers: LateAnswers;
  let events: LateEvents;
  let company: RandomCompany;
  let isLate = false;
  beforeAll(async () => {
    const port = await freePort();
    events = await lateEvents(`http://127.0.0.1:${port}${WEBHOOK_PATH}`, random, 1_000, () => stack.clock.nowMs());
    answers = await lateAnswers(() => (isLate && random() < 0.2 ? random() * 700 : 0));
    stack = await startStack({
      database,
      jobs: true,
      config: { port, inventoryPart: 1, plan: "unlimited", webhookSecret: SECRET },
      sandbox: { webhook: { url: events.url, secret: SECRET } },
      addressOf: (origin, sandboxUrl) => (origin === sandboxUrl ? answers.addressOf(sandboxUrl) : origin),
    });
    company = randomCompany(stack, random);
  }, 60_000);
  afterAll(async () => {
    await stack.close();
    await events.close();
    await answers.close();
  });

  /** All that is due has been read, and nothing has come since. */
  const caughtUp = () =>
    vi.waitFor(async () => expect(await readsLeft(stack)).toMatchObject({ due: 0 }), {
      timeout: 120_000,
      interval: 200,
    });
  const same = () =>
    vi.waitFor(async () => expect((await inventoryDifferences(stack)).join("\n")).toBe(""), {
      timeout: 120_000,
      interval: 500,
    });
  /** As the rotating re-read has some things read at any time. */
  const readSomeAgain = () =>
    stack.database.orm.execute(sql`
      update inventory_reads set due_at_ms = ${stack.clock.nowMs()}
      where rank = ${AGAIN_RANK} and random() < 0.05
    `);

  test("is what the company is, once all was read", async () => {
    await vi.waitFor(async () => expect((await readsLeft(stack)).never).toBeGreaterThan(0), { timeout: 60_000 });
    await caughtUp();
    expect(await readsLeft(stack)).toEqual({ never: 0, due: 0 });
    await same();
  }, 240_000);

  test("is true in whatever order events, own changes and readings begin and end", async () => {
    // What is known for a minute was not only just made.
    stack.clock.advance(2 * MINUTE_MS);
    const own = ownChanges(stack, await stack.signIn("owner"), random);
    let ownCount = 0;
    for (let round = 0; round < 2; round += 1) {
      isLate = true;
      for (let part = 0; part < 2; part += 1) {
        const [, done] = await Promise.all([company.changeTold(5), own(6), readSomeAgain()]);
        ownCount += done;
      }
      isLate = false;
      await stack.sandbox.webhooks.idle();
      await events.idle();
      // Nothing is read again for its age by then; what Zoom may not know yet is asked for again a little later.
      for (let minute = 0; minute < 3; minute += 1) {
        stack.clock.advance(MINUTE_MS);
        await caughtUp();
      }
      await same();
    }
    expect(ownCount).toBeGreaterThan(5);
  }, 300_000);

  test("finds what happened while no event came for three hours", async () => {
    events.cut(true);
    for (let hour = 0; hour < 3; hour += 1) {
      await company.change(8);
      stack.clock.advance(HOUR_MS);
    }
    await stack.sandbox.webhooks.idle();
    events.cut(false);
    await company.change(4);
    await stack.sandbox.webhooks.idle();
    await events.idle();
    // What nothing tells of is found when all is read once more.
    stack.clock.advance(8 * DAY_MS);
    await caughtUp();
    await same();
  }, 300_000);
});
