import { isRight } from "../../../domain/access/rights.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { type May, mayOf } from "../../lib/may.ts";
import { useSession } from "../../lib/session.ts";

/** Whether somebody can do more with a change than look at it: it is their own, or they could make it themselves. */
export const mayAct = (
  { plannedBy, connection, actionIds }: Pick<ChangeInfo, "plannedBy" | "connection" | "actionIds">,
  userId: string,
  may: Pick<May, "all">,
): boolean => plannedBy === userId || (connection === "account" && actionIds.every((id) => isRight(id) && may.all(id)));

export function useMayAct(change: ChangeInfo): boolean {
  const session = useSession();
  return mayAct(change, session.user.id, mayOf(session));
}
