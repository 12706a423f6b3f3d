// What all operations on IM directory groups ask first: that the account has them, pays, and the caller's role may.
import { operationErrors } from "../../contract/errors.gen.ts";
import type { DirectoryGroup } from "../store/directory-groups.ts";
import { operationError } from "./errors.ts";
import { type OperationContext, ZoomError } from "./operation.ts";

const WITHDRAWN = 4137;

export function checkTerms({ operation, store, caller }: OperationContext, access: "Read" | "Edit"): void {
  const isWithdrawable = operationErrors[operation.id].some(({ code }) => code === WITHDRAWN);
  if (isWithdrawable && store.terms.imGroups === "withdrawn") throw operationError(operation.id, WITHDRAWN);
  if (!store.terms.isPaid) throw operationError(operation.id, 200, { values: { accountId: store.accountId } });
  const privileges = store.privilegesOf(caller.user);
  // The contract lists no error for a role without the privilege.
  if (!privileges.includes("IMGroups:Edit") && !privileges.includes(`IMGroups:${access}`))
    throw new ZoomError(403, 200, "No permission to access IM directory groups.");
}

/** The group of the path. Some operations have a code for one that does not exist, others only a status. */
export function groupAsked({ operation, params, store }: OperationContext): DirectoryGroup {
  const { groupId = "" } = params;
  const group = store.groups.find(groupId);
  if (group) return group;
  const hasCode = operationErrors[operation.id].some(({ code }) => code === 4130);
  throw operationError(operation.id, hasCode ? 4130 : null, hasCode ? { values: { groupId } } : { about: "Not Found" });
}
