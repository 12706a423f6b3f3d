// How many tests passed and failed, from the reports of their runners. What was skipped shows nothing: it has failed.
import { readFileSync } from "node:fs";

/** @typedef {{ readonly passed: number, readonly failed: number, readonly skipped: number }} Read */

/** @returns {Read} */
export const ofVitest = (report) => ({
  passed: report.numPassedTests,
  failed: report.numFailedTests,
  skipped: report.numPendingTests + report.numTodoTests,
});

/** What passes at the second try only has failed. @returns {Read} */
export const ofPlaywright = ({ stats }) => ({
  passed: stats.expected,
  failed: stats.unexpected + stats.flaky,
  skipped: stats.skipped,
});

/**
 * A runner that dies before its report counts as one failure; so does one that fails without a failed test, or that
 * found none.
 *
 * @param {string} file the report, JSON
 * @param {number | null} code with which the runner ended
 * @param {(report: any) => Read} read
 * @returns {{ passed: number, failed: number }}
 */
export function countsOf(file, code, read) {
  try {
    const { passed, failed, skipped } = read(JSON.parse(readFileSync(file, "utf8")));
    if (skipped > 0) console.error(`${skipped} skipped, which counts as failed.`);
    const all = failed + skipped;
    return { passed, failed: all === 0 && (code !== 0 || !(passed > 0)) ? 1 : all };
  } catch (error) {
    console.error(`No report in ${file}: ${error.message}`);
    return { passed: 0, failed: 1 };
  }
}
