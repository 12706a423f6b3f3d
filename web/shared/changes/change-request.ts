import type { ConnectionName } from "../../../contract/bff.ts";
import type { Action } from "../../../domain/changes/action.ts";
import type { AppliedChange, ChangeInfo } from "../../../domain/changes/info.ts";
import { request } from "../../lib/api/request.ts";
import { appliedChange, changeInfo } from "./change-info.ts";

/** What is to be done to some things. */
export interface ChangePart {
  readonly actionId: string;
  readonly input: unknown;
  readonly targets: readonly unknown[];
}

export interface ChangeRequest {
  readonly connection: ConnectionName;
  readonly parts: readonly ChangePart[];
  readonly reason?: string;
}

/** An action with what it is applied to; what does not fit it does not compile. */
export function partOf<Target, State, Input>(
  { id }: Action<Target, State, Input>,
  input: Input,
  targets: readonly Target[],
): ChangePart {
  return { actionId: id, input, targets };
}

export const changePath = (id: string): string => `/api/changes/${encodeURIComponent(id)}`;

/** @throws ApiError */
export function planChange(change: ChangeRequest): Promise<ChangeInfo> {
  return request({ path: "/api/changes", method: "POST", body: change, schema: changeInfo });
}

/**
 * Plans a change that the person has confirmed, and carries it out in the same request. One that wants a reason stays
 * a plan.
 *
 * @throws ApiError
 */
export function planAndApply(change: ChangeRequest): Promise<AppliedChange> {
  const body = { ...change, apply: true, confirmed: "grave" };
  return request({ path: "/api/changes", method: "POST", body, schema: appliedChange });
}

export type ChangeAct = "pause" | "resume" | "cancel" | "undo";

/** @throws ApiError */
export function actOnChange(id: string, act: ChangeAct): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/${act}`, method: "POST", schema: changeInfo });
}

/**
 * Carries a plan out.
 *
 * @param reason Empty where none was asked for; see `PlanInfo.guards`.
 * @param at When it begins, epoch milliseconds; at once where it is left out.
 * @throws ApiError
 */
export function applyChange(id: string, reason: string, at?: number): Promise<AppliedChange> {
  const how = { ...(reason.trim() && { reason }), ...(at !== undefined && { at }) };
  const body = Object.keys(how).length > 0 ? { body: how } : {};
  return request({ path: `${changePath(id)}/apply`, method: "POST", ...body, schema: appliedChange });
}

/** @throws ApiError */
export function retryChange(
  id: string,
  statuses: readonly ("failed" | "unknown" | "cancelled" | "stale")[],
): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/retry`, method: "POST", body: { statuses }, schema: changeInfo });
}
