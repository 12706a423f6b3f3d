import type { ConnectionName } from "../../../contract/bff.ts";
import { changesPath } from "../../../contract/bff.ts";
import type { Action } from "../../../domain/changes/action.ts";
import type { AppliedChange, ChangeInfo } from "../../../domain/changes/info.ts";
import type { Retriable } from "../../../domain/changes/item.ts";
import type { Matching } from "../../../domain/changes/matching.ts";
import { request } from "../../lib/api/request.ts";
import { send } from "../../lib/api/send.ts";
import { workingTicket } from "../../stores/ticket.ts";
import { appliedChange, changeInfo } from "./change-info.ts";

/** What is to be done to some things. */
export interface ChangePart {
  readonly actionId: string;
  readonly input: unknown;
  /** The things, or what they have in common; see `MatchingTargets`. */
  readonly targets: readonly unknown[] | { readonly matching: Matching; readonly each: readonly unknown[] };
  /** How many channels were in view where they were chosen; undefined where it was no list of channels. */
  readonly listTotal?: number;
}

/** A part whose things are known. */
export interface ListedPart extends ChangePart {
  readonly targets: readonly unknown[];
}

export interface ChangeRequest {
  readonly connection: ConnectionName;
  readonly parts: readonly ChangePart[];
  /** What is done at once, and has to succeed before the parts begin. */
  readonly first?: readonly ChangePart[];
  /** When the parts begin, epoch milliseconds; at once where it is left out. */
  readonly at?: number;
  readonly reason?: string;
  /** The number of the ticket it is made for; the one that the person works on where it is left out. */
  readonly ticket?: string;
  /** When what it gives is taken back, epoch milliseconds; it stays where this is left out. */
  readonly until?: number;
  /** ID of a plan of one's own that this one is made in place of. */
  readonly insteadOf?: string;
}

/** Carries the number of the ticket that the person works on, unless it has one of its own. */
function forTicket<Said extends object>(said: Said): Said {
  const ticket = workingTicket();
  return ticket === "" ? said : { ticket, ...said };
}

/** An action with what it is applied to; what does not fit it does not compile. */
export function partOf<Target, State, Input>(
  { id }: Action<Target, State, Input>,
  input: Input,
  targets: readonly Target[],
): ListedPart {
  return { actionId: id, input, targets };
}

export const changePath = (id: string): string => `${changesPath}/${encodeURIComponent(id)}`;

/** @throws ApiError */
export function planChange(change: ChangeRequest): Promise<ChangeInfo> {
  return request({ path: changesPath, method: "POST", body: forTicket(change), schema: changeInfo });
}

/**
 * Plans a change that the person has confirmed, and carries it out in the same request. One that wants a reason stays
 * a plan.
 *
 * @throws ApiError
 */
export function planAndApply(change: ChangeRequest): Promise<AppliedChange> {
  const body = { ...forTicket(change), apply: true, confirmed: "grave" };
  return request({ path: changesPath, method: "POST", body, schema: appliedChange });
}

/**
 * `again` plans what was stopped as a change of its own, `reread` reads what could not be read of a plan, `forget` has a
 * plan that nobody kept leave no trace.
 */
export type ChangeAct = "pause" | "resume" | "cancel" | "again" | "reread" | "forget";

/** @throws ApiError */
export function actOnChange(id: string, act: ChangeAct): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/${act}`, method: "POST", schema: changeInfo });
}

/** Has a plan that nobody kept leave no trace, while the page with its dialog is being left. */
export const forgetAsPageGoes = (id: string): Promise<unknown> =>
  send("POST", `${changePath(id)}/forget`, undefined, null, true);

/**
 * Plans the way back of a change, of all that can be or of what is named.
 *
 * @throws ApiError
 */
export function planUndo(id: string, which?: UndoneItems): Promise<ChangeInfo> {
  const said = forTicket(which ?? {});
  const body = Object.keys(said).length > 0 ? { body: said } : {};
  return request({ path: `${changePath(id)}/undo`, method: "POST", ...body, schema: changeInfo });
}

/** Some items of a change. */
export interface UndoneItems {
  /** Their numbers. */
  readonly items: readonly number[];
  /** ID of a channel, a space or a group: of these items those that are about it. */
  readonly of?: string;
}

export interface Applying {
  /** Empty where none was asked for; see `PlanInfo.guards`. */
  readonly reason?: string;
  /** The number of a ticket; that of the plan where it is empty. */
  readonly ticket?: string;
  /** When what it gives is taken back, epoch milliseconds; as the plan says where it is left out. */
  readonly until?: number;
  /** Another day than the plan's, epoch milliseconds; see `wantsNewDay`. */
  readonly at?: number | undefined;
}

/**
 * Carries a plan out, on its day where it has one.
 *
 * @throws ApiError
 */
export function applyChange(id: string, { reason, ticket = "", until, at }: Applying): Promise<AppliedChange> {
  const said = {
    ...(reason?.trim() && { reason }),
    ...(ticket.trim() && { ticket }),
    ...(until !== undefined && { until }),
    ...(at !== undefined && { at }),
  };
  const body = Object.keys(said).length > 0 ? { body: said } : {};
  return request({ path: `${changePath(id)}/apply`, method: "POST", ...body, schema: appliedChange });
}

/**
 * Has a change that waits begin on another day, epoch milliseconds.
 *
 * @throws ApiError
 */
export function postponeChange(id: string, at: number): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/postpone`, method: "POST", body: { at }, schema: changeInfo });
}

/**
 * Has what was given until a day stay: these items of the change that was to take it back are left out.
 *
 * @throws ApiError
 */
export function keepItems(id: string, items: readonly number[]): Promise<ChangeInfo> {
  return request({ path: `${changePath(id)}/keep`, method: "POST", body: { items }, schema: changeInfo });
}

/**
 * Has what was not done tried again.
 *
 * @param reason Empty where none was asked for; see `PlanInfo.guards`.
 * @throws ApiError
 */
export function retryChange(id: string, statuses: readonly Retriable[], reason = ""): Promise<ChangeInfo> {
  const body = { statuses, ...(reason.trim() && { reason }) };
  return request({ path: `${changePath(id)}/retry`, method: "POST", body, schema: changeInfo });
}
