// What becomes of one item of a change. Every function is pure: the engine reads, sends and stores.
import type { Failure } from "../failure.ts";
import type { AnyAction } from "./action.ts";
import type { AnyResource, Reading, Result, Step, Via } from "./resource.ts";

export const itemStatuses = [
  /** Its present state is being read. */
  "reading",
  /** Waits for its turn. */
  "planned",
  /** Left out of the plan, with the reason. */
  "skipped",
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

/** An item as planned. States are the resource's; undefined where not known. */
export interface Planned {
  readonly target: unknown;
  readonly before: unknown;
  readonly to: unknown;
  readonly skip: string | undefined;
  /** Why it cannot be taken back; undefined when it can. */
  readonly noUndo: string | undefined;
  readonly remark: string | undefined;
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
  target: unknown,
  reading: Reading<unknown>,
  input: unknown,
  via: Via,
): Planned {
  const { resource } = action;
  const skipped = (skip: string, before?: unknown): Planned => ({
    target,
    before,
    to: undefined,
    skip,
    noUndo: undefined,
    remark: undefined,
  });
  if (reading.is === "failed") return skipped(notFoundOr(reading.failure));
  const now: unknown = reading.is === "known" ? reading.state : undefined;
  const wanted = action.want(target, now, input);
  if ("skip" in wanted) return skipped(wanted.skip, now);
  const before = withinChange(resource, now, wanted.to);
  if (before !== undefined && resource.isSame(before, wanted.to)) return skipped(ALREADY_SO, before);
  const way = resource.step({ target, now: before, to: wanted.to }, via);
  if (way === null) return skipped(ALREADY_SO, before);
  if ("why" in way) return skipped(way.why, before);
  return {
    target,
    before,
    to: wanted.to,
    skip: undefined,
    noUndo: whyNoUndo(resource, target, before, wanted.to, via),
    remark: way.remark,
  };
}

/** What of a state a change is about. */
export const withinChange = (resource: AnyResource, state: unknown, to: unknown): unknown =>
  state === undefined || resource.within === undefined ? state : resource.within(state, to);

export const ALREADY_SO = "Nothing to change.";

const notFoundOr = (failure: Failure) => (failure.kind === "not_found" ? "Zoom no longer has it." : failure.message);

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
  target: unknown,
  carried: Carried,
  reading: Reading<unknown>,
  via: Via,
): Planned {
  const { before: to, to: expected } = carried;
  const plan: Planned = { target, before: expected, to, skip: undefined, noUndo: undefined, remark: undefined };
  const skipped = (skip: string): Planned => ({ ...plan, to: undefined, skip });
  if (to === undefined) return skipped("Its earlier state is not known.");
  if (reading.is === "failed") return skipped(notFoundOr(reading.failure));
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
  return { ...plan, before, noUndo: whyNoUndo(resource, target, expected, to, via), remark: way.remark };
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
  if (now !== undefined && resource.isSame(now, item.to))
    return item.reached === undefined ? end({ status: "unchanged" }) : end(doneAs(resource, item.target, now));
  if (expected !== undefined && now !== undefined && !resource.isSame(now, expected))
    return end({ status: "stale", now });
  return onward(resource, item, now, via);
}

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
