// How many tests passed and failed, from the reports of their runners. What was skipped shows nothing: it has failed.
import { readFileSync } from "node:fs";

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number, readonly failures: readonly string[] }} Read */

/** Of a message what it says first: the rest stands where it was printed. */
const MOST_OF_MESSAGE = 1_500;
const said = (name, messages) => `✗ ${name}\n${messages.join("\n").slice(0, MOST_OF_MESSAGE)}`;

/** @returns {Read} */
export const ofVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
  failures: report.testResults.flatMap(({ name, message, assertionResults }) => {
    const failed = assertionResults.filter(({ status }) => status === "failed");
    if (failed.length === 0) return message ? [said(name, [message])] : [];
    return failed.map(({ fullName, failureMessages }) => said(`${name} ${fullName}`, failureMessages));
  }),
});

const specsIn = (suite) => [...(suite.specs ?? []), ...(suite.suites ?? []).flatMap(specsIn)];
const messagesOf = ({ tests }) =>
  tests.flatMap(({ results }) => results.flatMap(({ errors }) => errors.map(({ message }) => message)));

/** What passes at the second try only has failed. @returns {Read} */
export const ofPlaywright = ({ stats, suites }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
  failures: suites
    .flatMap(specsIn)
    .filter((spec) => !spec.ok || spec.tests.some(({ status }) => status === "flaky"))
    .map((spec) => said(`${spec.file}:${spec.line} ${spec.title}`, messagesOf(spec))),
});

/**
 * A runner that dies before its report counts as one failure; so does one that fails without a failed test, or that
 * found none.
 *
 * @param {string} file the report, JSON
 * @param {number | null} code with which the runner ended
 * @param {(report: any) => Read} read
 * @returns {{ passed: number, failed: number, failures: readonly string[] }}
 */
export function countsOf(file, code, read) {
  try {
    const { passed, failed, skipped, failures } = read(JSON.parse(readFileSync(file, "utf8")));
    if (skipped > 0) console.error(`${skipped} skipped, which counts as failed.`);
    const all = failed + skipped;
    if (all > 0 || (code === 0 && passed > 0)) return { passed, failed: all, failures };
    return {
      passed,
      failed: 1,
      failures: [...failures, `✗ the runner ended with ${code} after ${passed} passed tests`],
    };
  } catch (error) {
    console.error(`No report in ${file}: ${error.message}`);
    return { passed: 0, failed: 1, failures: [`✗ no report in ${file}: ${error.message}`] };
  }
}
