import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inventoryChannels } from "../../db/schema.ts";
import { gate } from "../../testing/boss-stand.ts";
import { startWithKnownCompany } from "../../testing/known-inventory.ts";
import { databaseKinds } from "../../testing/stack.ts";
import { writeMentionGroups } from "./facts.ts";
import { newNames } from "./new-names.ts";

test.each(databaseKinds)(
  "on %s what is renamed is called so in lists at once, by the last name it was given",
  async (kind) => {
    const { stack, admin } = await startWithKnownCompany(kind);
    const { database } = stack;
    await writeMentionGroups(database.orm, [
      {
        ...{ channelId: "led", isArchived: false, unreadableCount: 0, atMs: stack.clock.nowMs() },
        groups: [{ id: "mentions", name: "On call", description: "", people: [], unreadableCount: 0 }],
      },
    ]);
    const listed = async () => {
      const { groups } = (await admin.get("/api/inventory/mention-groups")).json() as { groups: { name: string }[] };
      return groups.map(({ name }) => name);
    };
    expect(await listed()).toEqual(["On call"]);
    const first = gate();
    let asked = 0;
    const write = newNames({
      get ready() {
        asked += 1;
        return asked === 1 ? first.opened.then(() => database) : Promise.resolve(database);
      },
    });
    const names = ["Out of hours", "Night shift"].map((name) =>
      write({ table: "inventory_mention_groups", id: "mentions", name }),
    );
    const channel = write({ table: "inventory_channels", id: "led", name: "Led on" });
    await database.orm.execute(sql`select 1`);
    first.open();
    await Promise.all([...names, channel]);
    expect(await listed()).toEqual(["Night shift"]);
    const [row] = await database.orm.select().from(inventoryChannels).where(eq(inventoryChannels.id, "led"));
    expect(row?.name).toBe("Led on");
    await stack.close();
  },
  120_000,
);
