// Who sees what of the inventory: no more than the account connection would show them at Zoom.
import type { OperationId } from "../../contract/operations.gen.ts";
import { isOpenThroughAccount, type Standing } from "../access/table.ts";
import type { Sight } from "./queries/seen.ts";

const mayCall = (standing: Standing, operations: readonly OperationId[]): boolean =>
  operations.every((id) => isOpenThroughAccount(id, standing));

export const sightOf = (standing: Standing): Sight => ({
  // On which days something was written stands in reports.
  messageDays: mayCall(standing, ["getChatSessionsReports"]),
  retention: mayCall(standing, ["getRetentionPolicyOfChannel"]),
  mentionGroups: mayCall(standing, ["listChannelMentionGroups", "listMembersOfMentionGroup"]),
  directoryGroups: mayCall(standing, ["listChannelMembersGroups"]),
});
