import { userIdKey } from "../../contract/user-id.ts";
import type { ExternalPerson, Person, User } from "./store.ts";

/** Everyone a channel can have as a member: the account's users first, then people of other accounts. */
export class People {
  readonly users: readonly User[];
  readonly #all: readonly Person[];
  readonly #usersById = new Map<string, User>();
  readonly #byMemberId = new Map<string, Person>();
  readonly #byEmail = new Map<string, Person>();
  readonly #usersByFilter = new Map<string, readonly User[]>();
  readonly #deleted = new Set<User>();
  /** Those who had left when the company was made up: what was said before does not depend on who leaves later. */
  readonly #leftBefore: ReadonlySet<Person>;

  constructor(users: readonly User[], externals: readonly ExternalPerson[]) {
    this.users = users;
    this.#all = [...users, ...externals];
    this.#leftBefore = new Set(users.filter(({ status }) => status === "inactive"));
    for (const user of users) this.#usersById.set(userIdKey(user.id), user);
    for (const person of this.#all) {
      this.#byMemberId.set(person.memberId, person);
      this.#byEmail.set(person.email.toLowerCase(), person);
    }
  }

  /**
   * Whoever is deleted is nobody of the account any more, stays in what they were in, and is found by nothing but the ID
   * they have as a member.
   */
  setStatus(user: User, status: "active" | "inactive" | "deleted"): void {
    user.status = status === "active" ? "active" : "inactive";
    this.#usersByFilter.clear();
    if (status !== "deleted") return;
    this.#deleted.add(user);
    this.#usersById.delete(userIdKey(user.id));
    this.#byEmail.delete(user.email.toLowerCase());
  }

  at(index: number): Person {
    const person = this.#all[index];
    if (!person) throw new Error(`nobody has index ${index}`);
    return person;
  }

  /** Ignores case. */
  findUserById(id: string): User | undefined {
    return this.#usersById.get(userIdKey(id));
  }

  findByMemberId(memberId: string): Person | undefined {
    return this.#byMemberId.get(memberId);
  }

  /** By user id, ignoring case, or member id. */
  find(identifier: string): Person | undefined {
    return this.findUserById(identifier) ?? this.#byMemberId.get(identifier);
  }

  /** Ignores case. */
  findByEmail(email: string): Person | undefined {
    return this.#byEmail.get(email.toLowerCase());
  }

  countWithRole(roleId: string): number {
    return (["active", "inactive", "pending"] as const).reduce(
      (count, status) => count + this.usersWith(status, roleId).length,
      0,
    );
  }

  /** When somebody had left who was no longer active when the company was made up; later than anything of the others. */
  leftAtMs(person: Person): number {
    return person.isExternal || !this.#leftBefore.has(person) ? Number.POSITIVE_INFINITY : (person.lastLoginAtMs ?? 0);
  }

  isDeleted(user: User): boolean {
    return this.#deleted.has(user);
  }

  /** Users of a status and, where given, a role, in order of creation. */
  usersWith(status: User["status"], roleId: string | null): readonly User[] {
    const key = `${status} ${roleId ?? ""}`;
    let found = this.#usersByFilter.get(key);
    if (!found) {
      found = this.users.filter(
        (user) => user.status === status && !this.#deleted.has(user) && (roleId === null || user.roleId === roleId),
      );
      this.#usersByFilter.set(key, found);
    }
    return found;
  }
}
