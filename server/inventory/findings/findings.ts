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
import { peopleTotal } from "../queries/people.ts";
import type { Seen, Sight } from "../queries/seen.ts";
import { lacksOf } from "./rests.ts";
import { countedOn, countsSince, findingSettings, keepCounts, snoozesOf } from "./store.ts";

const TREND_DAYS = 90;
/** What there were is compared with this many days ago. */
const BEFORE_DAYS = 7;
/** Of those who see everything. */
const everything: Sight = { messageDays: true, retention: true, mentionGroups: true, directoryGroups: true };

const maySee = ({ needs }: FindingKind, sight: Sight): boolean => needs === undefined || sight[needs];

export const settingsOf = (kind: FindingKind, set: FindingSettings | undefined): FindingSettings => ({
  ...kind.defaults,
  ...set,
});

async function countOf(
  sources: Sources,
  { of }: FindingKind,
  query: Readonly<Record<string, string>>,
  snoozed: ReadonlySet<string>,
  seen: Seen,
): Promise<number> {
  if (of === "people") return peopleTotal(sources.orm, { ...checked(PeopleAsked, query), without: [...snoozed] });
  return channelCount(sources, { ...seen, asked: readChannelsAsked(query), without: snoozed });
}

/** Findings, as somebody may see them. */
export async function findingsOf(
  sources: Sources,
  seen: Seen,
  kinds: readonly FindingKind[] = findingKinds,
): Promise<readonly Finding[]> {
  const { orm } = sources;
  const allLacks = await lacksOf(orm, kinds);
  const settings = await findingSettings(orm);
  const snoozes = await snoozesOf(orm, seen.nowMs);
  const today = dayOf(seen.nowMs);
  const trends = await countsSince(orm, addDays(today, -TREND_DAYS));
  const beforeDay = addDays(today, -BEFORE_DAYS);
  const findings: Finding[] = [];
  for (const kind of kinds) {
    const { id, of, title, why, remedy } = kind;
    const own = settingsOf(kind, settings.get(id));
    const query = kind.query(own);
    const some = snoozes.get(id) ?? [];
    const single = some.filter(({ subject }) => subject !== "");
    const isSeen = maySee(kind, seen);
    const lacks = isSeen ? (allLacks.get(id) ?? null) : null;
    const isCounted = isSeen && lacks === null;
    const trend = isCounted ? (trends.get(id) ?? []) : [];
    const before = trend.find(({ day }) => day >= beforeDay && day < today);
    const snoozed = new Set(single.map(({ subject }) => subject));
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
