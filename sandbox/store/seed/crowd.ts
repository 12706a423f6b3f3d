import type { Channel } from "../channel.ts";
import type { Channels } from "../channels.ts";
import type { Random } from "../random.ts";
import type { ExternalPerson, User } from "../store.ts";
import { DOMAIN } from "./company.ts";

/** The people who can be put into channels, and the count of memberships so far. */
export class Crowd {
  count = 0;
  readonly #random: Random;
  readonly #channels: Channels;
  readonly #accepted: readonly User[];
  readonly #inactive: readonly User[];
  readonly #externals: readonly ExternalPerson[];
  readonly #byDepartment = new Map<string, User[]>();
  readonly #byLocalPart = new Map<string, User>();
  /** For each user the sequence of the channel last joined: a test for membership without a search. */
  readonly #lastJoined: Int32Array;

  constructor(random: Random, channels: Channels, users: readonly User[], externals: readonly ExternalPerson[]) {
    this.#random = random;
    this.#channels = channels;
    this.#accepted = users.filter((user) => user.status !== "pending");
    this.#inactive = users.filter((user) => user.status === "inactive");
    this.#externals = externals;
    this.#lastJoined = new Int32Array(users.length + externals.length).fill(-1);
    for (const user of this.#accepted) {
      const colleagues = this.#byDepartment.get(user.department);
      if (colleagues) colleagues.push(user);
      else this.#byDepartment.set(user.department, [user]);
      if (user.email.endsWith(`@${DOMAIN}`)) this.#byLocalPart.set(user.email.slice(0, user.email.indexOf("@")), user);
    }
  }

  called(localPart: string): User {
    const user = this.#byLocalPart.get(localPart);
    if (!user) throw new Error(`${localPart} is not in the company`);
    return user;
  }

  deactivated(): User {
    return this.#random.pick(this.#inactive);
  }

  /** Somebody active, of the department where it has anybody. */
  activeOf(department: string): User {
    const colleagues = this.#byDepartment.get(department) ?? this.#accepted;
    for (;;) {
      const user = this.#random.pick(this.#random.chance(0.98) ? colleagues : this.#accepted);
      if (user.status === "active") return user;
    }
  }

  /** Two to five others for a group chat. */
  companions(owner: User): User[] {
    const found = new Set<User>();
    const wanted = 2 + this.#random.below(4);
    while (found.size < wanted) {
      const user = this.activeOf(owner.department);
      const other = user === owner || found.has(user) ? this.#random.pick(this.#accepted) : user;
      if (other !== owner) found.add(other);
    }
    return [...found];
  }

  /** Counts the owner, whom the channel began with, and lets the records account in. */
  started(channel: Channel): void {
    this.count++;
    this.#lastJoined[channel.owner] = channel.sequence;
    this.join(channel, this.called("archive").index);
  }

  join(channel: Channel, person: number): boolean {
    if (this.#isIn(channel, person)) return false;
    this.#lastJoined[person] = channel.sequence;
    this.#channels.add(channel, person);
    this.count++;
    return true;
  }

  joinEverybody(channel: Channel): void {
    for (const user of this.#accepted) this.join(channel, user.index);
  }

  /** @returns How many of `wanted` found a place; fewer only when the company is used up. */
  joinOthers(channel: Channel, department: string | null, wanted: number): number {
    const colleagues = (department === null ? undefined : this.#byDepartment.get(department)) ?? this.#accepted;
    const possible = Math.min(wanted, Math.floor(this.#accepted.length * 0.8) - channel.members.size);
    let joined = 0;
    for (let tries = 0; joined < possible && tries < possible * 12 + 40; tries++) {
      const user = this.#random.pick(this.#random.chance(0.7) ? colleagues : this.#accepted);
      if (this.join(channel, user.index)) joined++;
    }
    return joined;
  }

  joinGuests(channel: Channel, domain: string | null, wanted: number): void {
    const guests =
      domain === null ? this.#externals : this.#externals.filter(({ email }) => email.endsWith(`@${domain}`));
    for (let tries = 0; guests.length > 0 && tries < wanted; tries++)
      this.join(channel, this.#random.pick(guests).index);
  }

  /** Administrators and, where posting is restricted to them, posting members. */
  giveParts(channel: Channel): void {
    if (channel.type === 4 || channel.members.size < 5) return;
    const ordinary = channel.members.people.filter((person) => person !== channel.owner);
    for (let left = this.#random.below(4); left > 0; left--) {
      const person = this.#random.pick(ordinary);
      if (!channel.leaders.has(person)) channel.leaders.add(person);
    }
    if (channel.settings.postingPermissions !== 3) return;
    const designated = new Set([this.#random.pick(ordinary), this.#random.pick(ordinary)]);
    channel.settings = {
      ...channel.settings,
      designatedPostingMembers: [...designated].filter((person) => !channel.leaders.has(person)),
    };
  }

  #isIn(channel: Channel, person: number): boolean {
    return this.#lastJoined[person] === channel.sequence || this.#channels.isMember(channel, person);
  }
}
