import { rateLimited } from "./rate-limited.ts";

/**
 * What one person may have going on at a time, in this process.
 *
 * @param why one sentence for whoever has that many already
 * @returns takes a place, and answers with what gives it back; throws RequestFailure `rate_limited` where there is none
 */
export function createPlaces(most: number, why: string, retryAfterMs: number): (person: string) => () => void {
  const taken = new Map<string, number>();
  return (person) => {
    const count = taken.get(person) ?? 0;
    if (count >= most) throw rateLimited(why, retryAfterMs);
    taken.set(person, count + 1);
    return () => {
      const left = (taken.get(person) ?? 1) - 1;
      if (left > 0) taken.set(person, left);
      else taken.delete(person);
    };
  };
}
