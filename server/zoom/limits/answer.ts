// Answers what an instance tells and asks: pure functions of what is counted, so that whoever stores it decides alone
// that two instances never have the same.
import { type RateLimit, windowMsOf } from "../../../contract/rate-limits.ts";
import type { Ask, Reply } from "./ask.ts";
import { type Counts, newWindow, type Window } from "./counts.ts";
import { counted, dayAt, endOf, learned, totalOf } from "./day.ts";
import { aheadMsOf, grant } from "./grant.ts";
import { held, mayTry, tried, without } from "./holds.ts";
import { settle } from "./settle.ts";
import { before, byUntil, isLately, JOBS_LATELY_MS, PEOPLE_THERE_MS, permitsIn } from "./windows.ts";

interface Answered {
  readonly counts: Counts;
  readonly reply: Reply;
}

export function answerTo(counts: Counts, ask: Ask, limit: RateLimit, nowMs: number): Answered {
  const { instance, name } = ask;
  const settled = settle(counts.windows[name] ?? newWindow(), ask, limit, nowMs);
  const windows = { ...counts.windows, [name]: settled };
  const shares = ask.used.map(({ share }) => share);
  const day = learned(counted(dayAt(nowMs, counts.day), shares), ask.spentOfDay);
  const leftOfDay = limit.day ? limit.day.requests - totalOf(day) - permitsIn(Object.values(windows)) : Infinity;
  const { window, permits, nextAtMs } = grant(settled, ask, limit, leftOfDay, nowMs);
  windows[name] = window;

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
      aheadMs: aheadMsOf(window, nowMs),
      hasJobs: isLately(window, "jobsAtMs", nowMs - JOBS_LATELY_MS),
      hasOtherPeople: others.some(([, { peopleAtMs }]) => peopleAtMs > nowMs - PEOPLE_THERE_MS),
      restUntilMs: window.restUntilMs,
      day: { total: totalOf(day), counts: day.counts, endMs: endOf(day) },
      holds,
      mayTry: isTry,
    },
  };
}

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
