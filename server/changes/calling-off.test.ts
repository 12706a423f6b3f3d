// What a change calls off of that which waits: of those alone to whom it did something, by whichever name they wait.
import { asc, eq, inArray } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { changeItems } from "../db/schema.ts";
import { people, writeThings } from "../inventory/store/things.ts";
import { createLog } from "../log.ts";
import { type Stack, startStack } from "../testing/stack.ts";
import { createCallingOff } from "./calling-off.ts";
import { findChange, type NewItem } from "./change-store.ts";
import { insertChange } from "./insert-change.ts";
import { endingIds } from "./overtaken.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
}, 60_000);
afterAll(() => stack.close());

const none = async () => undefined;
const item = (n: number, who: string, is: "done" | "planned"): NewItem => ({
  ...{ n, part: 0, key: `${endingIds[0]}:c ${who}`, label: who, status: is },
  target: { channelId: "c", userId: who.includes("@") ? "" : who, email: who.includes("@") ? who : "", memberId: "" },
  ...(is === "done"
    ? { before: [{ role: "none" }], to: [{ role: "member" }] }
    : { before: [{ role: "member" }], to: [{ role: "none" }] }),
  ...{ skip: null, noUndo: null, remark: null, files: [] },
});
const change = (id: string, isUndo: boolean) => ({
  ...{ id, accountId: "a", connection: "account", title: `Change ${id}`, plannedBy: "p", plannedAtMs: 1 },
  parts: [{ actionId: "invite-members", input: {}, isUndo }],
  ...{ status: "done", itemCount: 1, endedAtMs: 10 },
});

test("whoever was given something again keeps it, and of others nothing is looked for until the next look", async () => {
  const { orm } = stack.database;
  const told = { department: "", job_title: "", manager: "", role_id: "2", name: "Cy", status: "active" };
  const cy = { key: "cy", user_id: "cy", email: "Cy@x.example", ...told };
  await writeThings(orm, people, [{ things: [cy], atMs: 1 }]);
  const waits = { status: "scheduled", beginsAtMs: stack.clock.nowMs() + 86_400_000, endsAccessOf: "gift" };
  const whos = ["ann", "bob", "cy@x.example"];
  const ends = whos.map((who, n) => item(n, who, "planned"));
  await insertChange(orm, { ...change("end", true), ...waits, endedAtMs: null }, ends, none, none);
  await insertChange(orm, change("own", false), [item(0, "ann", "done"), item(1, "cy", "done")], none, none);
  await insertChange(orm, change("other", false), [item(0, "bob", "done")], none, none);
  await orm
    .update(changeItems)
    .set({ endedAtMs: 10 })
    .where(inArray(changeItems.changeId, ["own", "other"]));

  const { clock, database } = stack;
  const log = createLog("silent", { write: () => undefined });
  const source = { ready: Promise.resolve(database), current: () => database };
  const off = createCallingOff({ database: source, clock, log, audit: { record: async () => {} }, told: () => {} });
  const statuses = async () =>
    (await orm.select().from(changeItems).where(eq(changeItems.changeId, "end")).orderBy(asc(changeItems.n))).map(
      ({ status }) => status,
    );
  const own = await findChange(orm, "own");
  if (!own) throw new Error("it is not there");
  await off.after(own);
  expect(await statuses()).toEqual(["skipped", "planned", "skipped"]);
  await off.look();
  expect(await statuses()).toEqual(["skipped", "skipped", "skipped"]);
  expect(await findChange(orm, "end")).toMatchObject({ status: "cancelled" });
});
