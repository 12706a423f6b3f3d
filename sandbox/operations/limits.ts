import type { Operation } from "../../contract/operation.ts";

/** The most of something that the contract lets one call of an operation name. */
export function limitOf(operation: Operation, subject: string): number {
  const max = operation.limits.find((limit) => limit.subject.startsWith(subject))?.max;
  if (max === undefined) throw new Error(`${operation.id} has no limit of ${subject}`);
  return max;
}

/** The different values of a comma-separated parameter. */
export function listOf(text: string | undefined): string[] {
  const values = (text ?? "").split(",").map((value) => value.trim());
  return [...new Set(values)].filter((value) => value !== "");
}
