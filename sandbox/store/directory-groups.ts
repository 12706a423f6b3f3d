import { Roster } from "./roster.ts";

/** `normal`: its members see each other; `shared`: everyone sees them; `restricted`: nobody but they can find them. */
export type GroupType = "normal" | "shared" | "restricted";

export interface GroupTexts {
  readonly name: string;
  readonly type: GroupType;
  readonly searchByAccount: boolean;
  readonly searchByDomain: boolean;
  readonly searchByMaAccount: boolean;
}

export interface DirectoryGroup extends GroupTexts {
  readonly id: string;
  readonly roster: Roster;
  /** Indices of the people in the roster, as it changes. */
  readonly members: readonly number[];
}

/** IM directory groups of the account. */
export class DirectoryGroups {
  readonly #byId = new Map<string, DirectoryGroup>();
  readonly #ofPerson = new Map<number, string[]>();

  /** In order of creation. */
  get all(): readonly DirectoryGroup[] {
    return [...this.#byId.values()];
  }

  find(id: string): DirectoryGroup | undefined {
    return this.#byId.get(id);
  }

  idsOf(person: number): readonly string[] {
    return this.#ofPerson.get(person) ?? [];
  }

  /** Ignores case. True when a group other than `except` has the name. */
  isNameTaken(name: string, except?: DirectoryGroup): boolean {
    const wanted = name.toLowerCase();
    return this.all.some((group) => group.id !== except?.id && group.name.toLowerCase() === wanted);
  }

  /** True of somebody whom a restricted group hides from the viewer. */
  isHidden(person: number, viewer: number): boolean {
    return this.idsOf(person).some((id) => {
      const group = this.#byId.get(id);
      return group?.type === "restricted" && !this.idsOf(viewer).includes(id);
    });
  }

  create(id: string, texts: GroupTexts, people: readonly number[] = []): DirectoryGroup {
    const roster = new Roster();
    const group = { ...texts, id, roster, members: roster.people };
    this.#byId.set(id, group);
    for (const person of people) this.add(group, person);
    return group;
  }

  update(group: DirectoryGroup, texts: GroupTexts): void {
    this.#byId.set(group.id, { ...group, ...texts });
  }

  delete(group: DirectoryGroup): void {
    for (const person of [...group.members]) this.remove(group, person);
    this.#byId.delete(group.id);
  }

  /** @returns False when the person was in the group already. */
  add(group: DirectoryGroup, person: number): boolean {
    const ids = this.#ofPerson.get(person);
    if (ids?.includes(group.id)) return false;
    group.roster.add(person);
    if (ids) ids.push(group.id);
    else this.#ofPerson.set(person, [group.id]);
    return true;
  }

  /** @returns False when the person was not in the group. */
  remove(group: DirectoryGroup, person: number): boolean {
    if (!group.roster.delete(person)) return false;
    const left = this.idsOf(person).filter((id) => id !== group.id);
    if (left.length > 0) this.#ofPerson.set(person, left);
    else this.#ofPerson.delete(person);
    return true;
  }
}
