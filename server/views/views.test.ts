import { eq } from "drizzle-orm";
import type { InferOutput } from "valibot";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MOST_VIEWS, type SavedView, type SavedViews } from "../../domain/saved-view.ts";
import { savedViews } from "../db/schema.ts";
import type { Browser } from "../testing/browser.ts";
import { databaseKinds, type Stack, startStack } from "../testing/stack.ts";

describe.each(databaseKinds)("saved views on %s", (database) => {
  let stack: Stack;
  let admin: Browser;
  let viewer: Browser;
  let member: Browser;
  beforeAll(async () => {
    stack = await startStack({ database, config: { inventoryPart: 1 } });
    const [first, second, third] = ["admin", "channel-viewer", "member"] as const;
    [admin, viewer, member] = [await stack.signIn(first), await stack.signIn(second), await stack.signIn(third)];
  }, 120_000);
  afterAll(() => stack.close());

  const orphans = { page: "/channels", name: "Orphans", search: "list=all&owner=gone" };
  const save = async (who: Browser, over: object = {}): Promise<SavedView> => {
    const answer = await who.post("/api/views", { ...orphans, ...over });
    expect(answer.status).toBe(201);
    return answer.json() as SavedView;
  };
  const namesOf = async (who: Browser, query = ""): Promise<readonly string[]> => {
    const { views } = (await who.get(`/api/views${query}`)).json() as InferOutput<typeof SavedViews>;
    return views.map(({ name }) => name);
  };
  const patch = (who: Browser, id: string, body: unknown) => who.send(`/api/views/${id}`, { method: "PATCH", body });
  const remove = (who: Browser, id: string) => who.send(`/api/views/${id}`, { method: "DELETE" });

  test("are one’s own until they are shared with those who see the same", async () => {
    const view = await save(viewer);
    expect(view).toMatchObject({ ...orphans, isShared: false, isOwn: true, mayChange: true });
    expect(await namesOf(admin)).toEqual([]);
    expect((await patch(admin, view.id, { name: "Mine" })).status).toBe(404);
    expect((await patch(viewer, view.id, { isShared: true })).json()).toMatchObject({ isShared: true });
    expect(await namesOf(admin, "?page=/channels")).toEqual(["Orphans"]);
    expect(await namesOf(admin, "?page=/people")).toEqual([]);
    expect(await namesOf(member)).toEqual([]);
    const { rows } = (await admin.get("/api/audit?operation=shareView")).json() as { rows: unknown[] };
    expect(rows).toHaveLength(1);
    expect((await patch(admin, view.id, { name: "Left behind" })).json()).toMatchObject({
      isOwn: false,
      mayChange: true,
    });
    expect(await namesOf(viewer)).toEqual(["Left behind"]);
    expect((await remove(admin, view.id)).status).toBe(204);
    expect(await namesOf(viewer)).toEqual([]);
  });

  test("of others are changed by owners and administrators of the account alone", async () => {
    const view = await save(admin, { isShared: true });
    expect((await patch(viewer, view.id, { name: "Mine" })).status).toBe(403);
    expect((await remove(viewer, view.id)).status).toBe(403);
    for (const act of [patch(member, view.id, { name: "Mine" }), remove(member, view.id)])
      expect((await act).status).toBe(404);
    expect(await namesOf(viewer)).toEqual(["Orphans"]);
  });

  test("that are shared are changed by their owner no longer once these may not share", async () => {
    const view = await save(admin, { isShared: true });
    const taken = await save(member, { page: "/people" });
    await stack.database.orm.update(savedViews).set({ isShared: true }).where(eq(savedViews.id, taken.id));
    for (const body of [{ name: "Free money here" }, { search: "find=x" }, { isShared: true }])
      expect((await patch(member, taken.id, body)).status).toBe(403);
    expect(await namesOf(viewer, "?page=/people")).toEqual(["Orphans"]);
    expect((await patch(member, taken.id, { isShared: false, name: "Mine" })).json()).toMatchObject({
      isShared: false,
    });
    expect(await namesOf(viewer, "?page=/people")).toEqual([]);
    for (const [who, { id }] of [
      [member, taken],
      [admin, view],
    ] as const)
      expect((await remove(who, id)).status).toBe(204);
  });

  test("of those who may not read the inventory are theirs alone", async () => {
    const own = await save(member, { page: "/emoji" });
    expect(await namesOf(member)).toEqual(["Orphans"]);
    expect((await member.post("/api/views", { ...orphans, isShared: true })).status).toBe(403);
    expect((await patch(member, own.id, { isShared: true })).status).toBe(403);
    expect((await stack.browser().get("/api/views")).status).toBe(401);
  });

  test.each<[string, object]>([
    ["without a name", { name: " " }],
    ["with a long one", { name: "n".repeat(81) }],
    ["of another site", { page: "//elsewhere.example" }],
    ["with an address that is none", { search: "a b" }],
    ["with a long address", { search: "a".repeat(2_001) }],
  ])("%s are refused", async (_what, over) => {
    expect((await viewer.post("/api/views", { ...orphans, ...over })).status).toBe(400);
  });

  test("are not more than some", async () => {
    const [own] = await stack.database.orm.select().from(savedViews);
    if (!own) throw new Error("no view was saved");
    const { views } = (await viewer.get("/api/views")).json() as InferOutput<typeof SavedViews>;
    expect(views.every(({ isOwn }) => !isOwn)).toBe(true);
    const mine = await save(viewer);
    const [row] = (await stack.database.orm.select().from(savedViews)).filter(({ id }) => id === mine.id);
    if (!row) throw new Error("the view was not saved");
    const others = Array.from({ length: MOST_VIEWS - 1 }, (_, at) => ({ ...row, id: `view-${at}` }));
    await stack.database.orm.insert(savedViews).values(others);
    expect((await viewer.post("/api/views", orphans)).status).toBe(400);
  });
});
