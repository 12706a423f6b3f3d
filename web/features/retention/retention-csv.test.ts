import { expect, test } from "vitest";
import { CsvError } from "../../../domain/csv/parse-csv.ts";
import { csvChunks } from "../../../domain/csv/write-csv.ts";
import { loadedBatches } from "../../lib/csv/batches.ts";
import { readPeriod } from "./period.ts";
import type { PolicyRow } from "./policy-table.ts";
import { csvColumns, readPolicies } from "./retention-csv.ts";

const id = (sign: string) => sign.repeat(32);
const row = (sign: string, wire: string, isCustom: boolean): PolicyRow => ({
  id: id(sign),
  name: `=${sign}, "quoted"`,
  policy: { isCustom, period: readPeriod(wire), wire },
  error: undefined,
});

test("what is exported is imported as it was", async () => {
  const columns = csvColumns((one) => (one === id("a") ? ["Harbour", "Audit"] : []), Date.parse("2026-06-15"));
  let text = "";
  for await (const chunk of csvChunks(columns, loadedBatches([row("a", "6m", true), row("b", "2y", false)])))
    text += chunk;
  expect(text).toContain("2025-12-15,Harbour; Audit");
  expect(readPolicies(text)).toEqual({
    policies: [
      { id: id("a"), name: '=a, "quoted"', next: { isCustom: true, period: { count: 6, unit: "m" } } },
      { id: id("b"), name: '=b, "quoted"', next: { isCustom: false } },
    ],
    problems: [],
  });
});

test("a period alone is a policy of its own, in any order of columns; ids stay as they are", () => {
  const meeting = `web_sch_${id("A")}`;
  const { policies } = readPolicies(`Period;Channel_ID\n2 years;${meeting}\n`);
  expect(policies).toEqual([{ id: meeting, name: "", next: { isCustom: true, period: { count: 2, unit: "y" } } }]);
});

test.each([
  ["own,91d", "Days go from 1 to 90."],
  ["own,11y", "Years go from 1 to 10."],
  ["own,forever", "“forever” is not a period: use for example 30d, 6m or 7y."],
  ["own,", "The policy “own” needs a period."],
  [",", "Neither a policy nor a period."],
  ["keep,1y", "“keep” is not a policy: use own or default."],
])("the cells %j are left out with the reason", (cells, text) => {
  expect(readPolicies(`channel_id,policy,period\n${id("a")},${cells}\n`)).toEqual({
    policies: [],
    problems: [{ line: 2, text }],
  });
});

test("an id that is none, and a channel named twice, are told with their lines", () => {
  const { policies, problems } = readPolicies(
    `channel_id,period\n${id("a")},1y\n1E+31,1y\n${id("a")},2y\n${id("b")},2y\n`,
  );
  expect(policies.map(({ next }) => next)).toHaveLength(2);
  expect(problems).toEqual([
    { line: 3, text: "“1E+31” is not a channel ID." },
    { line: 4, text: "The channel is already on line 2." },
  ]);
});

test("a file without the columns says which it needs, and one that is no CSV fails", () => {
  expect(readPolicies(`name,period\nx,1y\n`).problems).toEqual([
    { line: 1, text: "The first line must name the column channel_id, and policy or period." },
  ]);
  expect(() => readPolicies("")).toThrow(CsvError);
});
