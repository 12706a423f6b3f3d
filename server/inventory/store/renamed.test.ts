// Names that stand beside a key follow whoever, or whatever, is called otherwise.
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call } from "../../../contract/call.ts";
import { updateIMDirectoryGroup } from "../../../contract/endpoints.gen.ts";
import {
  inventoryChannelGroups,
  inventoryDirectoryGroups,
  inventoryMentioned,
  inventoryPeople,
} from "../../db/schema.ts";
import { type Stack, startStack } from "../../testing/stack.ts";
import { newNameIn, newNames } from "./new-names.ts";
import { renamePeople } from "./renamed.ts";
import { directoryGroups, people, writeThings } from "./things.ts";

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
}, 60_000);
afterAll(() => stack.close());

test("a directory group that the console renames is called so in its channels at once", async () => {
  const { orm } = stack.database;
  const group = { key: "g", name: "Old", type: "normal" };
  await writeThings(orm, directoryGroups, [{ things: [group], atMs: 1 }]);
  await orm.insert(inventoryChannelGroups).values({ channelId: "c", groupId: "g", name: "Old" });
  const renaming = newNameIn(call(updateIMDirectoryGroup, { path: { groupId: "g" }, body: { name: "New" } }));
  if (!renaming) throw new Error("it renames nothing");
  await newNames({ ready: Promise.resolve(stack.database) })(renaming);
  expect(await orm.select({ name: inventoryDirectoryGroups.name }).from(inventoryDirectoryGroups)).toEqual([
    { name: "New" },
  ]);
  expect(await orm.select({ name: inventoryChannelGroups.name }).from(inventoryChannelGroups)).toEqual([
    { name: "New" },
  ]);
});

test("whoever is called otherwise is so in mention groups too", async () => {
  const { orm } = stack.database;
  const told = { department: "", job_title: "", manager: "", role_id: "2" };
  const person = { key: "p", user_id: "p", email: "", name: "Old", status: "active", ...told };
  await writeThings(orm, people, [{ things: [person], atMs: 1 }]);
  const mentioned = { groupId: "m", personKey: "p", userId: "p", memberId: "mp", name: "Old", email: "" };
  await orm.insert(inventoryMentioned).values({ ...mentioned, isExternal: false });
  await orm.update(inventoryPeople).set({ name: "New" }).where(eq(inventoryPeople.key, "p"));
  await renamePeople(orm, ["p"]);
  expect(await orm.select({ name: inventoryMentioned.name }).from(inventoryMentioned)).toEqual([{ name: "New" }]);
});
