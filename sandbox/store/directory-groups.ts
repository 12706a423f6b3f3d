export interface DirectoryGroup {
  readonly id: string;
  readonly name: string;
  /** Indices of people. */
  readonly members: readonly number[];
}

/** IM directory groups of the account. */
export class DirectoryGroups {
  readonly all: readonly DirectoryGroup[];
  readonly #byId: ReadonlyMap<string, DirectoryGroup>;
  readonly #ofPerson = new Map<number, string[]>();

  constructor(groups: readonly DirectoryGroup[]) {
    this.all = groups;
    this.#byId = new Map(groups.map((group) => [group.id, group]));
    for (const group of groups)
      for (const person of group.members) {
        const ids = this.#ofPerson.get(person);
        if (ids) ids.push(group.id);
        else this.#ofPerson.set(person, [group.id]);
      }
  }

  find(id: string): DirectoryGroup | undefined {
    return this.#byId.get(id);
  }

  idsOf(person: number): readonly string[] {
    return this.#ofPerson.get(person) ?? [];
  }
}
