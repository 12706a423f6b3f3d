// What becomes of one item of a change. Every function is pure: the engine reads, sends and stores.
import type { Failure } from "../failure.ts";
import type { AnyAction } from "./action.ts";
import { type AnyResource, NOT_ONE, type Reading, type Result, type Step, type Via } from "./resource.ts";

export const itemStatuses = [
  /** Its present state is being read. */
  "reading",
  /** Waits for its turn. */
  "planned",
  /** Left out of the plan, with the reason. */
  "skipped",
  /** Left out since what it is could not be read; it can be read again. */
  "unread",
  /** A call is under way, or its answer was lost: what stays so is settled by asking Zoom. */
  "sending",
  "done",
  /** It was so already. */
  "unchanged",
  /** It changed since the plan was made, so it was left alone. */
  "stale",
  "failed",
  /** No answer came, and Zoom does not tell. */
  "unknown",
  /** The job was cancelled before its turn. */
  "cancelled",
] as const;
export type ItemStatus = (typeof itemStatuses)[number];

/** Of those that have ended, what can be tried again; what was cancelled can be planned anew. */
export const retriable = ["failed", "unknown", "stale"] as const satisfies readonly ItemStatus[];
export type Retriable = (typeof retriable)[number];

/** Those that may have ended after some of their calls. */
export const partly: ReadonlySet<ItemStatus> = new Set(["failed", "unknown", "cancelled"]);

/** An item as planned. States are the resource's; undefined where not known. */
export interface Planned {
  readonly target: unknown;
  readonly before: unknown;
  readonly to: unknown;
  readonly skip: string | undefined;
  /** Why it cannot be taken back; undefined when it can. */
  readonly noUndo: string | undefined;
  readonly remark: string | undefined;
  /** Why what it is could not be read, where that may pass or be mended. */
  readonly failure?: Failure;
}

/** How an item ends, or that it goes on. */
export type Outcome =
  | { readonly status: "done"; readonly target?: unknown; readonly remark?: string }
  | { readonly status: "unchanged"; readonly remark?: string }
  | { readonly status: "stale"; readonly now: unknown }
  | { readonly status: "failed"; readonly failure: Failure }
  | { readonly status: "unknown"; readonly failure: Failure };

/** Plans one item. */
export function planItem(
  action: AnyAction,
  given: unknown,
  reading: Reading<unknown>,
  input: unknown,
  via: Via,
): Planned {
  const { resource } = action;
  const target = targetIn(reading, given);
  const skipped = (skip: string, before?: unknown): Planned => ({
    target,
    before,
    to: undefined,
    skip,
    noUndo: undefined,
    remark: undefined,
  });
  if (reading.is === "failed") return unread(skipped(NOT_FOUND), reading.failure);
  const now: unknown = reading.is === "known" ? reading.state : undefined;
  const wanted = action.want(target, now, input);
  if ("skip" in wanted) return skipped(wanted.skip, now);
  return planTowards(resource, target, now, wanted.to, via);
}

/** A target as it turns out to be. */
const targetIn = (reading: Reading<unknown>, given: unknown): unknown =>
  reading.is === "known" && reading.target !== undefined ? reading.target : given;

/**
 * Plans to bring a target to a state that is known, whatever it is now.
 *
 * @param now Undefined where it is not known.
 */
function planTowards(resource: AnyResource, target: unknown, now: unknown, wanted: unknown, via: Via): Planned {
  const { to, leftOut } = withoutGone<Becoming>(resource, { to: wanted }, now);
  const before = withinChange(resource, now, to);
  const plan: Planned = { target, before, to, skip: undefined, noUndo: undefined, remark: undefined };
  const skipped = (skip: string): Planned => ({ ...plan, to: undefined, skip });
  if (before !== undefined && resource.isSame(before, to)) return skipped(ALREADY_SO);
  const way = resource.step({ target, now: before, to }, via);
  if (way === null) return skipped(ALREADY_SO);
  if ("why" in way) return skipped(way.why);
  return { ...plan, noUndo: whyNoUndo(resource, target, before, to, via), remark: remarks(leftOut, way.remark) };
}

/** Plans an item that was set aside, from how it was found to what it was to become. */
export function planOver(resource: AnyResource, item: Pending, found: unknown, via: Via): Planned {
  const { target, to } = item;
  return isTaken(resource, item, found)
    ? { target, before: found, to: undefined, skip: TAKEN, noUndo: undefined, remark: undefined }
    : planTowards(resource, target, found, to, via);
}

const TAKEN = "There is another one with this name by now.";

/** An item that is to become something, perhaps without some who were to be in it. */
interface Becoming {
  /** What it was, where that is known. */
  readonly before?: unknown;
  readonly to: unknown;
  /** How many have been left out of it since, as a sentence. */
  readonly leftOut?: string | undefined;
}

/**
 * An item without those who can no longer be in what it was or is to become.
 *
 * @param now Undefined where it is not known.
 */
export function withoutGone<Item extends Becoming>(resource: AnyResource, item: Item, now: unknown): Item {
  if (now === undefined || !resource.withoutGone) return item;
  const rest = item.to === undefined ? undefined : resource.withoutGone(item.to, now);
  const was = item.before === undefined ? undefined : resource.withoutGone(item.before, now);
  return { ...item, ...(was && { before: was.to }), ...(rest && { to: rest.to, leftOut: rest.remark }) };
}

const remarks = (...all: readonly (string | undefined)[]): string | undefined =>
  all.filter((one) => one !== undefined).join(" ") || undefined;

/** What of a state a change is about. */
export const withinChange = (resource: AnyResource, state: unknown, to: unknown): unknown =>
  state === undefined || resource.within === undefined ? state : resource.within(state, to);

/** Of what was given until a day and stays: who has decided that follows. */
export const PERMANENT_BY = "It was made permanent by";
export const ALREADY_SO = "Nothing to change.";

/** Of what was not begun since what goes before it did not succeed. */
export const FIRST_FAILED = "first_failed";

const NOT_FOUND = "Zoom no longer has it.";

/** What becomes of an item that could not be read. @param notFound where Zoom says that there is none */
const unread = (notFound: Planned, failure: Failure): Planned =>
  failure.kind === "not_found"
    ? notFound
    : failure.code === NOT_ONE
      ? { ...notFound, skip: failure.message }
      : { ...notFound, skip: `It could not be read: ${failure.message} (${failure.code})`, failure };

/** Why there is no way back. What is not known before is found out when it is made, so it is not held against it. */
function whyNoUndo(resource: AnyResource, target: unknown, before: unknown, to: unknown, via: Via): string | undefined {
  if (before === undefined) return undefined;
  const back = resource.step({ target, now: to, to: before }, via);
  return back !== null && "why" in back ? back.why : undefined;
}

/** An item of a change that was carried out, as its undo takes it. */
export interface Carried {
  /** What it was. */
  readonly before: unknown;
  /** What it became. */
  readonly to: unknown;
}

/** Plans the way back of an item. */
export function planUndo(
  resource: AnyResource,
  given: unknown,
  carried: Carried,
  reading: Reading<unknown>,
  via: Via,
): Planned {
  const target = targetIn(reading, given);
  const present: unknown = reading.is === "known" ? reading.state : undefined;
  const turned: Becoming = { before: carried.to, to: carried.before };
  const { before: expected, to, leftOut } = withoutGone(resource, turned, present);
  const plan: Planned = { target, before: expected, to, skip: undefined, noUndo: undefined, remark: undefined };
  const skipped = (skip: string): Planned => ({ ...plan, to: undefined, skip });
  if (to === undefined) return skipped("Its earlier state is not known.");
  if (reading.is === "failed") {
    const notRead = unread(skipped(NOT_FOUND), reading.failure);
    // What it was to become is kept for the next time.
    return notRead.failure ? { ...notRead, to } : notRead;
  }
  if (reading.is === "known") {
    if (resource.isSame(reading.state, to)) return skipped(ALREADY_SO);
    if (!resource.isSame(reading.state, expected))
      return { ...skipped("It was changed in the meantime."), before: reading.state };
  }
  const now: unknown = reading.is === "known" ? reading.state : untoldNow(resource, expected);
  const way = resource.step({ target, now, to }, via);
  if (way === null) return skipped(ALREADY_SO);
  if ("why" in way) return skipped(way.why);
  // What was read says more than what was expected, as the ID of somebody who was named by their address.
  const before = reading.is === "known" ? withinChange(resource, now, to) : expected;
  return {
    ...plan,
    before,
    noUndo: whyNoUndo(resource, target, expected, to, via),
    remark: remarks(leftOut, way.remark),
  };
}

/** An item that is to be sent, as stored. */
export interface Pending {
  readonly target: unknown;
  readonly before: unknown;
  readonly to: unknown;
  /** After some of its calls have succeeded; undefined before the first. */
  readonly reached: unknown;
}

export type Decision =
  /** @param now What it is before the call; undefined where nothing tells. */
  | { readonly do: "send"; readonly step: Step<unknown>; readonly now: unknown }
  | { readonly do: "end"; readonly outcome: Outcome };

/** What to do with an item that waits for its turn, by what Zoom says of it now. */
export function decide(resource: AnyResource, item: Pending, reading: Reading<unknown>, via: Via): Decision {
  if (reading.is === "failed") return end({ status: "failed", failure: reading.failure });
  const expected = item.reached ?? item.before;
  // After some of its calls nothing but its state tells what is next.
  if (reading.is === "untold" && item.reached !== undefined && !resource.isToldByAnswer)
    return end({ status: "unknown", failure: NOT_TOLD });
  const now: unknown = reading.is === "known" ? reading.state : untoldNow(resource, expected);
  if (isTaken(resource, item, now)) return end({ status: "stale", now });
  if (now !== undefined && resource.isSame(now, item.to))
    return item.reached === undefined ? end({ status: "unchanged" }) : end(doneAs(resource, item.target, now));
  if (expected !== undefined && now !== undefined && !resource.isSame(now, expected))
    return end({ status: "stale", now });
  return onward(resource, item, now, via);
}

/** Whether something else has its place, so that nothing of it was made. */
const isTaken = (resource: AnyResource, item: Pending, now: unknown): boolean =>
  item.reached === undefined && resource.isTaken?.({ ...item, now }) === true;

/** What an item counts as where Zoom does not say: as expected if nothing is read of it anyway. */
const untoldNow = (resource: AnyResource, expected: unknown): unknown =>
  resource.isToldByAnswer ? expected : undefined;

const NOT_TOLD: Failure = {
  kind: "unanswered",
  code: "not_told",
  status: 0,
  message: "Zoom does not say how far this has come.",
};

/** What to do with an item to whose call no answer came, by what Zoom says of it now. */
export function settle(
  resource: AnyResource,
  item: Pending & { readonly sent: Step<unknown> },
  reading: Reading<unknown>,
  lost: Failure,
  via: Via,
): Decision {
  if (reading.is !== "known") return end({ status: "unknown", failure: lost });
  const now = reading.state;
  if (resource.isSame(now, item.to)) return end(doneAs(resource, item.target, now));
  if (resource.isSame(now, item.sent.reached)) return onward(resource, item, now, via);
  const expected = item.reached ?? item.before;
  // It was not done: it goes again, since Zoom has said so.
  if (expected === undefined || resource.isSame(now, expected)) return onward(resource, item, now, via);
  return end({ status: "stale", now });
}

/** What an answer of success makes of an item. */
export function afterAnswer(
  resource: AnyResource,
  item: Pending & { readonly sent: Step<unknown> },
  result: Result<unknown>,
  via: Via,
): Decision | "read" {
  if (result.is === "untold") return "read";
  if (result.is === "failed") return end({ status: "failed", failure: result.failure });
  if (result.is === "unchanged") return end(unchanged(result.remark));
  const decision = onward(resource, item, result.now ?? item.sent.reached, via);
  if (decision.do === "send" || decision.outcome.status !== "done") return decision;
  return end({ ...decision.outcome, ...(result.remark !== undefined && { remark: result.remark }) });
}

/** What a refusal of a call for one item alone makes of it. @param now What it was before the call */
export function afterRefusal(
  resource: AnyResource,
  item: Pick<Pending, "target" | "to"> & { readonly sent: string; readonly now: unknown },
  failure: Failure,
  via: Via,
): Decision {
  const { target, to, now } = item;
  const next: unknown = resource.afterRefusal?.(item.sent, { target, now, to }, failure);
  return next === undefined ? end({ status: "failed", failure }) : onward(resource, item, next, via);
}

/** Done, with the target where its state says more of it. */
function doneAs(resource: AnyResource, target: unknown, state: unknown): Outcome {
  const identified: unknown = resource.identified?.(target, state) ?? target;
  return identified === target ? { status: "done" } : { status: "done", target: identified };
}

const unchanged = (remark: string | undefined): Outcome =>
  remark === undefined ? { status: "unchanged" } : { status: "unchanged", remark };

function onward(resource: AnyResource, item: Pick<Pending, "target" | "to">, now: unknown, via: Via): Decision {
  const step = resource.step({ target: item.target, now, to: item.to }, via);
  if (step === null) return end(doneAs(resource, item.target, now));
  if ("why" in step)
    return end({ status: "failed", failure: { kind: "refused", code: "no_way", status: 0, message: step.why } });
  return { do: "send", step, now };
}

const end = (outcome: Outcome): Decision => ({ do: "end", outcome });
