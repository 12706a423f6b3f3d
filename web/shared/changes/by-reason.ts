/** Things that have a reason, by it, in the order in which reasons first come. */
export function byReason<T>(
  things: readonly T[],
  reasonOf: (thing: T) => string | null,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const reason = reasonOf(thing);
    if (reason === null) continue;
    const group = groups.get(reason);
    if (group) group.push(thing);
    else groups.set(reason, [thing]);
  }
  return groups;
}
