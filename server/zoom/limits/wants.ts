import { isQuick, type RateLimit } from "../../../contract/rate-limits.ts";
import type { Shares } from "../shares.ts";
import type { Reply } from "./ask.ts";
import type { Wants } from "./lease.ts";

interface Wanting {
  readonly shares: Pick<Shares, "waiting" | "mayGo">;
  readonly limit: RateLimit;
  /** What was heard last. */
  readonly reply: Reply | null;
  /** Limits of the day of which one request sees whether they still stand. */
  readonly tries: readonly string[];
  /** How much jobs took lately. */
  readonly jobsTook: number;
  /** Whether people were there lately. */
  readonly hasPeople: boolean;
}

/** What is asked for: of quick limits as much as may soon be used, of others each request by name. */
export function wantsOf({ shares, limit, reply, tries, jobsTook, hasPeople }: Wanting): Wants {
  const { requests } = limit;
  const { people, jobs } = shares.waiting();
  const nobody = { named: [], people: 0, spare: 0, jobs: 0, hasPeople, hasJobs: jobs > 0, tries };
  if (!isQuick(limit)) return { ...nobody, named: shares.mayGo() };
  const hasJobs = jobs + jobsTook > 0;
  const spare = hasPeople && !hasJobs && !reply?.hasJobs ? Math.ceil(requests / 8) : 0;
  return { ...nobody, people, spare, jobs: Math.min(requests, Math.max(jobs, jobsTook)), hasJobs };
}

/** How often something happened within the last so many milliseconds. */
export function createLately(ms: number): { note(): void; count(): number } {
  let times: number[] = [];
  return {
    note: () => times.push(performance.now()),
    count: () => {
      times = times.filter((at) => at > performance.now() - ms);
      return times.length;
    },
  };
}
