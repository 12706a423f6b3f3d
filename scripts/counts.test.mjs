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
  testResults: [],
});
const playwright = (expected, unexpected = 0, flaky = 0, skipped = 0) => ({
  stats: { expected, unexpected, flaky, skipped },
  suites: [],
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
  expect(countsOf(file, code, read)).toMatchObject(counts);
});

test("without a report something has failed", () => {
  expect(countsOf(path.join(folder, "none.json"), 0, ofVitest)).toMatchObject({ passed: 0, failed: 1 });
});

test("failures say which test it was and why", () => {
  const assertion = (status, fullName, failureMessages = []) => ({ status, fullName, failureMessages });
  const ofUnits = {
    ...vitest(1, 1),
    testResults: [
      {
        name: "a.test.ts",
        message: "",
        assertionResults: [assertion("passed", "holds"), assertion("failed", "adds", ["1 is not 2"])],
      },
      { name: "b.test.ts", message: "cannot be read", assertionResults: [] },
    ],
  };
  expect(ofVitest(ofUnits).failures).toEqual(["✗ a.test.ts adds\n1 is not 2", "✗ b.test.ts\ncannot be read"]);
  const spec = (title, ok, status, errors) => ({
    title,
    file: "x.spec.ts",
    line: 3,
    ok,
    tests: [{ status, results: [{ errors }] }],
  });
  const ofBrowser = {
    ...playwright(1, 1, 1),
    suites: [
      {
        specs: [spec("holds", true, "expected", [])],
        suites: [
          {
            specs: [
              spec("falls", false, "unexpected", [{ message: "late" }]),
              spec("wavers", true, "flaky", [{ message: "once" }]),
            ],
          },
        ],
      },
    ],
  };
  expect(ofPlaywright(ofBrowser).failures).toEqual(["✗ x.spec.ts:3 falls\nlate", "✗ x.spec.ts:3 wavers\nonce"]);
});
