import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";

/**
 * What Zoom would refuse about a group's name.
 *
 * @param others The other groups of the account: a name stands once, whatever its case.
 */
export function checkName(name: string, others: readonly DirectoryGroup[]): string | undefined {
  const trimmed = name.trim();
  if (trimmed === "") return "A group needs a name.";
  const isTaken = others.some((other) => other.name.trim().toLowerCase() === trimmed.toLowerCase());
  return isTaken ? "The account already has a group with this name." : undefined;
}
