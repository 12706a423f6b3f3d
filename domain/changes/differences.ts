// What a change makes of something, fact by fact, in the words of its resource: the one way values of a change are written.
import * as v from "valibot";
import type { AnyResource, Described } from "./resource.ts";

/** A fact that differs: `Who can post`, of `Everyone` and `Owner and administrators`. */
export interface Difference {
  readonly name: string;
  /** Undefined where it was not known, or there was none. */
  readonly was: string | undefined;
  readonly to: string;
  /** What it was found as, where that was looked at. */
  readonly found: string | undefined;
}

/** States as they are stored; null where not known. */
interface States {
  readonly before: unknown;
  readonly to: unknown;
  /** Of what changed in the meantime. */
  readonly found?: unknown;
}

/**
 * What differs between the states of something. A state to come names only what is to change, so that nothing else is
 * told; a state that cannot be read, as one that was cut to size, tells nothing.
 */
export function differencesOf(resource: AnyResource, { before, to, found = null }: States): readonly Difference[] {
  const described = (state: unknown): readonly Described[] => {
    const parsed = state === null ? undefined : v.safeParse(resource.state, state);
    return parsed?.success ? resource.describe(parsed.output) : [];
  };
  const factOf = (facts: readonly Described[], name: string) => facts.find((fact) => fact.name === name)?.value;
  const [was, is] = [described(before), described(found)];
  return described(to)
    .map(({ name, value }) => ({ name, was: factOf(was, name), to: value, found: factOf(is, name) }))
    .filter((one) => one.was !== one.to || (one.found !== undefined && one.found !== one.to));
}

/** `Role: Member → Administrator`; of what changed in the meantime also what it was found as. */
export const differenceText = ({ name, was, to, found }: Difference): string =>
  found === undefined
    ? `${name}: ${was === undefined ? "" : `${was} `}→ ${to}`
    : `${name}: was ${was ?? "not known"}, is ${found}, was to be ${to}`;
