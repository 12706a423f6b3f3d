import { grouped } from "../../../domain/grouped.ts";

/** Things that have a reason, by it, in the order in which reasons first come. */
export function byReason<T>(
  things: readonly T[],
  reasonOf: (thing: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  return grouped(
    things.filter((thing) => reasonOf(thing) !== null),
    (thing) => reasonOf(thing) ?? "",
  );
}
