import type { BaseIssue } from "valibot";

/** What does not fit the contract, and where: `role: Invalid type: Expected …`. */
export function describeIssue(issue: BaseIssue<unknown>): string {
  return `${issue.path?.map(({ key }) => String(key)).join(".") || "the answer"}: ${issue.message}`;
}
