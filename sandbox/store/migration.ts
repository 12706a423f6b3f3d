/** What came over from one workspace of another platform: ids there, and what they became. */
export interface MigratedTeam {
  readonly id: string;
  /** The user id of somebody who had the id there. */
  readonly userId: (originId: string) => string | undefined;
  /** Channel ids by the ids of the channels there. */
  readonly channels: ReadonlyMap<string, string>;
}

/** What the account brought along from elsewhere. Only the platform's own migration app leaves ids of before. */
export class Migration {
  readonly #teams: ReadonlyMap<string, MigratedTeam>;
  readonly #channels: Set<string>;

  constructor(teams: readonly MigratedTeam[]) {
    this.#teams = new Map(teams.map((team) => [team.id, team]));
    this.#channels = new Set(teams.flatMap(({ channels }) => [...channels.values()]));
  }

  team(id: string): MigratedTeam | undefined {
    return this.#teams.get(id);
  }

  get teams(): readonly MigratedTeam[] {
    return [...this.#teams.values()];
  }

  isMigrated(channelId: string): boolean {
    return this.#channels.has(channelId);
  }

  addChannel(channelId: string): void {
    this.#channels.add(channelId);
  }
}
