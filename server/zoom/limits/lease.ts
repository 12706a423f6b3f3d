// The part of a limit that this instance may use without asking: permits it was given, and what it has to tell of them.
import { type RateLimit, windowMsOf } from "../../../contract/rate-limits.ts";
import type { Taken } from "../fair-share.ts";
import { answerTo } from "./answer.ts";
import type { Ask, Reply, Used } from "./ask.ts";
import type { ClockReckoning } from "./clock-reckoning.ts";
import type { Permit } from "./counts.ts";
import type { LimitStore } from "./limit-store.ts";
import { LONGEST_AHEAD_MS } from "./windows.ts";

export interface LeaseDeps {
  readonly accountId: string;
  /** What is limited: a label, or the ID of an operation with a limit of its own. */
  readonly name: string;
  readonly limit: RateLimit;
  /** Names this process among those that share the database. */
  readonly instance: string;
  readonly store: LimitStore;
  readonly reckoning: ClockReckoning;
}

export type Wants = Pick<Ask, "named" | "people" | "spare" | "jobs" | "hasPeople" | "hasJobs" | "tries">;

export interface Lease {
  /**
   * Uses a permit for a request that is sent soon; null when there is none for now.
   *
   * @param aheadMs How much sooner than the permit's time, for whoever has something to do before they send.
   */
  spend(share: string, request: object, aheadMs: number): Taken | null;
  /** In how many milliseconds the request may go: 0 but for one that has its permit ahead of time. */
  dueInMs(request: object): number;
  /** The request goes now: it may have waited for something else, and Zoom counts it from when it comes. */
  sending(request: object): void;
  /** Permits for now and later. */
  count(): number;
  /** When the next permit may be used; Infinity when there is none. */
  nextFromMs(): number;
  /** What was used that no row tells of yet. */
  unreported(): readonly Taken[];
  /** What Zoom's answers tell; see `Ask`. */
  learn(news: Partial<News>): void;
  /**
   * Tells what was used, gives back what is more than wanted, and asks for what is missing. Not to be called while it
   * is at it.
   *
   * @throws DatabaseAway, or what the database's driver throws
   */
  ask(wants: Wants): Promise<Reply>;
}

type News = Pick<Ask, "restMs" | "left" | "refusals" | "spentOfDay" | "holds" | "freed">;
const together = (one: News, other: News): News => ({
  restMs: Math.max(one.restMs, other.restMs),
  left: one.left === null || other.left === null ? (one.left ?? other.left) : Math.min(one.left, other.left),
  refusals: one.refusals + other.refusals,
  spentOfDay: other.spentOfDay ?? one.spentOfDay,
  holds: [...one.holds, ...other.holds],
  freed: [...one.freed, ...other.freed],
});
const noNews: News = { restMs: 0, left: null, refusals: 0, spentOfDay: null, holds: [], freed: [] };

/** Of the counts that labels with one limit of the day share. */
export const dayRowName = (pool: string): string => `day of ${pool}`;

export function createLease({ accountId, name, limit, instance, store, reckoning }: LeaseDeps): Lease {
  const windowMs = windowMsOf(limit);
  const rowName = limit.day ? dayRowName(limit.day.pool) : name;
  /** In the order they may be used. */
  let permits: Permit[] = [];
  let used: Used[] = [];
  /** Taken by requests that have not gone yet. */
  let begun: Used[] = [];
  const usedBy = new WeakMap<object, Used>();
  let news = noNews;
  /** When Zoom said last what is left. */
  let leftAtMs = 0;

  /** What was left a window ago says nothing of how much others take now. */
  const dropOldNews = () => {
    if (reckoning.latestMs() - leftAtMs > windowMs) news = { ...news, left: null };
  };
  const dropLapsed = () => {
    const nowMs = reckoning.latestMs();
    // One for a time so far off was given before the clock was set back.
    permits = permits.filter(({ fromMs, untilMs }) => untilMs >= nowMs && fromMs <= nowMs + LONGEST_AHEAD_MS);
  };
  const asTaken = ({ share, atMs }: Used): Taken => ({ share, untilMs: atMs + windowMs });

  return {
    spend: (share, request, aheadMs) => {
      const nowMs = reckoning.earliestMs();
      const atMs = Math.ceil(reckoning.latestMs());
      while (permits[0] && permits[0].untilMs < atMs) permits.shift();
      const index = permits.findIndex((one) => one.untilMs >= atMs && (one.share === "" || one.share === share));
      const permit = permits[index];
      if (!permit || permit.fromMs > nowMs + aheadMs) return null;
      permits.splice(index, 1);
      const use = { permit, share, atMs: Math.max(atMs, permit.fromMs) };
      begun.push(use);
      usedBy.set(request, use);
      return asTaken(use);
    },
    dueInMs: (request) => {
      const use = usedBy.get(request);
      return use && begun.includes(use) ? Math.max(0, use.permit.fromMs - reckoning.earliestMs()) : 0;
    },
    sending: (request) => {
      const use = usedBy.get(request);
      const index = use ? begun.indexOf(use) : -1;
      if (!use || index < 0) return;
      begun.splice(index, 1);
      used.push({ ...use, atMs: Math.ceil(reckoning.latestMs()) });
    },
    count: () => {
      dropLapsed();
      return permits.length;
    },
    nextFromMs: () => permits[0]?.fromMs ?? Infinity,
    unreported: () => [...begun, ...used].map(asTaken),
    learn: (more) => {
      dropOldNews();
      if (more.left != null) leftAtMs = reckoning.latestMs();
      news = together(news, { ...noNews, ...more });
    },
    ask: async (wants) => {
      dropLapsed();
      dropOldNews();
      const { people, spare, jobs } = wants;
      const named = [...wants.named];
      permits = permits
        .filter(({ share }) => {
          const index = named.findIndex((want) => want.share === share);
          if (index >= 0) named.splice(index, 1);
          return share === "" || index >= 0;
        })
        .slice(0, people + spare + jobs + wants.named.length);
      const left = (count: number, before: number) => Math.max(0, count - Math.max(0, permits.length - before));
      // One that has not gone in time does not go, or is as good as gone.
      const nowMs = reckoning.latestMs();
      for (const late of begun.filter(({ permit }) => permit.untilMs < nowMs))
        used.push({ ...late, atMs: late.permit.untilMs });
      begun = begun.filter(({ permit }) => permit.untilMs >= nowMs);
      const ask: Ask = {
        ...wants,
        ...news,
        instance,
        name,
        used,
        kept: [...begun.map(({ permit }) => permit), ...permits],
        named,
        people: left(people, 0),
        jobs: left(jobs, people),
        spare: left(spare, people + jobs),
      };
      const told = { used, news };
      used = [];
      news = noNews;
      try {
        const reply = await store.exchange(accountId, rowName, (counts, { nowMs, sentAt, receivedAt }) => {
          reckoning.heard(sentAt, nowMs, receivedAt);
          return answerTo(counts, ask, limit, nowMs);
        });
        permits = [...permits, ...reply.permits].sort((one, other) => one.fromMs - other.fromMs);
        return reply;
      } catch (error) {
        used = [...told.used, ...used];
        news = together(told.news, news);
        throw error;
      }
    },
  };
}
