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
import { countsSince, findingSettings, hasCounted, keepCounts, snoozesOf } from "./store.ts";

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

/** All findings, as somebody may see them. */
export async function findingsOf(sources: Sources, seen: Seen): Promise<readonly Finding[]> {
  const { orm } = sources;
  const settings = await findingSettings(orm);
  const snoozes = await snoozesOf(orm, seen.nowMs);
  const today = dayOf(seen.nowMs);
  const trends = await countsSince(orm, addDays(today, -TREND_DAYS));
  const beforeDay = addDays(today, -BEFORE_DAYS);
  const findings: Finding[] = [];
  for (const kind of findingKinds) {
    const { id, of, title, why, remedy } = kind;
    const own = settingsOf(kind, settings.get(id));
    const query = kind.query(own);
    const some = snoozes.get(id) ?? [];
    const single = some.filter(({ subject }) => subject !== "");
    const isSeen = maySee(kind, seen);
    const trend = isSeen ? (trends.get(id) ?? []) : [];
    const before = trend.find(({ day }) => day >= beforeDay && day < today);
    const snoozed = new Set(single.map(({ subject }) => subject));
    findings.push({
      ...{ id, of, title, why, remedy, settings: own },
      query: { ...query, unsnoozed: id },
      count: isSeen ? await countOf(sources, kind, query, snoozed, seen) : null,
      countBefore: before?.count ?? null,
      countedSince: before && before.day !== beforeDay ? before.day : null,
      trend: [...trend],
      snooze: some.find(({ subject }) => subject === "") ?? null,
      snoozes: isSeen ? single : [],
    });
  }
  return findings;
}

/** Keeps how many there are of each today, once a day. */
export async function countToday(sources: Sources, nowMs: number): Promise<void> {
  const day = dayOf(nowMs);
  if (await hasCounted(sources.orm, day)) return;
  const findings = await findingsOf(sources, { ...everything, nowMs });
  await keepCounts(sources.orm, day, new Map(findings.map(({ id, count }) => [id, count ?? 0])));
}
