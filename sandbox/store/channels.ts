import {
  type Channel,
  type ChannelSettings,
  type ChannelType,
  hasUniqueName,
  isGeneral,
  isPublic,
  type SpacePlacement,
  type Standing,
} from "./channel.ts";
import { channelUrl } from "./ids.ts";
import { Roster } from "./roster.ts";
import { deleteSorted, hasSorted, insertSorted, type Page, pageOfSorted } from "./sorted.ts";

interface MutableChannel extends Channel {
  name: string;
  type: ChannelType;
  isArchived: boolean;
  owner: number;
  space: SpacePlacement | null;
}

export interface NewChannel {
  readonly id: string;
  readonly name: string;
  readonly type: ChannelType;
  readonly kind: Channel["kind"];
  readonly isArchived: boolean;
  readonly owner: number;
  readonly settings: ChannelSettings;
}

interface PersonChannels {
  /** Sequences, ascending. */
  readonly live: number[];
  readonly archived: number[];
}

/** All channels and who is in them, with an index for every way they are asked for. */
export class Channels {
  /** By sequence; deleted channels leave a hole. */
  readonly #all: (MutableChannel | undefined)[] = [];
  readonly #byId = new Map<string, MutableChannel>();
  readonly #deleted = new Map<string, Channel>();
  /** Sequences by name in lower case. */
  readonly #byName = new Map<string, number[]>();
  /** Sequences of the public channels that are not archived. */
  readonly #public: number[] = [];
  readonly #ofPerson = new Map<number, PersonChannels>();
  /** Sequences of the channels of a shared space, by the space's id. */
  readonly #ofSpace = new Map<string, number[]>();

  /** Those not deleted, archived ones included, in order of creation. */
  get all(): readonly Channel[] {
    return this.#all.flatMap((channel) => channel ?? []);
  }

  /** How many those are. */
  get size(): number {
    return this.#byId.size;
  }

  get publicCount(): number {
    return this.#public.length;
  }

  find(id: string): Channel | undefined {
    return this.#byId.get(id);
  }

  /** A channel that is no more, as it was at its end: its messages are still in the reports. */
  findDeleted(id: string): Channel | undefined {
    return this.#deleted.get(id);
  }

  /** Ignores case. Oldest first. */
  named(name: string): readonly Channel[] {
    return (this.#byName.get(name.toLowerCase()) ?? []).map((sequence) => this.#at(sequence));
  }

  /** True when a channel other than `except` has the name. Every shared space has a general channel; those do not count. */
  isNameTaken(name: string, except?: Channel): boolean {
    return this.named(name).some((channel) => channel !== except && hasUniqueName(channel.type) && !isGeneral(channel));
  }

  publicPage(from: number, size: number): Page<Channel> {
    return this.#page(this.#public, from, size);
  }

  /** Channels a person is in, without the archived. */
  joinedPage(person: number, from: number, size: number): Page<Channel> {
    return this.#page(this.#of(person).live, from, size);
  }

  joinedCount(person: number): number {
    return this.#of(person).live.length;
  }

  /** Channels a person is in, archived ones included, oldest first. */
  *joined(person: number): Generator<Channel> {
    const { live, archived } = this.#of(person);
    for (const sequence of [...live, ...archived].sort((a, b) => a - b)) yield this.#at(sequence);
  }

  /** Every channel from a sequence on, oldest first; only those of the types asked for. */
  *from(sequence: number, isOfType: (type: ChannelType) => boolean = () => true): Generator<Channel> {
    for (let at = sequence; at < this.#all.length; at++) {
      const channel = this.#all[at];
      if (channel && isOfType(channel.type)) yield channel;
    }
  }

  /** Channels of a shared space, the general one and the archived included, oldest first. */
  inSpace(spaceId: string): readonly Channel[] {
    return (this.#ofSpace.get(spaceId) ?? []).map((sequence) => this.#at(sequence));
  }

  inSpacePage(spaceId: string, from: number, size: number): Page<Channel> {
    return this.#page(this.#ofSpace.get(spaceId) ?? [], from, size);
  }

  isMember(channel: Channel, person: number): boolean {
    const joined = this.#ofPerson.get(person);
    return joined !== undefined && hasSorted(channel.isArchived ? joined.archived : joined.live, channel.sequence);
  }

  standing(channel: Channel, person: number): Standing {
    if (!this.isMember(channel, person)) return "none";
    if (channel.owner === person) return "owner";
    return channel.leaders.has(person) ? "admin" : "member";
  }

  /** The owner becomes the first member. */
  create(channel: NewChannel): Channel {
    const created: MutableChannel = {
      ...channel,
      url: channelUrl(channel.id),
      sequence: this.#all.length,
      members: new Roster(),
      leaders: new Roster(),
      groups: new Map(),
      mentionGroups: [],
      space: null,
    };
    this.#all.push(created);
    this.#byId.set(created.id, created);
    this.#indexName(created);
    this.#indexPublic(created);
    created.leaders.add(created.owner);
    this.add(created, created.owner);
    return created;
  }

  delete(channel: Channel): void {
    const gone = this.#mutable(channel);
    for (const person of gone.members.people) this.#unlink(gone, person);
    deleteSorted(this.#public, gone.sequence);
    this.#unindexName(gone);
    this.#unplace(gone);
    this.#byId.delete(gone.id);
    this.#deleted.set(gone.id, gone);
    this.#all[gone.sequence] = undefined;
  }

  rename(channel: Channel, name: string): void {
    const renamed = this.#mutable(channel);
    this.#unindexName(renamed);
    renamed.name = name;
    this.#indexName(renamed);
  }

  setType(channel: Channel, type: ChannelType): void {
    const changed = this.#mutable(channel);
    changed.type = type;
    this.#indexPublic(changed);
  }

  setArchived(channel: Channel, isArchived: boolean): void {
    const changed = this.#mutable(channel);
    for (const person of changed.members.people) this.#unlink(changed, person);
    changed.isArchived = isArchived;
    for (const person of changed.members.people) this.#link(changed, person);
    this.#indexPublic(changed);
  }

  /** Takes a channel into a shared space, or with null out of the one it is in. */
  place(channel: Channel, space: SpacePlacement | null): void {
    const placed = this.#mutable(channel);
    this.#unplace(placed);
    placed.space = space;
    if (!space) return;
    const sequences = this.#ofSpace.get(space.spaceId);
    if (sequences) insertSorted(sequences, placed.sequence);
    else this.#ofSpace.set(space.spaceId, [placed.sequence]);
  }

  /** The owner before becomes an administrator. The caller has made sure that the person is a member. */
  setOwner(channel: Channel, person: number): void {
    const changed = this.#mutable(channel);
    const leaders = changed.leaders.people.filter((other) => other !== person);
    for (const other of [...changed.leaders.people]) changed.leaders.delete(other);
    changed.owner = person;
    for (const other of [person, ...leaders]) changed.leaders.add(other);
  }

  /** The caller has made sure that the person is not a member yet. */
  add(channel: Channel, person: number): void {
    channel.members.add(person);
    this.#link(channel, person);
  }

  /** Takes the person's other parts in the channel too. */
  remove(channel: Channel, person: number): void {
    channel.members.delete(person);
    channel.leaders.delete(person);
    for (const group of channel.mentionGroups) group.members.delete(person);
    this.#unlink(channel, person);
    const posting = channel.settings.designatedPostingMembers;
    if (posting.includes(person))
      channel.settings = { ...channel.settings, designatedPostingMembers: posting.filter((other) => other !== person) };
  }

  #page(sequences: readonly number[], from: number, size: number): Page<Channel> {
    const page = pageOfSorted(sequences, from, size);
    return { items: page.items.map((sequence) => this.#at(sequence)), next: page.next };
  }

  #at(sequence: number): MutableChannel {
    const channel = this.#all[sequence];
    if (!channel) throw new Error(`channel ${sequence} is indexed and gone`);
    return channel;
  }

  #mutable(channel: Channel): MutableChannel {
    return this.#at(channel.sequence);
  }

  #of(person: number): PersonChannels {
    let joined = this.#ofPerson.get(person);
    if (!joined) {
      joined = { live: [], archived: [] };
      this.#ofPerson.set(person, joined);
    }
    return joined;
  }

  #link(channel: Channel, person: number): void {
    const joined = this.#of(person);
    insertSorted(channel.isArchived ? joined.archived : joined.live, channel.sequence);
  }

  #unlink(channel: Channel, person: number): void {
    const joined = this.#of(person);
    deleteSorted(channel.isArchived ? joined.archived : joined.live, channel.sequence);
  }

  #unplace(channel: Channel): void {
    const sequences = channel.space && this.#ofSpace.get(channel.space.spaceId);
    if (!sequences) return;
    deleteSorted(sequences, channel.sequence);
    if (sequences.length === 0) this.#ofSpace.delete(channel.space?.spaceId ?? "");
  }

  #indexPublic(channel: Channel): void {
    if (isPublic(channel.type) && !channel.isArchived) insertSorted(this.#public, channel.sequence);
    else deleteSorted(this.#public, channel.sequence);
  }

  #indexName(channel: Channel): void {
    const key = channel.name.toLowerCase();
    const same = this.#byName.get(key);
    if (same) insertSorted(same, channel.sequence);
    else this.#byName.set(key, [channel.sequence]);
  }

  #unindexName(channel: Channel): void {
    const key = channel.name.toLowerCase();
    const same = this.#byName.get(key);
    if (!same) return;
    deleteSorted(same, channel.sequence);
    if (same.length === 0) this.#byName.delete(key);
  }
}
