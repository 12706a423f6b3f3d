import { max, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inventoryChannels } from "../../db/schema.ts";
import { databaseKinds, type Stack, startStack } from "../../testing/stack.ts";
import { peopleCalled } from "../queries/search.ts";
import { channels, markGone, people, writeThings } from "../store/things.ts";
import { createMemory, type Memory, noteDeletion } from "./memory.ts";

const channel = (key: string, name: string) => ({
  ...{ key, name, type: 1, posting: 1, adding: 1, mention_all: 1, external: 0, sees_history: true },
  told_by: "getChannel",
});
const person = (key: string, status: string) => ({
  ...{ key, user_id: key, email: "", name: key, department: "", job_title: "", manager: "", role_id: "" },
  status,
});

describe.each(databaseKinds)("what is in memory, on %s", (database) => {
  let stack: Stack;
  let memory: Memory;
  beforeAll(async () => {
    stack = await startStack({ database });
    memory = createMemory({ ready: Promise.resolve(stack.database), current: () => stack.database });
    await writeThings(stack.database.orm, channels, [
      { things: [channel("a", "Alpha"), channel("b", "Beta")], atMs: 1 },
    ]);
    expect(await names()).toEqual(["Alpha", "Beta"]);
  }, 60_000);
  afterAll(() => stack.close());

  const names = async (): Promise<readonly string[]> =>
    (await memory.current()).channels.rows.flatMap((row) => row?.name ?? []).toSorted();
  const facetOf = async (name: "owner" | "duplicate", id: string): Promise<string | undefined> => {
    const { facets, slotOf } = (await memory.current()).channels;
    return facets[name].values[facets[name].codes[slotOf.get(id) ?? -1] ?? -1];
  };

  test("follows what is written, whoever wrote it", async () => {
    const { orm } = stack.database;
    await writeThings(orm, channels, [{ things: [channel("b", "Bravo"), channel("c", "Alpha")], atMs: 2 }]);
    expect(await names()).toEqual(["Alpha", "Alpha", "Bravo"]);
    expect(await facetOf("duplicate", "a")).toBe("yes");
    await markGone(orm, channels, [{ key: "c", atMs: 3 }]);
    expect(await names()).toEqual(["Alpha", "Bravo"]);
    expect(await facetOf("duplicate", "a")).toBe("no");
  });

  test("knows of a channel when its owner is deactivated", async () => {
    const { orm } = stack.database;
    await orm.execute(sql`update inventory_channels set owner_key = 'ann' where id = 'a'`);
    await writeThings(orm, people, [{ things: [person("ann", "active")], atMs: 1 }]);
    expect(await facetOf("owner", "a")).toBe("active");
    await writeThings(orm, people, [{ things: [person("ann", "inactive")], atMs: 2 }]);
    expect(await facetOf("owner", "a")).toBe("deactivated");
  });

  test("finds those who are gone by names that are nearly right, and only among these", async () => {
    const { orm } = stack.database;
    await writeThings(orm, people, [{ things: [person("gonesson", "active")], atMs: 1 }]);
    const found = async () => {
      const { people: table } = await memory.current();
      return [await peopleCalled([table], "gonessonn", null), await peopleCalled([table.gone], "gonessonn", null)];
    };
    expect(await found()).toEqual([["gonesson"], []]);
    await markGone(orm, people, [{ key: "gonesson", atMs: 2 }]);
    expect(await found()).toEqual([[], ["gonesson"]]);
  });

  // The embedded one has one connection for everybody, and so no transactions side by side.
  if (database === "postgres")
    test("has what a transaction wrote that ended after later ones", async () => {
      const { orm } = stack.database;
      await orm.transaction(async (slow) => {
        await writeThings(slow, channels, [{ things: [channel("a", "Slow")], atMs: 4 }]);
        await writeThings(orm, channels, [{ things: [channel("b", "Quick")], atMs: 4 }]);
        expect(await names()).toEqual(["Alpha", "Quick"]);
      });
      expect(await names()).toEqual(["Quick", "Slow"]);
    });

  test("forgets what was deleted, and numbers of another server’s transactions", async () => {
    const { orm } = stack.database;
    await orm.execute(sql`delete from inventory_channels where id = 'b'`);
    await noteDeletion(orm, 5);
    expect(await names()).not.toContain("Bravo");
    expect(await names()).toHaveLength(1);
    await orm.execute(sql`alter table inventory_channels disable trigger user`);
    await orm.execute(sql`update inventory_channels set changed_in = 1e12`);
    await orm.execute(sql`alter table inventory_channels enable trigger user`);
    await noteDeletion(orm, 6);
    expect(await names()).toHaveLength(1);
    const [last] = await orm.select({ at: max(inventoryChannels.changedIn) }).from(inventoryChannels);
    expect(last?.at).toBeLessThan(1e12);
  });
});
