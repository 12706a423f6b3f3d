import { expect, test } from "vitest";
import { readPeriod } from "../../../domain/retention-period.ts";
import { ApiError } from "../../lib/api/errors.ts";
import {
  emptyTable,
  onlyChannels,
  type PolicyRow,
  type PolicyTable,
  readTableView,
  viewOf,
  withChannels,
  withoutChannels,
  withPolicies,
  withRows,
} from "./policy-table.ts";

const row = (id: string, name: string, wire?: string, isCustom = true): PolicyRow => ({
  id,
  name,
  policy: wire === undefined ? undefined : { isCustom, period: readPeriod(wire), wire },
  error: undefined,
});
const tableOf = (...rows: readonly PolicyRow[]): PolicyTable => new Map(rows.map((one) => [one.id, one]));
const ids = (rows: Iterable<{ readonly id: string }>) => [...rows].map(({ id }) => id).join();

test("a channel that is there already keeps what is known of it", () => {
  const table = withChannels(tableOf(row("a", "Ada", "7y")), [
    { id: "a", name: "" },
    { id: "b", name: "" },
  ]);
  expect([...table.values()].map(({ name, policy }) => [name, policy?.wire])).toEqual([
    ["Ada", "7y"],
    ["b", undefined],
  ]);
});

test("what comes of a channel that was taken out meanwhile does not bring it back", () => {
  const table = withoutChannels(withChannels(emptyTable, [{ id: "a", name: "A" }]), new Set(["a"]));
  expect(withRows(table, [row("a", "A", "7y")]).size).toBe(0);
  expect(withPolicies(table, new Map([["a", { isCustom: false, period: undefined, wire: "" }]])).size).toBe(0);
});

test("a link shows its channels in its order, and nothing else", () => {
  const table = onlyChannels(tableOf(row("a", "Ada", "7y"), row("b", "Ben", "1y")), ["c", "a"]);
  expect(ids(table.values())).toBe("c,a");
  expect(table.get("a")?.policy?.wire).toBe("7y");
});

const failed: PolicyRow = {
  id: "x",
  name: "Gone",
  policy: undefined,
  error: new ApiError("no", { code: 4130, status: 404 }),
};
const table = tableOf(row("a", "Zoo", "6m"), row("b", "bar café", "2y", false), failed, row("c", "Alpha", "7y"));

test.each([
  ["", "a,b,x,c"],
  ["find=BAR", "b"],
  ["find=x", "x"],
  ["policy=own", "a,c"],
  ["policy=default", "b"],
  ["policy=held", "b"],
  ["policy=failed", "x"],
  ["policy=nonsense", "a,b,x,c"],
  ["sort=name.asc", "c,b,x,a"],
  ["sort=kept.asc", "a,b,c,x"],
  ["sort=kept.desc", "c,b,a,x"],
  ["sort=id.asc", "a,b,x,c"],
])("%j shows %s", (query, shown) => {
  const view = readTableView(new URLSearchParams(query));
  expect(ids(viewOf(table, view, (id) => id === "b", 0))).toBe(shown);
});
