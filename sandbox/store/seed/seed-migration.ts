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

const five = (number: number): string => `${number}`.padStart(5, "0");

/**
 * Two workspaces of Slack that the company has left. People's ids there are `U024B` and their place in the list of
 * people, five digits; the second workspace had two people, `U0DOCK0` and `U0DOCK1`, and no channel.
 */
export function seedMigration(channels: Channels, users: readonly User[]): MigratedTeam[] {
  const found = (place: number | undefined) => {
    const user = place === undefined ? undefined : users[place];
    return user?.status === "pending" ? undefined : user?.id;
  };
  const placeIn = (id: string, pattern: RegExp) => {
    const [, digits] = id.match(pattern) ?? [];
    return digits === undefined ? undefined : Number(digits);
  };
  return [
    { id: "T024BRIGHT", userId: (id) => found(placeIn(id, /^U024B(\d{5})$/)), channels: seedChannelIds(channels) },
    { id: "T024DOCKS", userId: (id) => found(placeIn(id, /^U0DOCK([01])$/)), channels: new Map() },
  ];
}

/** Ids of the generated are `C024B` and their place in the list of channels, five digits. */
function seedChannelIds(channels: Channels): ReadonlyMap<string, string> {
  const migrated = new Map<string, string>();
  let place = -1;
  for (const { id, name, type } of channels.from(0)) {
    place++;
    const known = place < stableChannels.length ? stable.get(name) : undefined;
    const isGenerated = place >= stableChannels.length && place % EACH === 0;
    if (known !== undefined) migrated.set(known, id);
    else if (isGenerated && (type === 2 || type === 3)) migrated.set(`C024B${five(place)}`, id);
  }
  return migrated;
}
