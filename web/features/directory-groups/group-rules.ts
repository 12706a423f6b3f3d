import type { AccountConnection } from "../../../contract/bff.ts";
import type { DirectoryGroup } from "../../../domain/exports/directory-group-rows.ts";
import { allowed, refused, type Verdict } from "../../shared/access/verdict.ts";

/** Whether a person may change directory groups; the console reads them for everybody of the account connection. */
export function groupEditing(account: AccountConnection): Verdict {
  if (account.access === "none") return refused("Directory groups need the account connection.");
  return account.scope === "account"
    ? allowed
    : refused("Your Zoom role can view directory groups. Only the account’s owner and administrators can change them.");
}

/** Whether a person may invite groups into channels and take them out. */
export function groupInviting(account: AccountConnection): Verdict {
  return account.access === "edit"
    ? allowed
    : refused(
        "Your Zoom role lets you view channels but not change them.",
        "Ask an administrator for Edit on Chat Channels.",
      );
}

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
