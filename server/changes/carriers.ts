// Who had a change carried out: whoever applied it, and whoever had the rest tried again. Nobody takes another's place.
import * as v from "valibot";
import type { ChangeRow } from "./change-store.ts";

const Retries = v.array(v.object({ by: v.string(), atMs: v.number() }));
type Retry = v.InferOutput<typeof Retries>[number];

/** In their order. */
export const retriesOf = ({ retries }: Pick<ChangeRow, "retries">): readonly Retry[] => v.parse(Retries, retries);

/** User ID of whoever it is made through now: of those who had it carried out the last. */
export const actorIdOf = (change: Pick<ChangeRow, "retries" | "appliedBy" | "plannedBy">): string =>
  retriesOf(change).at(-1)?.by ?? change.appliedBy ?? change.plannedBy;

/** User IDs of everyone who had a part in it. */
export const peopleOf = (change: ChangeRow): readonly string[] => [
  change.plannedBy,
  ...(change.appliedBy === null ? [] : [change.appliedBy]),
  ...retriesOf(change).map(({ by }) => by),
];

/** Whether it was called off before the time it was to begin at. */
export const isCalledOff = ({ status, beginsAtMs, endedAtMs }: ChangeRow): boolean =>
  status === "cancelled" && beginsAtMs !== null && endedAtMs !== null && endedAtMs < beginsAtMs;
