import { object, string } from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import type { Member } from "../../../domain/exports/member-row.ts";

/** Somebody chosen by a picker. What the way they were found does not tell is empty; one of the three is always there. */
export interface PickedPerson {
  readonly email: string;
  readonly userId: string;
  /** People of other accounts, as members of a channel, have nothing but this. */
  readonly memberId: string;
  readonly name: string;
}

/** The same, as a draft that another version of the console left is checked against. */
export const pickedPerson = object({ email: string(), userId: string(), memberId: string(), name: string() });

/** Addresses of the chosen, lower case; somebody without one cannot be invited. */
export function addressesOf(chosen: readonly PickedPerson[]): readonly string[] {
  return chosen.flatMap(({ email }) => email.toLowerCase() || []);
}

/** What tells two people apart: the address first, since every way of choosing gives it for people of the account. */
export function pickedKey({ email, memberId, userId }: PickedPerson): string {
  return email.toLowerCase() || memberId || userIdKey(userId);
}

export const fromAddress = (email: string): PickedPerson => ({ email, userId: "", memberId: "", name: email });

interface NamedPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly memberId?: string;
}

export const fromPerson = ({ id, email, name, memberId = "" }: NamedPerson): PickedPerson => ({
  email,
  userId: id,
  memberId,
  name,
});

export const fromMember = ({ id, userId, email, name }: Member): PickedPerson => ({
  email,
  userId,
  memberId: id,
  name,
});

/** What targets have of somebody. */
export const targetFieldsOf = ({ name, email, userId, memberId }: PickedPerson) => ({
  name: name || email,
  email,
  userId,
  memberId,
});

/** Adds people, each once; of two that are the same, the one that is known better stays. */
export function withPeople(chosen: readonly PickedPerson[], added: readonly PickedPerson[]): readonly PickedPerson[] {
  const byKey = new Map(chosen.map((person) => [pickedKey(person), person]));
  for (const person of added) {
    const key = pickedKey(person);
    const before = byKey.get(key);
    byKey.set(key, before ? merged(before, person) : person);
  }
  return [...byKey.values()];
}

export function withoutPerson(chosen: readonly PickedPerson[], key: string): readonly PickedPerson[] {
  return chosen.filter((person) => pickedKey(person) !== key);
}

function merged(before: PickedPerson, after: PickedPerson): PickedPerson {
  return {
    email: before.email || after.email,
    userId: before.userId || after.userId,
    memberId: before.memberId || after.memberId,
    name: before.name !== before.email ? before.name : after.name,
  };
}
