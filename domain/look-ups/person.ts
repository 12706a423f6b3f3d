// Somebody who was pasted, and what is known of them.
import * as v from "valibot";

/** An address; an ID, or the whole name. */
export const WantedPerson = v.object({
  text: v.pipe(
    v.string(),
    v.minLength(1),
    v.maxLength(1_000, "One of the lines is too long to be a name. Take it out."),
  ),
  isAddress: v.boolean(),
});
export type WantedPerson = v.InferOutput<typeof WantedPerson>;

/** What is not known of them is empty. */
const Person = v.object({ email: v.string(), userId: v.string(), memberId: v.string(), name: v.string() });
export type FoundPerson = v.InferOutput<typeof Person>;

export const PersonAnswer = v.variant("is", [
  v.object({ is: v.literal("found"), person: Person, isDeactivated: v.boolean() }),
  v.object({ is: v.literal("nobody") }),
  /** Several have this name; no more of them than one chooses among. */
  v.object({ is: v.literal("several"), count: v.number(), people: v.pipe(v.array(Person), v.readonly()) }),
  /** The connection may not look people up. */
  v.object({ is: v.literal("not-told") }),
]);
export type PersonAnswer = v.InferOutput<typeof PersonAnswer>;

/** Somebody whose address is nearly one that nobody has. */
export const NearAnswer = v.object({ person: v.nullish(Person, null) });
export type NearAnswer = v.InferOutput<typeof NearAnswer>;

/** More than these nobody chooses among. */
const MOST_NAMESAKES = 8;

/** Of namesakes whoever is active is meant; null where nobody is among them. */
export function whoOf(active: readonly FoundPerson[], inactive: readonly FoundPerson[]): PersonAnswer | null {
  const named = active.length > 0 ? active : inactive;
  const [only] = named;
  if (!only) return null;
  if (named.length > 1) return { is: "several", count: named.length, people: named.slice(0, MOST_NAMESAKES) };
  return { is: "found", person: only, isDeactivated: named === inactive };
}
