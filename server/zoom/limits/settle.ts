import { type RateLimit, windowMsOf } from "../../../contract/rate-limits.ts";
import type { Ask } from "./ask.ts";
import type { Permit, Window } from "./counts.ts";
import { before, byUntil, LONGEST_AHEAD_MS, PEOPLE_THERE_MS, permitsOf, VALID_ALONE_MS } from "./windows.ts";

/** For how many windows others are believed to go on as they were seen, and what a refusal taught is kept. */
const OUTSIDE_WINDOWS = 2;
const REFUSED_WINDOWS = 4;
/** The part of a limit that a refusal takes off, where nobody else is seen to have it. */
const REFUSED_PART = 40;
const PEAK_MS = 5_000;

/** Takes note of what the instance tells, and forgets what no longer counts. */
export function settle(window: Window, ask: Ask, limit: RateLimit, nowMs: number): Window {
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
