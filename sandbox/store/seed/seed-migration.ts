import type { Channels } from "../channels.ts";
import type { MigratedTeam } from "../migration.ts";
import type { User } from "../store.ts";
import { stableChannels } from "./stable-channels.ts";

/** Stable channels that came over, with their ids there; the others of the first team are every eleventh generated one. */
const stable = new Map([
  ["Coffee and cake", "C024BRIGHT0"],
  ["Release notes", "C024BRIGHT1"],
]);
const EACH = 11;

const originId = (kind: "U" | "C", number: number): string => `${kind}024B${`${number}`.padStart(5, "0")}`;

/**
 * Two workspaces of Slack that the company has left. People's ids there are `U024B` and their place in the list of
 * people, five digits; the second workspace had two people and no channel.
 */
export function seedMigration(channels: Channels, users: readonly User[]): MigratedTeam[] {
  const people = users.filter(({ status }) => status !== "pending");
  const migrated = new Map<string, string>();
  for (const [number, channel] of [...channels.from(0)].entries()) {
    const known = stable.get(channel.name);
    const isGenerated = number >= stableChannels.length && number % EACH === 0;
    const canMigrate = channel.type === 2 || channel.type === 3;
    if (known !== undefined) migrated.set(known, channel.id);
    else if (isGenerated && canMigrate) migrated.set(originId("C", number), channel.id);
  }
  return [
    { id: "T024BRIGHT", users: new Map(people.map(({ id, index }) => [originId("U", index), id])), channels: migrated },
    {
      id: "T024DOCKS",
      users: new Map(people.slice(0, 2).map(({ id, index }) => [`U0DOCK${index}`, id])),
      channels: new Map(),
    },
  ];
}
