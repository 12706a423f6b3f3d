import { QueryClient, QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { actionIds, actionOf } from "../../../domain/actions/registry.ts";
import { mayOutdate, refreshes } from "../../../domain/changes/action-table.gen.ts";
import type { Shown } from "../../../domain/changes/shown.ts";
import type { EndedChange } from "../../lib/cursor-list/options.ts";
import { refreshAfter } from "./refresh.ts";

let client: QueryClient;
let asked: string[];
let count = 0;
const stops: (() => void)[] = [];
beforeEach(() => {
  client = new QueryClient();
  asked = [];
});
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
  client.clear();
});

const ended = (actionIds: readonly string[], touched: readonly string[] | null): EndedChange => {
  count += 1;
  return { id: `change ${count}`, actionIds, undoOf: null, endedAtMs: count, touched };
};

/** What stands on a page. */
function show(name: string, shows: readonly Shown[], of?: string, data: unknown = "known"): void {
  const queryKey = [name];
  client.setQueryData(queryKey, data);
  const observer = new QueryObserver(client, {
    queryKey,
    queryFn: () => {
      asked.push(name);
      return client.getQueryData(queryKey);
    },
    staleTime: Number.POSITIVE_INFINITY,
    meta: { shows, ...(of !== undefined && { of }) },
  });
  stops.push(observer.subscribe(() => undefined));
}

const paged = (count: number) => ({
  pages: Array.from({ length: count }, (_, page) => ({ items: [page] })),
  pageParams: Array.from({ length: count }, (_, page) => page),
});

test.each(actionIds)("what shows what %s changes is known without loading it", (id) => {
  const action = actionOf(id);
  expect(refreshes[id]).toEqual(action.refreshes);
  expect(action.refreshes.length).toBeGreaterThan(0);
  expect(mayOutdate[id]).toEqual(action.mayOutdate);
});

test("reads again what a change was about, and nothing of what it was not", async () => {
  show("members of a", ["members"], "a");
  show("members of b", ["members"], "b");
  show("channel a", ["channel"], "a");
  show("lists", ["channel-lists"]);
  await refreshAfter(client, ended(["remove-members"], ["a"]));
  expect(asked.sort()).toEqual(["channel a", "members of a"]);
});

test("of a change too large to tell what it was about, all of the kind is read again", async () => {
  show("members of a", ["members"], "a");
  show("members of b", ["members"], "b");
  await refreshAfter(client, ended(["remove-members"], null));
  expect(asked.sort()).toEqual(["members of a", "members of b"]);
});

test("the same end is heard of twice, and once more after a retry", async () => {
  show("lists", ["channel-lists"]);
  const change = ended(["archive-channels"], ["a"]);
  await refreshAfter(client, { ...change, endedAtMs: null });
  expect(asked).toEqual([]);
  await refreshAfter(client, change);
  await refreshAfter(client, change, true);
  expect(asked).toEqual(["lists"]);
  await refreshAfter(client, { ...change, endedAtMs: (change.endedAtMs ?? 0) + 1 });
  expect(asked).toEqual(["lists", "lists"]);
});

test("a list begins anew after one's own change, and keeps its place after that of somebody else", async () => {
  show("short", ["channel-lists"], undefined, paged(3));
  show("long", ["channel-lists"], undefined, paged(6));
  await refreshAfter(client, ended(["rename-channels"], ["a"]), true);
  expect(asked).toEqual(["short"]);
  expect(client.getQueryData(["short"])).toEqual(paged(3));
  expect(client.getQueryData(["long"])).toEqual(paged(6));
  expect(client.getQueryState(["long"])?.isInvalidated).toBe(true);
  await refreshAfter(client, ended(["rename-channels"], ["a"]));
  expect(client.getQueryData(["short"])).toEqual(paged(1));
  expect(client.getQueryData(["long"])).toEqual(paged(1));
});

test("a list begins anew after one's own change also where the stream tells of its end first", async () => {
  show("list", ["channel-lists"], undefined, paged(6));
  const change = ended(["archive-channels"], ["a"]);
  await refreshAfter(client, change, true);
  expect(asked).toEqual([]);
  await refreshAfter(client, change);
  expect(asked).toEqual(["list"]);
  await refreshAfter(client, change, true);
  expect(asked).toEqual(["list"]);
});

test("where people of a directory group are members is not known: it is read once it is looked at again", async () => {
  show("members of a", ["members"], "a");
  await refreshAfter(client, ended(["add-to-directory-groups"], ["g"]));
  expect(asked).toEqual([]);
  expect(client.getQueryState(["members of a"])?.isInvalidated).toBe(true);
});

test("what no question brings is brought up to date in its own way", async () => {
  const reread = vi.fn(async () => undefined);
  client.setQueryData(["table"], "gathered");
  const observer = new QueryObserver(client, {
    queryKey: ["table"],
    meta: { shows: ["retention"], reread },
    enabled: false,
  });
  stops.push(observer.subscribe(() => undefined));
  const change = ended(["set-retention"], ["a"]);
  await refreshAfter(client, change);
  expect(reread).toHaveBeenCalledExactlyOnceWith(client, change);
  expect(client.getQueryData(["table"])).toBe("gathered");
});
