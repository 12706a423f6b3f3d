import { isQuick, type RateLimit, windowMsOf } from "../../../contract/rate-limits.ts";
import { mayTake, type Taken } from "../fair-share.ts";
import type { Ask } from "./ask.ts";
import type { Permit, Window } from "./counts.ts";
import { before, isLately, JOBS_LATELY_MS, LONGEST_AHEAD_MS, permitsIn, VALID_ALONE_MS, VALID_MS } from "./windows.ts";

/** How far ahead jobs get permits: less when people are there, who come after those. */
const AHEAD_MS = 300;
const AHEAD_OF_PEOPLE_MS = 120;
/** What jobs may be behind their pace and make up for. */
const SLACK_MS = 100;
const PEOPLE_LATELY_MS = 10_000;

export const aheadMsOf = (window: Window, nowMs: number): number =>
  isLately(window, "peopleAtMs", nowMs - PEOPLE_LATELY_MS) ? AHEAD_OF_PEOPLE_MS : AHEAD_MS;

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
export function grant(window: Window, ask: Ask, limit: RateLimit, leftOfDay: number, nowMs: number): Granted {
  const { outside, restUntilMs, askers, leases } = window;
  const elsewhere = outside.untilMs > nowMs ? outside.requests : 0;
  const room = Math.max(1, limit.requests - elsewhere);
  const places = window.taken.length + permitsIn([window]);
  const free = Math.max(0, room - places);
  const tooMany = Math.max(0, places - room);
  const taken = [...window.taken];
  const placeOf = (index: number) => (index < free ? null : (taken[tooMany + index - free] ?? NEVER));
  const atOf = (index: number) => Math.max(placeOf(index)?.untilMs ?? nowMs, restUntilMs);

  const hasJobs = isLately(window, "jobsAtMs", nowMs - JOBS_LATELY_MS);
  const aheadMs = aheadMsOf(window, nowMs);
  const askingForJobs = Object.values(askers).filter(({ jobsAtMs }) => jobsAtMs > nowMs - JOBS_LATELY_MS).length;
  const gapMs = windowMsOf(limit) / limit.requests;
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
