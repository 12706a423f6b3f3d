// What of the decision needs neither words nor what is known of channels: pages have it before their first row.
import type { Actor, Held } from "./can.ts";
import type { Right } from "./rights.ts";

export const isOver = ({ untilMs }: Held, nowMs: number): boolean => untilMs !== null && untilMs <= nowMs;

/** What belongs to no channel is for roles over all of them. */
export const reachesAccount = ({ set }: Held): boolean => set.of === "all";

/** The roles that a right follows from at this time, wherever they reach. */
export const holdingsWith = <H extends Held>(actor: Actor<H>, right: Right, nowMs: number): readonly H[] =>
  actor.holdings.filter((holding) => !isOver(holding, nowMs) && holding.role.rights.includes(right));
