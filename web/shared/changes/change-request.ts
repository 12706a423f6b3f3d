import type { ConnectionName } from "../../../contract/bff.ts";
import type { Action } from "../../../domain/changes/action.ts";
import type { ChangeInfo } from "../../../domain/changes/info.ts";
import { request } from "../../lib/api/request.ts";
import { changeInfo } from "./change-info.ts";

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

/**
 * Plans a change, and carries it out in the same request where `isApplied`.
 *
 * @throws ApiError
 */
export function planChange({ connection, parts, reason }: ChangeRequest, isApplied = false): Promise<ChangeInfo> {
  const body = { connection, parts, ...(reason && { reason }), apply: isApplied };
  return request({ path: "/api/changes", method: "POST", body, schema: changeInfo });
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
 * @throws ApiError
 */
export function applyChange(id: string, reason: string): Promise<ChangeInfo> {
  const body = reason.trim() ? { body: { reason } } : {};
  return request({ path: `${changePath(id)}/apply`, method: "POST", ...body, schema: changeInfo });
}

/** @throws ApiError */
export function retryChange(
  id: string,
  statuses: readonly ("failed" | "unknown" | "cancelled" | "stale")[],
): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/retry`, method: "POST", body: { statuses }, schema: changeInfo });
}
