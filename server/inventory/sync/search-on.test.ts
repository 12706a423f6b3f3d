import { eq } from "drizzle-orm";
import { afterEach, describe, expect, test, vi } from "vitest";
import { inventoryChannels, inventoryReads } from "../../db/schema.ts";
import { cannedSlice } from "../../testing/canned-slice.ts";
import { type Stack, startStack } from "../../testing/stack.ts";
import { WHOLE_MS } from "../../testing/whole-inventory.ts";
import { createMemory } from "../memory/memory.ts";
import { inventoryStatus } from "../queries/status.ts";
import { queueNew } from "../store/reads.ts";
import { channels, writeThings } from "../store/things.ts";
import { readState } from "./sync.ts";

let stack: Stack;
afterEach(() => stack.close());

describe("archived channels whose names have no Latin vowels", () => {
  test(
    "are found by what is in the names of others",
    async () => {
      stack = await startStack({ config: { inventoryPart: 1, plan: "unlimited" } });
      const { store } = stack.sandbox;
      const [like] = store.channels.all.filter(({ type, isArchived }) => type === 1 && !isArchived);
      if (!like) throw new Error("there is no private channel");
      const { owner, settings, kind, type } = like;
      const create = (name: string, isArchived: boolean, at: number) =>
        store.channels.create({ id: `own-${at}-${isArchived}`, name, isArchived, owner, settings, kind, type });
      for (const [at, name] of ["Продажи", "営業部", "2025 Q4"].entries()) create(name, false, at);
      const archived = ["Проект", "第三営業", "2024 Q3"].map((name, at) => create(name, true, at));
      await stack.jobs.start();
      const { orm } = stack.database;
      await vi.waitFor(async () => expect((await readState(orm)).wholeSinceMs).not.toBeNull(), {
        timeout: WHOLE_MS,
        interval: 200,
      });
      for (const { id, name } of archived) {
        const [known] = await orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, id));
        expect(known?.name, name).toBe(name);
      }
      // What is searched for stays within bounds, and is read to its end.
      const searches = await orm.select().from(inventoryReads).where(eq(inventoryReads.step, "found-channels"));
      expect(searches.length).toBeLessThanOrEqual(6 + 40);
      expect(searches.every(({ readAtMs }) => readAtMs !== null)).toBe(true);
    },
    WHOLE_MS,
  );
});

describe("the time that is left", () => {
  test("counts the pages of searches, by the names that are known", async () => {
    stack = await startStack();
    const { orm } = stack.database;
    const memory = createMemory({ ready: Promise.resolve(stack.database), current: () => stack.database });
    const state = await readState(orm);
    const sync = { state: async () => state, costMs: () => 6_000, poolOf: () => "heavy" };
    const leftMs = async () => (await inventoryStatus({ orm, memory, sync, nowMs: stack.clock.nowMs() })).leftMs;
    const things = Array.from({ length: 120 }, (_, at) => ({
      ...{ key: `c${at}`, name: at < 110 ? "Channel" : "Zoo", type: 1, posting: 1, adding: 1, mention_all: 1 },
      ...{ external: 0, sees_history: true, told_by: "getChannel" },
    }));
    await writeThings(orm, channels, [{ things, atMs: 1 }]);
    await orm.delete(inventoryReads);
    const queued = (subject: string) =>
      queueNew(orm, [{ step: "found-channels", subject, rank: 8, dueAtMs: stack.clock.nowMs() }]);
    await queued("a");
    expect(await leftMs()).toBe(3 * 6_000);
    await queued("o");
    expect(await leftMs()).toBe((3 + 1) * 6_000);

    // Each page that was read is one less.
    const left: unknown[] = [];
    await cannedSlice(stack, async (operation, token) => {
      if (operation !== "searchUsersOrAccountsChannels")
        return { members: [], groups: [], mention_group_list: [], policy: "default" };
      if (token !== undefined) left.push(await leftMs());
      return { channels: [], next_page_token: token === undefined ? "two" : "" };
    });
    expect(left).toContain(2 * 6_000 + 6_000);
    expect(await leftMs()).toBe(0);
  }, 60_000);
});
