import type { People } from "./people.ts";
import type { Random } from "./random.ts";
import { Roster } from "./roster.ts";
import type { ExternalPerson, Person, User } from "./store.ts";

/** Somebody asked to be a contact who has not answered. */
export interface Invitation {
  readonly email: string;
  readonly message: string;
  readonly sentAtMs: number;
}

const MOST_SEEDED = 9;

/**
 * Contacts of other accounts. Those of the company are everybody, see the operations. A person's are made up when first
 * asked for.
 */
export class Contacts {
  readonly #people: People;
  /** A source of chance for one person's contacts. */
  readonly #randomOf: (user: User) => Random;
  readonly #externals: readonly ExternalPerson[];
  readonly #ofUser = new Map<number, Roster>();
  readonly #invited = new Map<number, Map<string, Invitation>>();

  constructor(people: People, externals: readonly ExternalPerson[], randomOf: (user: User) => Random) {
    this.#people = people;
    this.#externals = externals;
    this.#randomOf = randomOf;
  }

  externalOf(user: User): Roster {
    let roster = this.#ofUser.get(user.index);
    if (!roster) {
      roster = new Roster();
      const random = this.#randomOf(user);
      const known = new Set<ExternalPerson>();
      for (let left = 1 + random.below(MOST_SEEDED); left > 0; left--) known.add(random.pick(this.#externals));
      for (const person of known) roster.add(person.index);
      this.#ofUser.set(user.index, roster);
    }
    return roster;
  }

  isExternalContact(user: User, person: Person): boolean {
    return person.isExternal && this.externalOf(user).has(person.index);
  }

  /** An invitation that has not been answered. */
  invitation(user: User, email: string): Invitation | undefined {
    return this.#invited.get(user.index)?.get(email.toLowerCase());
  }

  /** Another to the same address takes the place of the first. */
  invite(user: User, invitation: Invitation): void {
    const invitations = this.#invited.get(user.index) ?? new Map<string, Invitation>();
    this.#invited.set(user.index, invitations);
    invitations.set(invitation.email.toLowerCase(), invitation);
  }

  /** The invited becomes a contact. Does nothing when the invitation is no more or nobody has the address. */
  accept(user: User, email: string): void {
    const person = this.#people.findByEmail(email);
    if (!person?.isExternal || !this.#invited.get(user.index)?.delete(email.toLowerCase())) return;
    const roster = this.externalOf(user);
    if (!roster.has(person.index)) roster.add(person.index);
  }
}
