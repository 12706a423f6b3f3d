import { NavigationType } from "react-router";
import { expect, test, vi } from "vitest";
import { createGuardedHistory, type History, type HistoryUpdate } from "./guarded-history.ts";

/** A browser's history in memory: `go` moves first and tells afterwards, as browsers do. */
function fakeHistory() {
  const entries = ["/a"];
  let at = 0;
  let listener: ((update: HistoryUpdate) => void) | null = null;
  const locationOf = (path: string) => ({
    ...new URL(path, "http://x"),
    pathname: path,
    search: "",
    hash: "",
    state: null,
    key: path,
  });
  const tell = (action: NavigationType, delta: number): void =>
    listener?.({ action, delta, location: locationOf(entries[at] ?? "") });
  const history: History & { createURL(to: unknown): URL } = {
    action: NavigationType.Pop,
    get location() {
      return locationOf(entries[at] ?? "");
    },
    createHref: String,
    createURL: (to) => new URL(String(to), "http://x"),
    push: (to) => {
      entries.splice(at + 1, entries.length, String(to));
      at += 1;
      tell(NavigationType.Push, 1);
    },
    replace: (to) => {
      entries[at] = String(to);
      tell(NavigationType.Replace, 0);
    },
    go: (delta) => {
      at += delta;
      tell(NavigationType.Pop, delta);
    },
    listen: (next) => {
      listener = next;
      return () => {
        listener = null;
      };
    },
  };
  return { history, here: () => entries[at] };
}

function setup() {
  const { history, here } = fakeHistory();
  const guarded = createGuardedHistory(history);
  const heard = vi.fn();
  guarded.listen(({ location }) => heard(location.pathname));
  guarded.push("/form");
  heard.mockClear();
  const leaves: (() => void)[] = [];
  const release = guarded.guard({
    holds: ({ pathname }) => pathname !== "/form",
    onHeld: (leave) => leaves.push(leave),
  });
  return { guarded, here, heard, leaves, release };
}

test("a link is held, and followed at the person's word", () => {
  const { guarded, here, leaves } = setup();
  guarded.push("/b");
  expect(here()).toBe("/form");
  leaves[0]?.();
  expect(here()).toBe("/b");
});

test("back is undone unheard, and gone back at the person's word", () => {
  const { guarded, here, heard, leaves } = setup();
  guarded.go(-1);
  expect(here()).toBe("/form");
  expect(heard).not.toHaveBeenCalled();
  leaves[0]?.();
  expect(here()).toBe("/a");
  expect(heard).toHaveBeenCalledWith("/a");
});

test("staying leaves the next attempt held too", () => {
  const { guarded, here, leaves } = setup();
  guarded.go(-1);
  guarded.go(-1);
  expect(here()).toBe("/form");
  expect(leaves).toHaveLength(2);
});

test("a navigation the guard does not hold passes", () => {
  const { guarded, heard, leaves } = setup();
  guarded.replace("/form");
  expect(heard).toHaveBeenCalledWith("/form");
  expect(leaves).toEqual([]);
});

test("what follows saving goes past the guard", () => {
  const { guarded, here, leaves } = setup();
  guarded.past(() => guarded.push("/saved"));
  expect(here()).toBe("/saved");
  expect(leaves).toEqual([]);
});

test("a released guard holds nothing", () => {
  const { guarded, here, release } = setup();
  release();
  guarded.go(-1);
  expect(here()).toBe("/a");
});
