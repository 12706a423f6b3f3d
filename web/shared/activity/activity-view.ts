import type { DayRange } from "../../../domain/days.ts";
import {
  type Activity,
  type ActivityPerson,
  activityMatches,
  MAX_DAYS,
  peopleOf,
  type Shown,
} from "../../../domain/exports/activity-rows.ts";
import type { Bucket } from "../../components/charts/time-buckets.ts";
import { bucketAt } from "../../components/charts/time-buckets.ts";
import { readRange } from "../../lib/day-range.ts";

export const DEFAULT_DAYS = 7;
/** What the address asks the page to show. */
export interface ActivityView {
  readonly range: DayRange;
  /** Empty for every channel. */
  readonly channelId: string;
  /** Member id; empty for everybody. */
  readonly personId: string;
  readonly shown: Shown;
}

export function readView(params: URLSearchParams, nowMs: number): ActivityView {
  const shown = params.get("show");
  return {
    range: readRange(params.get("from"), params.get("to"), DEFAULT_DAYS, nowMs, MAX_DAYS),
    channelId: params.get("channel") ?? "",
    personId: params.get("person") ?? "",
    shown: shown === "joined" || shown === "left" ? shown : "",
  };
}

/** The entries by time, the newest first. Zoom does not say in which order it gives them; mostly it is this one. */
export function newestFirst(entries: readonly Activity[]): readonly Activity[] {
  const isInOrder = entries.every((entry, at) => entry.atMs <= (entries[at - 1]?.atMs ?? Number.POSITIVE_INFINITY));
  return isInOrder ? entries : entries.toSorted((a, b) => b.atMs - a.atMs);
}

/** The entries that a person and a kind of change leave; somebody counts also when they moved others. */
export function filterActivity(
  entries: readonly Activity[],
  { personId, shown }: Pick<ActivityView, "personId" | "shown">,
): readonly Activity[] {
  if (personId === "" && shown === "") return entries;
  return entries.filter(activityMatches({ personId, shown }));
}

export interface Movement {
  readonly joined: number;
  readonly left: number;
}

/** People who joined and left, counted once for each time, in each bucket. */
export function movementIn(entries: readonly Activity[], buckets: readonly Bucket[]): readonly Movement[] {
  const counts = buckets.map(() => ({ joined: 0, left: 0 }));
  for (const entry of entries) {
    const count = counts[bucketAt(buckets, entry.atMs)];
    if (count && entry.status !== "unknown") count[entry.status] += peopleOf(entry).length;
  }
  return counts;
}

export interface Totals extends Movement {
  readonly channels: number;
  readonly people: number;
}

export function totalsOf(entries: readonly Activity[]): Totals {
  const channels = new Set<string>();
  const people = new Set<string>();
  let joined = 0;
  let left = 0;
  for (const entry of entries) {
    if (entry.channelId) channels.add(entry.channelId);
    for (const { id } of peopleOf(entry)) {
      people.add(id);
      if (entry.status === "joined") joined += 1;
      if (entry.status === "left") left += 1;
    }
  }
  return { joined, left, channels: channels.size, people: people.size };
}

export interface Seen {
  readonly id: string;
  readonly name: string;
  readonly count: number;
}

/** Everybody the entries name, the busiest first. */
export function peopleSeen(entries: readonly Activity[]): readonly Seen[] {
  const seen = new Map<string, { id: string; name: string; count: number }>();
  const add = ({ id, name }: ActivityPerson): void => {
    const known = seen.get(id);
    if (known) known.count += 1;
    else seen.set(id, { id, name, count: 1 });
  };
  for (const entry of entries) {
    const people = peopleOf(entry);
    for (const person of people) add(person);
    if (!people.some(({ id }) => id === entry.operator.id)) add(entry.operator);
  }
  return [...seen.values()].sort((a, b) => b.count - a.count);
}

/** Channels by how often somebody joined or left, the busiest first. */
export function channelsSeen(entries: readonly Activity[]): readonly { readonly id: string; readonly count: number }[] {
  const seen = new Map<string, number>();
  for (const { channelId } of entries) if (channelId) seen.set(channelId, (seen.get(channelId) ?? 0) + 1);
  return [...seen].map(([id, count]) => ({ id, count })).sort((a, b) => b.count - a.count);
}
