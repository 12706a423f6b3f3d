// Findings, counted: each is a list of the inventory, without what is snoozed.

import { addDays, dayOf } from "../../../domain/days.ts";
import { readChannelsAsked } from "../../../domain/inventory/channels.ts";
import {
  type Finding,
  type FindingKind,
  type FindingSettings,
  findingKinds,
} from "../../../domain/inventory/findings.ts";
import { PeopleAsked } from "../../../domain/inventory/people.ts";
import { checked } from "../../changes/request-schemas.ts";
import { channelCount, type Sources } from "../queries/channels.ts";
import { keysSeen, peopleTotal } from "../queries/people.ts";
import type { Seen } from "../queries/seen.ts";
import { everywhere, type PlacesSeen } from "../queries/some-ids.ts";
import { lacksOf } from "./rests.ts";
import { countedOn, countsSince, findingSettings, keepCounts, snoozesOf } from "./store.ts";

const TREND_DAYS = 90;
/** What there were is compared with this many days ago. */
const BEFORE_DAYS = 7;
/** Of what somebody is told by findings. */
export interface FindingSight extends Seen {
  /** Among whom people are counted. */
  readonly seenIn: PlacesSeen;
}
/** Of those who see everything. */
const everything: Omit<FindingSight, "nowMs"> = {
  ...{ messageDays: true, retention: true, mentionGroups: true, directoryGroups: true },
  seenIn: everywhere,
};

const maySee = ({ needs }: FindingKind, sight: FindingSight): boolean =>
  needs === undefined || (needs === "groupsOfPeople" ? sight.seenIn.directoryGroups : sight[needs]);

/** Whether all there are count for somebody: what was counted on earlier days was counted of all. */
const countsAll = ({ of }: FindingKind, { sees, seenIn }: FindingSight): boolean =>
  of === "people" ? seenIn.isEveryone : sees == null;

export const settingsOf = (kind: FindingKind, set: FindingSettings | undefined): FindingSettings => ({
  ...kind.defaults,
  ...set,
});

async function countOf(
  sources: Sources,
  { of }: FindingKind,
  query: Readonly<Record<string, string>>,
  snoozed: ReadonlySet<string>,
  { seenIn, ...seen }: FindingSight,
): Promise<number> {
  if (of === "people")
    return peopleTotal(sources.orm, { ...checked(PeopleAsked, query), without: [...snoozed], seenIn });
  return channelCount(sources, { ...seen, asked: readChannelsAsked(query), without: snoozed });
}

/** Findings, as somebody may see them. */
export async function findingsOf(
  sources: Sources,
  seen: FindingSight,
  kinds: readonly FindingKind[] = findingKinds,
): Promise<readonly Finding[]> {
  const { orm } = sources;
  const allLacks = await lacksOf(orm, kinds);
  const settings = await findingSettings(orm);
  const snoozes = await snoozesOf(orm, seen.nowMs);
  const today = dayOf(seen.nowMs);
  const trends = await countsSince(orm, addDays(today, -TREND_DAYS));
  const beforeDay = addDays(today, -BEFORE_DAYS);
  const isTold = await tellingOf(sources, seen, snoozes);
  const findings: Finding[] = [];
  for (const kind of kinds) {
    const { id, of, title, why, remedy } = kind;
    const own = settingsOf(kind, settings.get(id));
    const query = kind.query(own);
    const some = snoozes.get(id) ?? [];
    const single = some.filter(({ subject }) => subject !== "" && isTold(kind, subject));
    const isSeen = maySee(kind, seen);
    const lacks = isSeen ? (allLacks.get(id) ?? null) : null;
    const isCounted = isSeen && lacks === null;
    const trend = isCounted && countsAll(kind, seen) ? (trends.get(id) ?? []) : [];
    const before = trend.find(({ day }) => day >= beforeDay && day < today);
    const snoozed = new Set(some.map(({ subject }) => subject));
    findings.push({
      ...{ id, of, title, why, remedy, settings: own },
      query: { ...query, unsnoozed: id },
      count: isCounted ? await countOf(sources, kind, query, snoozed, seen) : null,
      lacks,
      countBefore: before?.count ?? null,
      countedSince: before && before.day !== beforeDay ? before.day : null,
      trend: [...trend],
      snooze: some.find(({ subject }) => subject === "") ?? null,
      snoozes: isSeen ? single : [],
    });
  }
  return findings;
}

/** Tells of what is snoozed whether somebody is told of it. */
async function tellingOf(
  { orm, memory }: Sources,
  { sees, seenIn }: FindingSight,
  snoozes: Awaited<ReturnType<typeof snoozesOf>>,
): Promise<(kind: FindingKind, subject: string) => boolean> {
  const { rows, slotOf } = (await memory.current()).channels;
  const people = findingKinds.flatMap(({ id, of }) => (of === "people" ? (snoozes.get(id) ?? []) : []));
  const keys = await keysSeen(
    orm,
    people.map(({ subject }) => subject),
    seenIn,
  );
  return ({ of }, subject) => {
    if (of === "people") return keys.has(subject);
    const row = rows[slotOf.get(subject) ?? -1];
    return !sees || (row != null && sees(row));
  };
}

/** Keeps how many there are of each today, once a day, as soon as it can be counted. */
export async function countToday(sources: Sources, nowMs: number): Promise<void> {
  const day = dayOf(nowMs);
  const counted = await countedOn(sources.orm, day);
  const left = findingKinds.filter(({ id }) => !counted.has(id));
  const lacks = await lacksOf(sources.orm, left);
  const countable = left.filter(({ id }) => !lacks.has(id));
  if (countable.length === 0) return;
  const findings = await findingsOf(sources, { ...everything, nowMs }, countable);
  const counts = findings.flatMap(({ id, count }) => (count === null ? [] : [[id, count] as const]));
  await keepCounts(sources.orm, day, new Map(counts));
}
