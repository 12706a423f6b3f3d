import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { countsOf, ofPlaywright, ofVitest } from "./counts.mjs";

const folder = mkdtempSync(path.join(tmpdir(), "channelkeeper-counts-"));
const file = path.join(folder, "report.json");
afterAll(() => rmSync(folder, { recursive: true }));

const vitest = (passed, failed = 0, pending = 0, todo = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: pending,
  numTodoTests: todo,
});
const playwright = (expected, unexpected = 0, flaky = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky, skipped },
});

test.each([
  ["all pass", ofVitest, vitest(7), 0, { passed: 7, failed: 0 }],
  ["some fail", ofVitest, vitest(7, 2), 1, { passed: 7, failed: 2 }],
  ["some are skipped", ofVitest, vitest(7, 0, 1, 2), 0, { passed: 7, failed: 3 }],
  ["the runner fails beside them", ofVitest, vitest(7), 1, { passed: 7, failed: 1 }],
  ["the runner was killed", ofVitest, vitest(7), null, { passed: 7, failed: 1 }],
  ["there are none", ofVitest, vitest(0), 0, { passed: 0, failed: 1 }],
  ["some pass at the second try", ofPlaywright, playwright(7, 1, 2), 1, { passed: 7, failed: 3 }],
  ["browser tests are skipped", ofPlaywright, playwright(7, 0, 0, 1), 0, { passed: 7, failed: 1 }],
])("when %s", (_, read, report, code, counts) => {
  writeFileSync(file, JSON.stringify(report));
  expect(countsOf(file, code, read)).toEqual(counts);
});

test("without a report something has failed", () => {
  expect(countsOf(path.join(folder, "none.json"), 0, ofVitest)).toEqual({ passed: 0, failed: 1 });
});
