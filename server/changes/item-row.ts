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
  readonly reached: unknown;
  /** The step whose call is under way; null when none is. */
  readonly sent: Step<unknown> | null;
}

const Sent = v.object({
  name: v.string(),
  batch: v.string(),
  size: v.number(),
  reached: v.unknown(),
  from: v.optional(v.tuple([v.unknown()])),
});

export function itemOf(row: Row, resource: AnyResource): Item {
  const stateIn = (box: unknown): unknown => {
    const state = unboxed(box);
    return state === undefined ? undefined : v.parse(resource.state, state);
  };
  return {
    n: row.n,
    part: row.part,
    target: v.parse(resource.target, row.target),
    before: stateIn(row.before),
    to: stateIn(row.to),
    reached: stateIn(row.reached),
    sent: row.step === null ? null : sentOf(row.step, resource),
  };
}

function sentOf(stored: unknown, resource: AnyResource): Step<unknown> {
  const { from, ...step } = v.parse(Sent, stored);
  return {
    ...step,
    reached: v.parse(resource.state, step.reached),
    ...(from && { from: v.parse(resource.state, from[0]) }),
  };
}

/** A step as it is stored. */
export const storedStep = ({ name, batch, size, reached, from }: Step<unknown>): unknown => ({
  name,
  batch,
  size,
  reached,
  ...(from !== undefined && { from: [from] }),
});

/** A state in a list of one, so that one that is null differs from none. */
export const boxed = (state: unknown): unknown => (state === undefined ? null : [state]);
export const unboxed = (box: unknown): unknown => (Array.isArray(box) ? box[0] : undefined);
