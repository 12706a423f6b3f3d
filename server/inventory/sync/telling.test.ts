import { expect, test } from "vitest";
import { DatabaseAway } from "../../db/database.ts";
import { inventoryAddresses, inventoryReads } from "../../db/schema.ts";
import { createLog } from "../../log.ts";
import { startStack } from "../../testing/stack.ts";
import { createTelling } from "./telling.ts";

test("what has changed while the database is away is written down once it is there", async () => {
  const stack = await startStack();
  const { database, clock } = stack;
  await database.orm.delete(inventoryReads);
  let isAway = true;
  const source = {
    get ready() {
      return isAway ? Promise.reject(new DatabaseAway("away")) : Promise.resolve(database);
    },
  };
  let queuedCount = 0;
  const telling = createTelling(
    { database: source, clock, log: createLog("silent", { write: () => undefined }) },
    async () => {
      queuedCount += 1;
    },
  );
  telling.learned({ memberId: "m1", email: "ada@partner.example" });
  await expect(telling.stored([{ step: "channel", subject: "a" }])).rejects.toThrow("away");
  isAway = false;
  await telling.stored([{ step: "channel", subject: "b" }]);
  const reads = await database.orm.select({ subject: inventoryReads.subject }).from(inventoryReads);
  expect(reads.map(({ subject }) => subject).toSorted()).toEqual(["a", "b"]);
  expect(await database.orm.select().from(inventoryAddresses)).toMatchObject([{ memberId: "m1" }]);
  expect(queuedCount).toBe(1);
  await stack.close();
}, 60_000);
