// Who may give and take roles: nobody gives or takes more than they have, and breaking the glass lets nobody give.
import type { Actor, Holding } from "./can.ts";
import { type ChannelSet, isWithin } from "./channel-set.ts";
import { holdingsWith } from "./held.ts";
import { type Right, rightWords } from "./rights.ts";
import { type Role, reachesProtected } from "./role.ts";

/** A role over a set of channels until a time, as it is given. */
export type Gift = Omit<Holding, "source">;

const isBroken = ({ source }: Holding): boolean => source.by === "break-glass";

/** Whether what somebody holds covers all of a right that is given. */
const covers =
  ({ role, set, untilMs }: Gift) =>
  (own: Holding): boolean =>
    (reachesProtected(own.role.id) || !reachesProtected(role.id)) &&
    // What is another person's own is not one's own.
    (own.set.of === "all" || (set.of !== "own" && isWithin(set, own.set))) &&
    (own.untilMs === null || (untilMs !== null && untilMs <= own.untilMs));

/**
 * Why somebody may not give a role over a set until a time; null where they may. Nobody gives more than they have, or for
 * longer.
 */
export function whyNotGive(actor: Actor, gift: Gift, nowMs: number): string | null {
  const given = ["give-roles", ...gift.role.rights] as const;
  for (const right of given) {
    const covering = holdingsWith(actor, right, nowMs).filter(covers(gift));
    if (covering.length === 0)
      return `You do not have “${rightWords(right)}” over all of this for so long, so you cannot give it.`;
    if (covering.every(isBroken))
      return `You have “${rightWords(right)}” for an hour only, by taking every right: that gives nobody a role.`;
  }
  return null;
}

/** Why somebody may not take a role from whoever holds it; null where they may. Every right for an hour is enough. */
export function whyNotTake(actor: Actor, { role, set }: Omit<Gift, "untilMs">, nowMs: number): string | null {
  const right = (["give-roles", ...role.rights] as const).find(
    (one) => !holdingsWith(actor, one, nowMs).some(covers({ role, set, untilMs: nowMs })),
  );
  return right === undefined ? null : `You do not have “${rightWords(right)}” over all of this, so you cannot take it.`;
}

const everything: ChannelSet = { of: "all" };

/** Why somebody may not make a role, or make another of it; null where they may. Others give it over whatever they have. */
export function whyNotDefine(actor: Actor, role: Role, nowMs: number): string | null {
  const why = whyNotGive(actor, { role, set: everything, untilMs: nowMs }, nowMs);
  return why && `Whoever makes, changes or deletes a role has to be able to give it over all channels. ${why}`;
}

/** A directory group, as far as its people have something by it in the console. */
export interface GroupFacts {
  /** Null where nothing was given to it. */
  readonly name: string | null;
  readonly gives: readonly Gift[];
  /** Sign-ins are limited to its people. */
  readonly letsSignIn: boolean;
}

/** Why somebody may not change a directory group, or who is in it; null where they may: its people have what it was given. */
export function whyNotChangeGroup(actor: Actor, group: GroupFacts, nowMs: number): string | null {
  const called = group.name === null ? "This directory group" : `The directory group “${group.name}”`;
  for (const gift of group.gives) {
    const why = whyNotGive(actor, gift, nowMs);
    if (why !== null)
      return `${called} gives its people the role “${gift.role.name}”, so only who could give that role changes the group. ${why}`;
  }
  if (!group.letsSignIn || givesOverAll(actor, "give-roles", nowMs)) return null;
  return `${called} lets its people sign in here, so only who has “${rightWords("give-roles")}” over all channels changes it.`;
}

/** Whether somebody has a right over all channels otherwise than by having broken the glass. */
const givesOverAll = (actor: Actor, right: Right, nowMs: number): boolean =>
  holdingsWith(actor, right, nowMs).some((holding) => holding.set.of === "all" && !isBroken(holding));

/** Why somebody may not take every right for an hour; null where they may. Having done so is no reason to do it again. */
export function whyNotBreak(actor: Actor, nowMs: number): string | null {
  const what = `“${rightWords("break-glass")}”`;
  if (givesOverAll(actor, "break-glass", nowMs)) return null;
  const having = holdingsWith(actor, "break-glass", nowMs);
  if (having.length === 0) return `Your role does not include ${what}.`;
  if (having.every(isBroken)) return `You have taken every right already, which is no reason to do so again.`;
  return `Your role includes ${what} for some channels only: it has to be over all channels.`;
}
