import { describe, expect, test } from "vitest";
import type { ChannelRow } from "../../../domain/exports/channel-rows.ts";
import { createViewer } from "../../lib/cursor-list/viewer.ts";
import { isFiltered, type ListView, nextSort, readView, rowsView } from "./list-view.ts";

const row = (name: string, type = 3, posting: number | undefined = 1): ChannelRow => ({
  id: name,
  name,
  type,
  posting,
  adding: 1,
  mentionAll: 1,
  external: 0,
  seesHistory: true,
  memberCount: undefined,
});

const all: ListView = { name: "", filters: {}, sort: undefined };
const view = (rows: readonly ChannelRow[], asked: ListView) => createViewer<ChannelRow>()(rows, rowsView(asked));
const names = (rows: readonly ChannelRow[]) => rows.map(({ name }) => name).join(" ");

test("without filter and order the rows pass as they are", () => {
  const rows = [row("b"), row("a")];
  expect(view(rows, all)).toBe(rows);
});

describe("filters", () => {
  const rows = [row("Design"), row("Sales", 1), row("design-ops", 1, 2), row("random", 3, undefined)];
  test.each<[string, Partial<ListView>, string]>([
    ["a part of the name, any case", { name: "DESIGN" }, "Design design-ops"],
    ["words in any order", { name: "ops  des" }, "design-ops"],
    ["a type", { filters: { type: 1 } }, "Sales design-ops"],
    ["two at once", { filters: { type: 1, posting: 2 } }, "design-ops"],
    ["a setting the operation does not tell matches none", { filters: { posting: 3 } }, ""],
  ])("%s", (_, part, expected) => {
    expect(names(view(rows, { ...all, ...part }))).toBe(expected);
  });
});

describe("order", () => {
  const rows = [row("b", 1), row("A", 3), row("c", 1)];
  test.each<[ListView["sort"], string]>([
    [{ column: "name", direction: "asc" }, "A b c"],
    [{ column: "name", direction: "desc" }, "c b A"],
    [{ column: "type", direction: "asc" }, "b c A"],
    [{ column: "type", direction: "desc" }, "A b c"],
  ])("%o", (sort, expected) => {
    expect(names(view(rows, { ...all, sort }))).toBe(expected);
  });

  test("added pages are merged to what sorting everything would give", () => {
    const viewer = createViewer<ChannelRow>();
    const byName: ListView = { name: "", filters: { type: 3 }, sort: { column: "name", direction: "asc" } };
    const source = Array.from({ length: 500 }, (_, at) => row(`n${(at * 7_919) % 500}`, at % 2 === 0 ? 3 : 1));
    for (let count = 50; count <= 500; count += 50) viewer(source.slice(0, count), rowsView(byName));
    expect(names(viewer(source, rowsView(byName)))).toBe(names(view(source, byName)));
  });
});

test("a replaced list is looked at anew", () => {
  const viewer = createViewer<ChannelRow>();
  const withA = rowsView({ ...all, name: "a" });
  viewer([row("a1"), row("b")], withA);
  expect(names(viewer([row("a2"), row("a1"), row("b")], withA))).toBe("a2 a1");
  expect(names(viewer([row("b")], withA))).toBe("");
});

test("a row that changed between two that did not is shown as it is now", () => {
  const viewer = createViewer<ChannelRow>();
  const withA = rowsView({ ...all, name: "a" });
  const [first, last] = [row("a1"), row("a3")];
  viewer([first, row("a2"), last], withA);
  expect(names(viewer([first, { ...row("a2"), name: "a2 renamed" }, last], withA))).toBe("a1 a2 renamed a3");
});

test("the view is read from the address, and nonsense is left out", () => {
  const view = readView(new URLSearchParams("name=+x+&type=3&posting=evil&external=0&sort=name.desc"));
  expect(view).toEqual({ name: "x", filters: { type: 3, external: 0 }, sort: { column: "name", direction: "desc" } });
  expect(isFiltered(view)).toBe(true);
  expect(readView(new URLSearchParams("sort=id.asc"))).toEqual(all);
});

test("clicks on a head go up, down, and back to Zoom's order", () => {
  const up = nextSort(undefined, "name");
  const down = nextSort(up, "name");
  expect([up?.direction, down?.direction, nextSort(down, "name")]).toEqual(["asc", "desc", undefined]);
  expect(nextSort(up, "type")).toEqual({ column: "type", direction: "asc" });
});
