// What an instance tells of an account's requests and asks for, and what it is answered: pure functions of what is
// counted, so that whoever stores it decides alone that two instances never have the same.
import type { RateLabel } from "../../../contract/operation.ts";
import type { RateLimit } from "../../../contract/rate-limits.ts";
import { mayTake, type Taken, type Use } from "../fair-share.ts";
import { type Counts, type Holds, newWindow, type Permit, type Window } from "./counts.ts";
import { counted, dayAt, endOf, learned, totalOf } from "./day.ts";
import { held, mayTry, tried, without } from "./holds.ts";

/** A request that was sent with a permit. */
export interface Used {
  readonly permit: Permit;
  readonly share: string;
  /** When it was sent, at the latest. */
  readonly atMs: number;
}

/** Somebody who waits. */
export interface Want extends Pick<Use, "kept" | "isBackground"> {
  readonly share: string;
}

export interface Ask {
  readonly instance: string;
  readonly label: RateLabel;
  /** Since the last time. */
  readonly used: readonly Used[];
  /** Of the permits it was given, those it still means to use. */
  readonly kept: readonly Permit[];
  /** Of a limit that is not quick: for whom it wants permits, people first. */
  readonly named: readonly Want[];
  /** Of a quick one: permits for people who wait, as soon as can be. */
  readonly people: number;
  /** Permits for people who may come, where no job needs them. */
  readonly spare: number;
  /** Permits for jobs, which may also be for a little later. */
  readonly jobs: number;
  readonly hasJobs: boolean;
  /** Whether people are there. */
  readonly hasPeople: boolean;
  /** What Zoom's answers tell: how long to send nothing, what is left of the window and how often it was refused, how much of the day all took. */
  readonly restMs: number;
  readonly left: number | null;
  readonly refusals: number;
  readonly spentOfDay: number | null;
  readonly holds: readonly { readonly name: string; readonly awayMs: number }[];
  /** Names whose limits were seen not to stand. */
  readonly freed: readonly string[];
  /** Names of which it wants to see whether their limits still stand; none when there is no such wish. */
  readonly tries: readonly string[];
}

export interface Reply {
  readonly permits: readonly Permit[];
  /** All that counts now, but for the permits given to this instance; in the order it comes back. */
  readonly taken: readonly Taken[];
  /** When there may be another permit; null when nobody knows. */
  readonly nextAtMs: number | null;
  /** Whether jobs run, anywhere. */
  readonly hasJobs: boolean;
  /** Whether people are there through other instances. */
  readonly hasOtherPeople: boolean;
  readonly restUntilMs: number;
  readonly day: { readonly total: number; readonly counts: Readonly<Record<string, number>>; readonly endMs: number };
  readonly holds: Holds;
  readonly mayTry: boolean;
}

/** A little more than Zoom's windows: requests sent apart may arrive closer together. */
export const windowMsOf = ({ seconds }: RateLimit): number => (seconds === 1 ? 1_045 : 60_500);

/**
 * Whether the next one is allowed so soon that jobs may have all there is: people go first, and wait for no more than
 * one of them. Of other limits jobs leave a part.
 */
export const isQuick = ({ requests, seconds }: RateLimit): boolean => requests / seconds >= 10;

/** How far ahead jobs get permits: less when people are there, who come after those. */
const AHEAD_MS = 300;
const AHEAD_OF_PEOPLE_MS = 120;
/** How far ahead people do, who wait for no more. */
export const LONGEST_AHEAD_MS = 1_500;
/** How long a permit may be used. It is kept for longer where nobody else wants it. */
const VALID_MS = 500;
const VALID_ALONE_MS = 2_000;
/** What jobs may be behind their pace and make up for. */
const SLACK_MS = 100;
const JOBS_LATELY_MS = 1_000;
const PEOPLE_LATELY_MS = 10_000;
const PEOPLE_THERE_MS = 300_000;
/** For how many windows others are believed to go on as they were seen, and what a refusal taught is kept. */
const OUTSIDE_WINDOWS = 2;
const REFUSED_WINDOWS = 4;
/** The part of a limit that a refusal takes off, where nobody else is seen to have it. */
const REFUSED_PART = 40;
const PEAK_MS = 5_000;

interface Answered {
  readonly counts: Counts;
  readonly reply: Reply;
}

export function answerTo(counts: Counts, ask: Ask, limit: RateLimit, nowMs: number): Answered {
  const { instance, label } = ask;
  const settled = settle(counts.windows[label] ?? newWindow(), ask, limit, nowMs);
  const windows = { ...counts.windows, [label]: settled };
  const shares = ask.used.map(({ share }) => share);
  const day = learned(counted(dayAt(nowMs, counts.day), shares), ask.spentOfDay);
  const leftOfDay = limit.day ? limit.day.requests - totalOf(day) - permitsIn(Object.values(windows)) : Infinity;
  const { window, permits, nextAtMs } = grant(settled, ask, limit, leftOfDay, nowMs);
  windows[label] = window;

  let holds = without(counts.holds, ask.freed, nowMs);
  for (const { name, awayMs } of ask.holds) holds = held(holds, name, nowMs + awayMs, nowMs);
  const isTry = ask.tries.length > 0 && mayTry(holds, ask.tries, nowMs);
  if (isTry) holds = tried(holds, ask.tries, nowMs);

  const others = Object.entries(window.askers).filter(([name]) => name !== instance);
  return {
    counts: { windows, day: limit.day ? day : null, holds },
    reply: {
      permits,
      taken: takenBy(window, instance, windowMsOf(limit), nowMs),
      nextAtMs,
      hasJobs: isLately(window, "jobsAtMs", nowMs - JOBS_LATELY_MS),
      hasOtherPeople: others.some(([, { peopleAtMs }]) => peopleAtMs > nowMs - PEOPLE_THERE_MS),
      restUntilMs: window.restUntilMs,
      day: { total: totalOf(day), counts: day.counts, endMs: endOf(day) },
      holds,
      mayTry: isTry,
    },
  };
}

const isLately = ({ askers }: Window, what: "jobsAtMs" | "peopleAtMs", sinceMs: number) =>
  Object.values(askers).some((asker) => asker[what] > sinceMs);

const permitsOf = (leases: Window["leases"]): number =>
  Object.values(leases).reduce((sum, permits) => sum + permits.length, 0);
const permitsIn = (windows: readonly Window[]): number =>
  windows.reduce((sum, { leases }) => sum + permitsOf(leases), 0);

const byUntil = (one: { readonly untilMs: number }, other: { readonly untilMs: number }) => one.untilMs - other.untilMs;

/** What counts in the place of a permit until its time comes. */
const before = ({ after, fromMs }: Permit): Taken => ({ share: after, untilMs: fromMs });

function takenBy(
  { taken, leases, outside }: Window,
  instance: string,
  windowMs: number,
  nowMs: number,
): Reply["taken"] {
  const leased = Object.entries(leases).flatMap(([holder, permits]) =>
    holder === instance
      ? permits.map(before).filter(({ untilMs }) => untilMs > nowMs)
      : permits.map(({ share, untilMs }) => ({ share, untilMs: untilMs + windowMs })),
  );
  const { requests, untilMs } = outside;
  const others = untilMs > nowMs ? Array.from({ length: requests }, () => ({ share: "", untilMs })) : [];
  return leased.length + others.length === 0 ? taken : [...taken, ...leased, ...others].sort(byUntil);
}

/** Takes note of what the instance tells, and forgets what no longer counts. */
function settle(window: Window, ask: Ask, limit: RateLimit, nowMs: number): Window {
  const { instance, used, kept } = ask;
  const windowMs = windowMsOf(limit);
  // Nothing is later, unless the clock was set back.
  const latestMs = nowMs + LONGEST_AHEAD_MS + VALID_ALONE_MS + windowMs;
  const isSound = (permit: Permit) => permit.untilMs + windowMs > nowMs && permit.untilMs + windowMs <= latestMs;
  const same = (one: Permit) => (other: Permit) =>
    one.fromMs === other.fromMs && one.untilMs === other.untilMs && one.share === other.share;

  const left = [...kept, ...used.map(({ permit }) => permit)];
  // What it was given and no longer has is free again, from when it would have been its to use: what counted before
  // counts until then.
  const returned = (window.leases[instance] ?? []).filter((permit) => {
    const index = left.findIndex(same(permit));
    if (index >= 0) left.splice(index, 1);
    return index < 0;
  });
  const taken = [
    ...window.taken,
    ...returned.map(before),
    ...used.map(({ share, atMs }) => ({ share, untilMs: atMs + windowMs })),
  ]
    .filter(({ untilMs }) => untilMs > nowMs)
    .map((one) => (one.untilMs > latestMs ? { ...one, untilMs: nowMs + windowMs } : one))
    .sort(byUntil);
  const leases: Record<string, Permit[]> = {};
  for (const [holder, permits] of Object.entries(window.leases)) {
    const sound = (holder === instance ? kept : permits).filter(isSound);
    if (sound.length > 0) leases[holder] = sound;
  }
  const askers: Window["askers"] = {};
  for (const [name, asker] of Object.entries(window.askers))
    if (Math.max(asker.jobsAtMs, asker.peopleAtMs) > nowMs - PEOPLE_THERE_MS) askers[name] = asker;
  askers[instance] = {
    jobsAtMs: ask.hasJobs ? nowMs : (askers[instance]?.jobsAtMs ?? 0),
    peopleAtMs: ask.hasPeople ? nowMs : (askers[instance]?.peopleAtMs ?? 0),
  };
  const peak = higher(window.peak, taken.length + permitsOf(leases), nowMs);
  return {
    taken,
    leases,
    restUntilMs: Math.max(Math.min(window.restUntilMs, nowMs + 65_000), ask.restMs > 0 ? nowMs + ask.restMs : 0),
    outside: outsideNow(window.outside, Math.max(peak.now, peak.before), ask, limit, nowMs),
    peak,
    paceMs: Math.min(window.paceMs, nowMs + LONGEST_AHEAD_MS),
    askers,
  };
}

/** Answers tell of what was so when their requests came, so a while is looked back. */
function higher({ now, before, sinceMs }: Window["peak"], places: number, nowMs: number): Window["peak"] {
  const agoMs = Math.abs(nowMs - sinceMs);
  if (agoMs < PEAK_MS) return { now: Math.max(now, places), before, sinceMs };
  return { now: places, before: agoMs < 2 * PEAK_MS ? now : 0, sinceMs: nowMs };
}

/** What others take, by what Zoom says is left; a little more after each refusal that this does not explain. */
function outsideNow(
  last: Window["outside"],
  ours: number,
  { left, refusals }: Ask,
  { requests, seconds }: RateLimit,
  nowMs: number,
): Window["outside"] {
  const windowMs = seconds * 1_000;
  const current = last.untilMs > nowMs ? last : { requests: 0, untilMs: 0 };
  const seen = left === null ? 0 : Math.min(requests - 1, requests - left - ours);
  if (seen > 0 && seen >= current.requests) return { requests: seen, untilMs: nowMs + OUTSIDE_WINDOWS * windowMs };
  // Refusals come in flocks.
  const isJustTaught = current.untilMs - nowMs > (REFUSED_WINDOWS - 1) * windowMs;
  if (refusals === 0 || isJustTaught) return current;
  const more = current.requests + Math.ceil(requests / REFUSED_PART);
  return { requests: Math.min(Math.ceil(requests / 2), more), untilMs: nowMs + REFUSED_WINDOWS * windowMs };
}

function countBy(list: readonly { readonly share: string }[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { share } of list) if (share !== "") counts.set(share, (counts.get(share) ?? 0) + 1);
  return counts;
}

const NEVER: Taken = { share: "", untilMs: Infinity };

interface Granted {
  readonly window: Window;
  readonly permits: readonly Permit[];
  readonly nextAtMs: number | null;
}

/**
 * Gives permits, each in the place of a request that no longer counts by then; so there are never more than the limit,
 * whenever within its time each is used.
 */
function grant(window: Window, ask: Ask, limit: RateLimit, leftOfDay: number, nowMs: number): Granted {
  const { outside, restUntilMs, askers, leases } = window;
  const elsewhere = outside.untilMs > nowMs ? outside.requests : 0;
  const room = Math.max(1, limit.requests - elsewhere);
  const places = window.taken.length + permitsIn([window]);
  const free = Math.max(0, room - places);
  const tooMany = Math.max(0, places - room);
  const taken = [...window.taken];
  const placeOf = (index: number) => (index < free ? null : (taken[tooMany + index - free] ?? NEVER));
  const atOf = (index: number) => Math.max(placeOf(index)?.untilMs ?? nowMs, restUntilMs);

  const hasPeople = isLately(window, "peopleAtMs", nowMs - PEOPLE_LATELY_MS);
  const hasJobs = isLately(window, "jobsAtMs", nowMs - JOBS_LATELY_MS);
  const aheadMs = hasPeople ? AHEAD_OF_PEOPLE_MS : AHEAD_MS;
  const askingForJobs = Object.values(askers).filter(({ jobsAtMs }) => jobsAtMs > nowMs - JOBS_LATELY_MS).length;
  const gapMs = (limit.seconds * 1_000) / limit.requests;
  const mostAhead = isQuick(limit) ? Math.ceil(aheadMs / gapMs / Math.max(1, askingForJobs)) : limit.requests;
  const ahead = ask.kept.filter(({ fromMs }) => fromMs > nowMs - gapMs).length;
  const jobs = Math.min(ask.jobs, Math.max(0, mostAhead - ahead));
  const validMs = hasJobs || !isQuick(limit) ? VALID_MS : VALID_ALONE_MS;

  const permits: Permit[] = [];
  const give = (atMs: number, share = "") => {
    const fromMs = Math.ceil(atMs);
    permits.push({ share, after: placeOf(permits.length)?.share ?? "", fromMs, untilMs: fromMs + validMs });
  };
  const leased = Object.values(leases).flat();
  const owns = countBy([...taken, ...leased, ...leased.map(before).filter(({ untilMs }) => untilMs > nowMs)]);
  for (const { share, kept, isBackground } of ask.named) {
    const atMs = atOf(permits.length);
    if (permits.length >= leftOfDay || atMs > nowMs + (isBackground ? aheadMs : LONGEST_AHEAD_MS)) break;
    const own = owns.get(share) ?? 0;
    const others = owns.size - (owns.has(share) ? 1 : 0);
    // What is given in the place of another is one more than the rest.
    const total = Math.min(places + permits.length + elsewhere, limit.requests - 1);
    if (!mayTake({ limit: limit.requests, kept, isBackground, total, own, others }, 1)) continue;
    owns.set(share, own + 1);
    give(atMs, share);
  }
  while (permits.length < Math.min(ask.people, leftOfDay) && atOf(permits.length) <= nowMs + LONGEST_AHEAD_MS)
    give(atOf(permits.length));
  const spare = hasJobs ? 0 : Math.min(permits.length + ask.spare, leftOfDay);
  while (permits.length < spare && atOf(permits.length) <= nowMs) give(nowMs);
  let { paceMs } = window;
  const wanted = Math.min(permits.length + jobs, leftOfDay);
  while (permits.length < wanted) {
    const atMs = atOf(permits.length);
    const fromMs = isQuick(limit) ? Math.max(atMs, paceMs) : atMs;
    if (fromMs > nowMs + aheadMs) break;
    paceMs = Math.max(paceMs, nowMs - SLACK_MS) + gapMs;
    give(fromMs);
  }
  const nextAtMs = atOf(permits.length);
  // Those in whose place they stand.
  taken.splice(tooMany, Math.max(0, permits.length - free));
  const own = [...(leases[ask.instance] ?? []), ...permits];
  const { [ask.instance]: _, ...otherLeases } = leases;
  return {
    window: { ...window, taken, paceMs, leases: own.length > 0 ? { ...leases, [ask.instance]: own } : otherLeases },
    permits,
    nextAtMs: nextAtMs === Infinity ? null : nextAtMs,
  };
}
