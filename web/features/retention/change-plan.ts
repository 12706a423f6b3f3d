import type { Harm } from "../../components/confirm-dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { cutOffDay, type Period } from "./period.ts";
import { type ChangeKind, changeKind, type NextPolicy, type Policy, policyAfter } from "./policy.ts";

/** A channel whose policy is to change. */
export interface Target {
  readonly id: string;
  readonly name: string;
  /** Undefined where it could not be read. */
  readonly before: Policy | undefined;
  /** The channel is not there any more. */
  readonly isGone?: boolean;
}

export interface Change extends Target {
  readonly after: NextPolicy;
  readonly kind: ChangeKind;
  /** Messages from before this day, in UTC, go; undefined where that is not known. */
  readonly cutOff: string | undefined;
  /** The same day as the policy is now. */
  readonly cutOffBefore: string | undefined;
}

export function changeOf(target: Target, after: NextPolicy, defaultPeriod: Period | undefined, nowMs: number): Change {
  const next = policyAfter(after, defaultPeriod).period;
  const { before } = target;
  return {
    ...target,
    after,
    kind: changeKind(before, after, defaultPeriod, nowMs),
    cutOff: next && cutOffDay(next, nowMs),
    cutOffBefore: before?.period && cutOffDay(before.period, nowMs),
  };
}

export interface ChangeGroups {
  readonly shorter: readonly Change[];
  readonly unknown: readonly Change[];
  readonly longer: readonly Change[];
  readonly same: readonly Change[];
  readonly none: readonly Change[];
}

/** Changes by what they do to the messages; among the shorter, those that lose most come first. */
export function groupChanges(changes: readonly Change[]): ChangeGroups {
  const of = (kind: ChangeKind): readonly Change[] => changes.filter((change) => change.kind === kind);
  return {
    shorter: of("shorter").toSorted((a, b) => ((a.cutOff ?? "") > (b.cutOff ?? "") ? -1 : 1)),
    unknown: of("unknown"),
    longer: of("longer"),
    same: of("same"),
    none: of("none"),
  };
}

/** What has to be done before changes are made: typing where messages are lost or may be. */
export function harmOf({ shorter, unknown }: ChangeGroups): Harm {
  const losing = [...shorter, ...unknown];
  const [only] = losing;
  if (!only) return { kind: "plain" };
  const verb = shorter.length === 0 ? "change" : "shorten";
  return { kind: "type", phrase: losing.length === 1 ? only.name : `${verb} ${countOf(losing.length, "channel")}` };
}

/** The period of the account's default, as some channel without a policy of its own tells it. */
export function defaultPeriodIn(policies: Iterable<Policy | undefined>): Period | undefined {
  for (const policy of policies) if (policy && !policy.isCustom && policy.period) return policy.period;
  return undefined;
}
