// States of several settings, of which a change is about some. What is left out of a state is not known, or stays.

/** @param context What a state also says, and no change is about. */
export function inParts<State extends object>(...context: readonly (keyof State)[]) {
  const keysOf = (state: State) => (Object.keys(state) as (keyof State)[]).filter((key) => !context.includes(key));
  return {
    isSame: (one: State, other: State): boolean =>
      keysOf(one).every(
        (key) => one[key] === undefined || other[key] === undefined || isSameValue(one[key], other[key]),
      ),
    within: (state: State, to: State): State => {
      const kept = [...keysOf(to).filter((key) => to[key] !== undefined), ...context];
      return Object.fromEntries(Object.entries(state).filter(([key]) => kept.includes(key as keyof State))) as State;
    },
  };
}

/** What of some settings differs from what is. */
export function differing<State extends object>(now: State, to: State): Partial<State> {
  const isOther = ([key, value]: [string, unknown]) =>
    value !== undefined && !isSameValue(now[key as keyof State], value);
  return Object.fromEntries(Object.entries(to).filter(isOther)) as Partial<State>;
}

/** Lists are in no order. */
function isSameValue(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return JSON.stringify([...one].sort()) === JSON.stringify([...other].sort());
}
