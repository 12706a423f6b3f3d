// Items as they are stored, and as the domain takes them.
import * as v from "valibot";
import type { AnyResource, Step } from "../../domain/changes/resource.ts";
import type { changeItems } from "../db/schema.ts";

type Row = typeof changeItems.$inferSelect;

/** An item of a change that runs. */
export interface Item {
  readonly n: number;
  readonly part: number;
  readonly target: unknown;
  /** Undefined where not known. */
  readonly before: unknown;
  readonly to: unknown;
  /** How many were left out of that since it was stored, as a sentence; undefined where nobody was. */
  readonly leftOut?: string | undefined;
  readonly reached: unknown;
  /** The step whose call is under way; null when none is. */
  readonly sent: Step<unknown> | null;
  /** When that call went; null where it is not known, as of what an earlier version sent. */
  readonly sentAtMs: number | null;
}

const Sent = v.object({
  name: v.string(),
  batch: v.string(),
  size: v.number(),
  reached: v.unknown(),
  from: v.optional(v.tuple([v.unknown()])),
  atMs: v.optional(v.number()),
});

export function itemOf(row: Row, resource: AnyResource): Item {
  const stateIn = (box: unknown): unknown => {
    const state = unboxed(box);
    return state === undefined ? undefined : v.parse(resource.state, state);
  };
  return {
    n: row.n,
    part: row.part,
    target: v.parse(resource.target, row.newTarget ?? row.target),
    before: stateIn(row.before),
    to: stateIn(row.to),
    reached: stateIn(row.reached),
    ...(row.step === null ? { sent: null, sentAtMs: null } : sentOf(row.step, resource)),
  };
}

function sentOf(stored: unknown, resource: AnyResource): Pick<Item, "sent" | "sentAtMs"> {
  const { from, atMs, ...step } = v.parse(Sent, stored);
  const reached: unknown = v.parse(resource.state, step.reached);
  const sent = { ...step, reached, ...(from && { from: v.parse(resource.state, from[0]) }) };
  return { sent, sentAtMs: atMs ?? null };
}

/** A step as it is stored, with when it went. */
export const storedStep = ({ name, batch, size, reached, from }: Step<unknown>, atMs: number | null): unknown => ({
  name,
  batch,
  size,
  reached,
  ...(from !== undefined && { from: [from] }),
  ...(atMs !== null && { atMs }),
});

/** A state in a list of one, so that one that is null differs from none. */
export const boxed = (state: unknown): unknown => (state === undefined ? null : [state]);
export const unboxed = (box: unknown): unknown => (Array.isArray(box) ? box[0] : undefined);

/** As they are stored: what it was, how far it came, and what it is to become where some were left out of that. */
export const statesOf = ({ before, to, leftOut, reached }: Item) => ({
  before: boxed(before),
  ...(leftOut !== undefined && { to: boxed(to), remark: leftOut }),
  reached: boxed(reached),
});
