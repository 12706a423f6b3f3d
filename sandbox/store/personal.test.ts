import { describe, expect, it } from "vitest";
import { PersonalLists } from "./personal.ts";

const everything = () => true;

function filled() {
  const lists = new PersonalLists<string>();
  for (const item of ["a", "b", "c", "d", "e"]) lists.add(1, item);
  return lists;
}

describe("a person's list", () => {
  it("comes in pages, oldest first", () => {
    const lists = filled();
    const first = lists.page(1, 0, 2, everything);
    const second = lists.page(1, first.next ?? 0, 2, everything);
    const third = lists.page(1, second.next ?? 0, 2, everything);
    expect([first.items, second.items, third.items, third.next]).toEqual([["a", "b"], ["c", "d"], ["e"], null]);
  });

  it("comes in pages, newest first", () => {
    const lists = filled();
    const first = lists.latestPage(1, null, 2, everything);
    const second = lists.latestPage(1, first.next, 2, everything);
    const third = lists.latestPage(1, second.next, 2, everything);
    expect([first.items, second.items, third.items, third.next]).toEqual([["e", "d"], ["c", "b"], ["a"], null]);
  });

  it("neither repeats nor loses an item when others come and go between two pages", () => {
    const lists = filled();
    const first = lists.latestPage(1, null, 2, everything);
    lists.add(1, "f");
    lists.delete(1, "e");
    expect(lists.latestPage(1, first.next, 2, everything).items).toEqual(["c", "b"]);
  });

  it("counts only what is shown", () => {
    const isShown = (item: string) => item !== "b";
    expect(filled().page(1, 0, 2, isShown)).toEqual({ items: ["a", "c"], next: 3 });
    expect(filled().latestPage(1, null, 4, isShown)).toEqual({ items: ["e", "d", "c", "a"], next: null });
  });

  it("is nobody else's", () => {
    expect(filled().all(2)).toEqual([]);
  });
});
