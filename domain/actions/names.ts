// What Zoom would refuse about names, so that it is not asked.

/** Longest name of a channel, characters; spaces are taken to share it. */
const MAX_NAME = 128;

/** A NUL and half of a character, neither of which the database keeps, and what stands for them once they were stored. */
const UNSTORABLE = /[\0\p{Surrogate}\uFFFD]/u;

/** @param what `channel` */
export function nameProblem(name: string, what: string, max = MAX_NAME): string | undefined {
  const { length } = [...name.trim()];
  if (length === 0) return `A ${what} needs a name.`;
  if (UNSTORABLE.test(name)) return "The name has a character that cannot be stored: type it anew.";
  return length > max ? `The name would have ${length} characters, and Zoom allows at most ${max}.` : undefined;
}

/** New names that something else of the same list has by then, or has now: whatever asks for one of them is left out. */
export function takenNames(names: readonly string[], renamed: (name: string) => string): readonly string[] {
  const given = new Set<string>();
  return names.flatMap((name) => {
    const next = renamed(name);
    if (next === name) return [];
    const key = next.toLowerCase();
    const isTaken = given.has(key) || names.some((other) => other !== name && other.toLowerCase() === key);
    given.add(key);
    return isTaken ? [next] : [];
  });
}

const alike = (name: string): string => name.trim().normalize("NFC").toLowerCase();

/** Why a thing is not given another name: for the name it would have, or since it is not what it was taken for. */
export const whyNotRenamed = (
  { name, id }: { readonly name: string; readonly id: string },
  now: { readonly name?: string | undefined } | undefined,
  to: string | undefined,
  ...what: [what: string, max?: number]
): string | undefined =>
  to === undefined ? undefined : (nameProblem(to, ...what) ?? whyOtherName(name, id, now?.name));

/**
 * Why a thing is not what whoever planned it took it for: the name is what people read of it, before and after.
 *
 * @param given Its name as it was given; none where it was given by its ID alone
 * @param now Undefined where it is not known
 */
export const whyOtherName = (given: string, id: string, now: string | undefined): string | undefined =>
  now === undefined || given.trim() === "" || given === id || alike(given) === alike(now)
    ? undefined
    : `It is now called “${now}”.`;
