import type { Channel, Standing } from "./channel.ts";
import type { Channels } from "./channels.ts";
import { deleteSorted, type Page, pageOfSorted } from "./sorted.ts";

export interface SpaceSettings {
  /** 0 nobody, 1 every member, 2 members of the account, 3 owner and administrators. */
  readonly allowToAddExternalUsers: 0 | 1 | 2 | 3;
  /** 1 every member, 2 owner and administrators. */
  readonly addMemberPermissions: 1 | 2;
  /** Who may create channels and move channels in: 1 every member, 2 owner and administrators. */
  readonly createChannelsPermission: 1 | 2;
}

/**
 * A shared space. Its owner, administrators and members are those of its general channel: one roster, so that the two
 * cannot drift apart.
 */
export interface Space {
  /** Number of the space in order of creation; the position of every list of spaces. */
  readonly sequence: number;
  readonly id: string;
  readonly name: string;
  /** Empty for none. */
  readonly description: string;
  readonly settings: SpaceSettings;
  readonly general: Channel;
}

type Texts = Pick<Space, "name" | "description" | "settings">;

export class Spaces {
  readonly #channels: Channels;
  /** By sequence; deleted spaces leave a hole. */
  readonly #all: (Space | undefined)[] = [];
  readonly #sequences: number[] = [];
  readonly #byId = new Map<string, Space>();

  constructor(channels: Channels) {
    this.#channels = channels;
  }

  get size(): number {
    return this.#byId.size;
  }

  find(id: string): Space | undefined {
    return this.#byId.get(id);
  }

  /** Ignores case. True when a space other than `except` has the name. */
  isNameTaken(name: string, except?: Space): boolean {
    const wanted = name.toLowerCase();
    return this.#sequences.some((sequence) => {
      const space = this.#at(sequence);
      return space.id !== except?.id && space.name.toLowerCase() === wanted;
    });
  }

  page(from: number, size: number): Page<Space> {
    const { items, next } = pageOfSorted(this.#sequences, from, size);
    return { items: items.map((sequence) => this.#at(sequence)), next };
  }

  /** Spaces a person is in. */
  joinedPage(person: number, from: number, size: number): Page<Space> {
    const joined = this.#sequences.filter((sequence) => this.standing(this.#at(sequence), person) !== "none");
    const { items, next } = pageOfSorted(joined, from, size);
    return { items: items.map((sequence) => this.#at(sequence)), next };
  }

  standing(space: Space, person: number): Standing {
    return this.#channels.standing(space.general, person);
  }

  /** True of a channel that everybody in its space can see and join, for somebody in the space. */
  isOpenTo(channel: Channel, person: number): boolean {
    if (channel.space?.type !== "public_for_members") return false;
    const space = this.find(channel.space.spaceId);
    return space !== undefined && this.standing(space, person) !== "none";
  }

  /** The general channel becomes the space's. */
  create(id: string, texts: Texts, general: Channel): Space {
    const space = { ...texts, sequence: this.#all.length, id, general };
    this.#all.push(space);
    this.#sequences.push(space.sequence);
    this.#byId.set(id, space);
    this.#channels.place(general, { spaceId: id, type: "general" });
    return space;
  }

  /** @returns the space as it is then; `space` stays what it was. */
  update(space: Space, change: Partial<Texts>): Space {
    const updated = { ...this.#at(space.sequence), ...change };
    this.#all[space.sequence] = updated;
    this.#byId.set(space.id, updated);
    return updated;
  }

  /** The general channel goes with the space; the others stay, private and in no space. */
  delete(space: Space): void {
    for (const channel of this.#channels.inSpace(space.id))
      if (channel !== space.general) this.#channels.place(channel, null);
    this.#channels.delete(space.general);
    this.#byId.delete(space.id);
    deleteSorted(this.#sequences, space.sequence);
    this.#all[space.sequence] = undefined;
  }

  #at(sequence: number): Space {
    const space = this.#all[sequence];
    if (!space) throw new Error(`space ${sequence} is indexed and gone`);
    return space;
  }
}
