import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemClock } from "../clock.ts";
import type { Database } from "../db/database.ts";
import { openDatabase } from "../db/open-database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { createLog } from "../log.ts";
import { databaseKinds } from "../testing/stack.ts";
import { createStartedPostgres, prepareStartedPglite } from "../testing/started-database.ts";
import { countItems, findChange, moveItems, type NewItem } from "./change-store.ts";
import { inPieces } from "./from-rows.ts";
import { insertChange } from "./insert-change.ts";
import { withKnownEnds } from "./known-ends.ts";
import { sweepChanges } from "./sweep.ts";

const log = createLog("silent", { write: () => undefined });
const DAY_MS = 86_400_000;
const change = (id: string) => ({
  id,
  accountId: "acme",
  connection: "me",
  parts: [],
  title: "Archive",
  status: "planning",
  itemCount: 5_000,
  plannedBy: "ada",
  plannedAtMs: DAY_MS,
});
const items = Array.from({ length: 5_000 }, (_, n): NewItem => {
  const plan = {
    status: "reading",
    before: null,
    to: null,
    skip: null,
    noUndo: null,
    remark: null,
    files: [],
  } as const;
  return { n, part: 0, key: `c${n}`, label: `C ${n}`, target: {}, ...plan };
});
const nothing = async () => undefined;

describe.each(databaseKinds)("on %s", (kind) => {
  let database: Database;
  let close: () => Promise<void>;
  beforeAll(async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "channelkeeper-store-"));
    const postgres = kind === "postgres" ? await createStartedPostgres() : null;
    if (!postgres) await prepareStartedPglite(folder);
    database = await openDatabase({ databaseUrl: postgres?.url ?? null, dataFolder: folder }, systemClock, log);
    close = async () => {
      await database.close();
      await postgres?.drop();
      await rm(folder, { recursive: true, force: true });
    };
  });
  afterAll(() => close());

  /** How often others were answered while something was done. */
  async function answersDuring(work: Promise<unknown>) {
    let isOver = false;
    let count = 0;
    const over = work.finally(() => {
      isOver = true;
    });
    for (; !isOver; count++) await database.orm.execute(sql`select 1`);
    await over;
    return count;
  }

  test("many items are stored, and moved, while others are answered", async () => {
    const { orm } = database;
    let isWhole = false;
    const also = async () => {
      isWhole = true;
    };
    expect(await answersDuring(insertChange(orm, change("a"), items, nothing, also))).toBeGreaterThan(5);
    expect(isWhole).toBe(true);
    expect(await findChange(orm, "a")).toMatchObject({ status: "planning", endedAtMs: null });
    expect((await countItems(orm, ["a"])).get("a")).toEqual({ reading: 5_000 });
    let moved = 0;
    const moving = async () => {
      moved = await moveItems(orm, "a", ["reading"], "cancelled");
    };
    expect(await answersDuring(moving())).toBeGreaterThan(1);
    expect(moved).toBe(5_000);
    expect((await countItems(orm, ["a"])).get("a")).toEqual({ cancelled: 5_000 });
  });

  test("what a change has done is read in pieces, the last first, and stored so", async () => {
    const { orm } = database;
    const done = items
      .slice(0, 1_200)
      .map((item) => ({ ...item, status: item.n % 3 === 0 ? "failed" : "done" }) as const);
    await insertChange(orm, change("d"), done, nothing, nothing);
    const sizes: number[] = [];
    const back = inPieces(orm, { changeId: "d", status: "done", isLastFirst: true }, async (rows, from) => {
      sizes.push(rows.length);
      return rows.map(({ n }, index): NewItem => ({ ...(items[n] as NewItem), n: from + index }));
    });
    await insertChange(orm, change("e"), back, nothing, nothing);
    expect(sizes).toEqual([500, 300]);
    const stored = await orm.select().from(changeItems).where(eq(changeItems.changeId, "e")).orderBy(changeItems.n);
    expect(stored.map(({ n }) => n)).toEqual(Array.from({ length: 800 }, (_, n) => n));
    expect(stored.map(({ key }) => key)).toEqual(
      done.flatMap(({ key, status }) => (status === "done" ? [key] : [])).reverse(),
    );
  });

  test("what could not be stored whole is nobody's to apply, and goes with the discarded", async () => {
    const { orm } = database;
    const broken = insertChange(orm, change("b"), items, nothing, () => Promise.reject(new Error("no job")));
    await expect(broken).rejects.toThrow("no job");
    expect(await findChange(orm, "b")).toMatchObject({ status: "discarded", endedAtMs: DAY_MS });
    const few = insertChange(orm, change("c"), items.slice(0, 100), nothing, () => Promise.reject(new Error("no job")));
    await expect(few).rejects.toThrow("no job");
    expect(await findChange(orm, "c")).toBeUndefined();
    expect(await orm.select().from(changeItems).where(eq(changeItems.changeId, "c"))).toEqual([]);
    expect(await orm.select().from(changes).where(eq(changes.id, "c"))).toEqual([]);
  });

  test("of more channels than a statement takes parameters, those whose deletion waits are found", async () => {
    const { orm } = database;
    const base = items[0] as NewItem;
    const waits = { status: "scheduled", beginsAtMs: 40 * DAY_MS, goesOnAtMs: 40 * DAY_MS } as const;
    const late = { ...base, status: "planned", key: "channel-existence:c65999" } as const;
    await insertChange(orm, { ...change("f"), ...waits }, [late], nothing, nothing);
    const opened = Array.from({ length: 66_000 }, (_, n): NewItem => {
      const states = { before: [{ isArchived: true }], to: [{ isArchived: false }] };
      return { ...base, ...states, n, key: `channel-archive:c${n}`, status: "planned" };
    });
    const parts = [{ actionId: "unarchive-channels", input: {}, isUndo: false }];
    const told = await withKnownEnds(orm, opened, opened, parts, { accountId: "acme", nowMs: 2 * DAY_MS });
    expect(told.filter(({ remark }) => remark !== null)).toEqual([
      { ...opened.at(-1), remark: "Its deletion on 1970-02-10 is called off." },
    ]);
  });

  test("of a change that is over every item goes, also past a gap in their numbers", async () => {
    const { orm } = database;
    const base = items[0] as NewItem;
    const apart = [0, 1, 9_000, 20_001].map((n): NewItem => ({ ...base, n, status: "done" }));
    await insertChange(orm, { ...change("g"), status: "done", endedAtMs: DAY_MS }, apart, nothing, nothing);
    await sweepChanges(orm, { nowMs: () => 50 * DAY_MS }, { changesMs: 30 * DAY_MS });
    expect(await orm.select().from(changeItems).where(eq(changeItems.changeId, "g"))).toEqual([]);
  });
});
