// The requests of one label: who may send one now, and who waits for it. Whether there is room is the lease's matter.
import { isQuick, keptFromJobs, keptPart, type RateLimit, windowMsOf } from "../../contract/rate-limits.ts";
import type { Trouble } from "../log-trouble.ts";
import type { NoRoom } from "./call.ts";
import { createDayShares } from "./day-shares.ts";
import { insert, mayTake, mayTakeAtMs, type Refusal, type Taken, whyNot } from "./fair-share.ts";
import type { Candidate } from "./governor.ts";
import type { Reply } from "./limits/ask.ts";
import type { ClockReckoning } from "./limits/clock-reckoning.ts";
import { held, heldMs, mayTry, namesOf, without } from "./limits/holds.ts";
import type { Lease } from "./limits/lease.ts";
import { LimitsUnknown } from "./limits/limit-store.ts";
import { createLately, wantsOf } from "./limits/wants.ts";
import type { Presence } from "./presence.ts";
import { createShares, LONGEST_WAIT_MS, shareOf } from "./shares.ts";

export interface RateWindow {
  /** Null when the request may go at once; else it waits, and resolves to null when it may go. */
  turn(candidate: Candidate): Promise<NoRoom | null> | NoRoom | null;
  /** In how many milliseconds it may go, once it has had its turn; mostly 0. */
  dueInMs(candidate: Candidate): number;
  /** It goes now: what counts begins to. */
  sending(candidate: Candidate): void;
  /** Holds what Zoom says is spent for the day. */
  hold(name: string, awayMs: number): void;
  /** Takes note of an answer that was no refusal. @param leftInWindow,@param spentOfDay as far as Zoom says */
  answered(operation: Candidate["operation"], leftInWindow: number | null, spentOfDay: number | null): void;
  /** Takes note that Zoom refused a request for the number of requests. @param isWindowFull whether it said of what */
  refused(retryAfterMs: number | null, isWindowFull: boolean): void;
}

export interface RateWindowDeps {
  readonly limit: RateLimit;
  readonly lease: Lease;
  readonly presence: Presence;
  readonly reckoning: ClockReckoning;
  readonly trouble: Trouble;
}

/**
 * How much ahead of its permit's time a job's request has its turn: what is to be done before it is sent, as noting it,
 * is done by then, and the time of no permit is lost to that.
 */
const AHEAD_MS = 40;
const RECENT_MS = 300;
const ASK_AGAIN_MS = 60;
const ASK_AGAIN_SLOW_MS = 20;
const SOONEST_MS = 20;
const NOTHING_GIVEN_MS = 250;
const AFTER_FAILURE_MS = 500;
const PREFETCH_GAP_MS = 50;
const KNOWN_MS = 1_000;
const PEOPLE_LATELY_MS = 10_000;
/** Whoever waits for the database, busy as it may be, waits on for so long before they hear of it. */
const DATABASE_SLOW_MS = 1_000;
const LONGEST_FOR_DATABASE_MS = 4_000;
const REST_MS = 1_000;
const LONGEST_REST_MS = 60_000;

export function createRateWindow({ limit, lease, presence, reckoning, trouble }: RateWindowDeps): RateWindow {
  const { requests } = limit;
  const windowMs = windowMsOf(limit);
  const isFast = isQuick(limit);
  /** What is taken for a second is soon back, so whoever is alone may have all of it. */
  const aheadMs = isFast ? AHEAD_MS : 0;
  const isShort = windowMs <= LONGEST_WAIT_MS;
  /** In the order it comes back. */
  let taken: Taken[] = [];
  let reply: Reply | null = null;
  const day = limit.day && createDayShares(limit.day.requests);
  /** Who goes to see whether a limit of the day still stands. */
  const trying = new WeakSet<Candidate>();
  let restUntilMs = 0;
  let isAsking = false;
  let isNewsWaiting = false;
  /** Of `performance.now()`. */
  let askedAt = Number.NEGATIVE_INFINITY;
  /** What could not be given is not asked for before. */
  let againForPeopleAt = 0;
  let againForJobsAt = 0;
  let waking: NodeJS.Timeout | null = null;
  const jobsTook = createLately(RECENT_MS);

  const shares = createShares<Candidate>({
    limit: requests,
    keptFor: (person) => (isShort && !reply?.hasOtherPeople && presence.isAlone(person) ? 0 : keptPart(requests)),
    keptFromBackground: keptFromJobs(limit),
    spend: (candidate) => {
      if (reckoning.earliestMs() < restUntilMs) return false;
      const share = shareOf(candidate);
      const spent = lease.spend(share, candidate, candidate.lane === "interactive" ? 0 : aheadMs);
      if (!spent) return false;
      insert(taken, spent);
      day?.took(share);
      if (candidate.lane !== "interactive") jobsTook.note();
      return true;
    },
  });

  /** Takes back what no longer counts, which lets those who wait go. */
  const letGo = () => {
    // Whether there is a permit in its place already is the lease's matter.
    const untilMs = reckoning.earliestMs() + aheadMs;
    for (let first = taken[0]; first && first.untilMs <= untilMs; first = taken[0]) {
      taken.shift();
      shares.giveBack(first.share, 1);
    }
    if (shares.isAnyWaiting()) shares.letGo();
  };

  const heldFor = ({ operation }: Candidate): number =>
    reply ? heldMs(reply.holds, namesOf(operation), reckoning.earliestMs()) : 0;
  const refusalOfDay = (candidate: Candidate): NoRoom | null => {
    const awayMs = trying.has(candidate) ? 0 : heldFor(candidate);
    if (awayMs > 0) return { of: "day_by_zoom", refusal: "full", retryAfterMs: Math.ceil(awayMs) };
    return day?.refusal(candidate, reckoning.earliestMs()) ?? null;
  };

  /** How long until there may be room for it, given what is known. */
  const waitMsOf = (candidate: Candidate): number => {
    if (!reply) return windowMs;
    const nowMs = reckoning.earliestMs();
    const roomAtMs = mayTakeAtMs(shareOf(candidate), shares.use(candidate), taken);
    return Math.ceil(Math.max(roomAtMs - nowMs, restUntilMs - nowMs, isShort ? windowMs : 1));
  };
  const isHopeless = (candidate: Candidate): Refusal | null => {
    if (candidate.lane !== "interactive" || !reply) return null;
    const use = shares.use(candidate);
    const isTooLong = !mayTake(use, 1) && waitMsOf(candidate) > LONGEST_WAIT_MS;
    const isResting = restUntilMs - reckoning.earliestMs() > LONGEST_WAIT_MS;
    return isTooLong || isResting ? whyNot(use, 1) : null;
  };

  const ask = async (tries: readonly string[]): Promise<Reply | null> => {
    isAsking = true;
    isNewsWaiting = false;
    askedAt = performance.now();
    const hasPeople = presence.isAnyone(PEOPLE_LATELY_MS);
    const wanted = wantsOf({ shares, limit, reply, tries, jobsTook: jobsTook.count(), hasPeople });
    try {
      const answer = await lease.ask(wanted);
      reply = answer;
      restUntilMs = Math.max(restUntilMs, answer.restUntilMs);
      taken = [...answer.taken];
      const since = lease.unreported();
      for (const one of since) insert(taken, one);
      shares.replace(taken);
      day?.replace(answer.day, since);
      const soonMs = (answer.nextAtMs ?? Infinity) - reckoning.earliestMs();
      const laterAt = performance.now() + Math.min(NOTHING_GIVEN_MS, Math.max(SOONEST_MS, soonMs));
      againForPeopleAt = lease.count() >= wanted.people ? 0 : laterAt;
      againForJobsAt = lease.count() >= wanted.people + wanted.jobs + wanted.named.length ? 0 : laterAt;
      trouble.over();
      return answer;
    } catch (error) {
      trouble.met(error);
      againForPeopleAt = performance.now() + AFTER_FAILURE_MS;
      againForJobsAt = againForPeopleAt;
      shares.fail(error);
      return null;
    } finally {
      isAsking = false;
      shares.refuse((candidate) => refusalOfDay(candidate)?.refusal ?? isHopeless(candidate));
      letGo();
      // What nobody may use is for people elsewhere.
      isNewsWaiting ||= !isFast && lease.count() > shares.mayGo().length;
      goOn();
    }
  };

  /** When the lease is to be asked next, by `performance.now()`; Infinity when it has what those who wait can use. */
  const nextAskAt = (): number => {
    const count = lease.count();
    if (!isFast)
      return shares.mayGo().length > count ? Math.max(againForJobsAt, askedAt + ASK_AGAIN_SLOW_MS) : Infinity;
    const { people, jobs } = shares.waiting();
    if (people > count) return count === 0 ? againForPeopleAt : Math.max(againForPeopleAt, askedAt + ASK_AGAIN_MS);
    if (jobs === 0 || people + jobs <= count) return Infinity;
    // While half of what it was given last is at hand still.
    return Math.max(count === 0 ? againForJobsAt : 0, askedAt + (reply ? reply.aheadMs / 2 : ASK_AGAIN_MS));
  };

  /** Sees to it that those who wait go on. */
  const goOn = () => {
    if (waking) clearTimeout(waking);
    waking = null;
    if (isAsking) return;
    const now = performance.now();
    if (isNewsWaiting) return void ask([]);
    if (!shares.isAnyWaiting()) return;
    const askAt = nextAskAt();
    if (askAt <= now) return void ask([]);
    const nowMs = reckoning.earliestMs();
    const laterMs = nowMs + (shares.waiting().people === 0 ? aheadMs : 0);
    // A permit that nobody has used by now is for none of those who wait, before something comes back.
    const comeMs = [lease.nextFromMs(), taken[0]?.untilMs ?? Infinity].filter((atMs) => atMs > laterMs);
    const ownMs = Math.max(Math.min(...comeMs) - laterMs, restUntilMs - nowMs);
    waking = setTimeout(wake, Math.max(1, Math.ceil(Math.min(ownMs, askAt - now, NOTHING_GIVEN_MS))));
  };
  const wake = () => {
    waking = null;
    letGo();
    goOn();
  };

  const tell = (news: Parameters<Lease["learn"]>[0]) => {
    lease.learn(news);
    isNewsWaiting = true;
    goOn();
  };

  const noRoomFor = (candidate: Candidate, refusal: Refusal): NoRoom =>
    refusalOfDay(candidate) ?? { of: "label", refusal, retryAfterMs: waitMsOf(candidate) };

  const waitForTurn = async (candidate: Candidate): Promise<NoRoom | null> => {
    // All that there is now, and as many again.
    const most = 2 * requests - shares.total();
    const isTooMany = candidate.lane === "interactive" && shares.waitingOf(candidate) >= most;
    const hopeless = isTooMany ? whyNot(shares.use(candidate), 1) : isHopeless(candidate);
    if (hopeless) return noRoomFor(candidate, hopeless);
    const untilAt = performance.now() + LONGEST_FOR_DATABASE_MS;
    for (;;) {
      const waiting = shares.wait(candidate, 1);
      shares.letGo();
      goOn();
      const refusal = await waiting;
      if (!refusal) return null;
      const now = performance.now();
      const isForDatabase = isAsking && now - askedAt > DATABASE_SLOW_MS;
      if (!isForDatabase) return noRoomFor(candidate, refusal);
      if (now >= untilAt)
        throw new LimitsUnknown("The database did not say in time whether there is room for a request.");
    }
  };

  /** Has enough at hand for the next who come. */
  const prefetch = () => {
    if (isAsking || !isFast || reply?.hasJobs || performance.now() - askedAt < PREFETCH_GAP_MS) return;
    if (lease.count() <= requests / 16) void ask([]);
  };

  const turn = (candidate: Candidate): Promise<NoRoom | null> | NoRoom | null => {
    letGo();
    if (shares.isAnyWaiting() || !shares.tryTake(candidate, 1)) return waitForTurn(candidate);
    prefetch();
    return null;
  };

  /** Has one request see whether a limit of the day still stands, of all instances. */
  const tryHeld = async (candidate: Candidate): Promise<NoRoom | null> => {
    if (isAsking) return refusalOfDay(candidate) ?? turn(candidate);
    const answer = await ask(namesOf(candidate.operation));
    if (answer?.mayTry) trying.add(candidate);
    return refusalOfDay(candidate) ?? turn(candidate);
  };

  return {
    turn: (candidate) => {
      const refusal = refusalOfDay(candidate);
      if (!refusal) return turn(candidate);
      const isTime =
        reply !== null &&
        heldFor(candidate) > 0 &&
        mayTry(reply.holds, namesOf(candidate.operation), reckoning.earliestMs());
      if (isTime) return tryHeld(candidate);
      // Others may know more by now.
      if (!isAsking && performance.now() - askedAt > KNOWN_MS) void ask([]);
      return refusal;
    },
    dueInMs: lease.dueInMs,
    sending: lease.sending,
    hold: (name, awayMs) => {
      const nowMs = reckoning.earliestMs();
      if (reply) reply = { ...reply, holds: held(reply.holds, name, nowMs + awayMs, nowMs) };
      tell({ holds: [{ name, awayMs }] });
    },
    answered: (operation, leftInWindow, spentOfDay) => {
      const nowMs = reckoning.earliestMs();
      if (reply && heldMs(reply.holds, namesOf(operation), nowMs) > 0) {
        reply = { ...reply, holds: without(reply.holds, namesOf(operation), nowMs) };
        tell({ freed: namesOf(operation) });
      }
      if (spentOfDay !== null) lease.learn({ spentOfDay });
      if (leftInWindow !== null) lease.learn({ left: leftInWindow });
    },
    refused: (retryAfterMs, isWindowFull) => {
      // No window is longer; a longer one is about something else, and told to whoever asked.
      const isOfWindow = retryAfterMs !== null && retryAfterMs <= LONGEST_REST_MS;
      // A window that is full empties by and by; of what is refused for another reason nobody knows.
      const unknownMs = isWindowFull ? 0 : isShort ? windowMs / 4 : REST_MS;
      const restMs = isOfWindow ? retryAfterMs : unknownMs;
      restUntilMs = Math.max(restUntilMs, reckoning.latestMs() + restMs);
      tell({ restMs, refusals: 1, left: isWindowFull ? 0 : null });
    },
  };
}
