import { parse } from "valibot";
import { setRetention } from "../../../domain/actions/set-retention.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { ChannelTarget } from "../../../domain/resources/channel.ts";
import type { Period } from "../../../domain/retention-period.ts";
import type { Harm } from "../../components/confirm-dialog.tsx";
import { countOf } from "../../lib/format.ts";
import { type ChangePart, partOf } from "../../shared/changes/change-request.ts";
import { cutOffDay } from "./period.ts";
import {
  type ChangeKind,
  changeKind,
  type NextPolicy,
  type Policy,
  policyOf,
  retentionState,
  stateOf,
} from "./policy.ts";

/** A channel whose policy is to change. */
export interface Target {
  readonly id: string;
  readonly name: string;
}

/** What a change is asked for with: channels that are given the same make a part. */
export function partsOf(
  targets: readonly Target[],
  given: (id: string) => NextPolicy | undefined,
): readonly ChangePart[] {
  const parts = new Map<string | null, ChannelTarget[]>();
  for (const { id, name } of targets) {
    const next = given(id);
    if (!next) continue;
    const { period } = stateOf(next);
    const target = { channelId: id, name };
    const part = parts.get(period);
    if (part) part.push(target);
    else parts.set(period, [target]);
  }
  return [...parts].map(([period, some]) => partOf(setRetention, { period }, some));
}

export interface Change extends Target {
  /** Undefined where it could not be read. */
  readonly before: Policy | undefined;
  readonly after: Policy;
  readonly kind: ChangeKind;
  /** Messages from before this day, in UTC, go; undefined where that is not known. */
  readonly cutOff: string | undefined;
}

/** What a planned item does to the messages. */
export function changeOf(
  { target, before: from, to }: Pick<ChangeItemInfo, "target" | "before" | "to">,
  defaultPeriod: Period | undefined,
  nowMs: number,
): Change {
  const { channelId: id, name } = parse(ChannelTarget, target);
  const before = from === null ? undefined : policyOf(parse(retentionState, from), defaultPeriod);
  const after = policyOf(parse(retentionState, to), defaultPeriod);
  return {
    id,
    name,
    before,
    after,
    kind: changeKind(before, after, nowMs),
    cutOff: after.period && cutOffDay(after.period, nowMs),
  };
}

export interface ChangeGroups {
  readonly shorter: readonly Change[];
  readonly unknown: readonly Change[];
  readonly longer: readonly Change[];
  readonly same: readonly Change[];
}

/** Changes by what they do to the messages; among the shorter, those that lose most come first. */
export function groupChanges(changes: readonly Change[]): ChangeGroups {
  const of = (kind: ChangeKind): readonly Change[] => changes.filter((change) => change.kind === kind);
  return {
    shorter: of("shorter").toSorted((a, b) => ((a.cutOff ?? "") > (b.cutOff ?? "") ? -1 : 1)),
    unknown: of("unknown"),
    longer: of("longer"),
    same: of("same"),
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

/** The policy that all have; undefined where they differ. */
export function commonPolicy(policies: readonly (Policy | undefined)[]): Policy | undefined {
  const [first, ...others] = policies;
  return others.every((policy) => policy?.isCustom === first?.isCustom && policy?.wire === first?.wire)
    ? first
    : undefined;
}
