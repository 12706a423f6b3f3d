import type { InventoryChannel } from "../../../domain/inventory/channels.ts";
import { ageText } from "../inventory/age.ts";

const names: Readonly<Partial<Record<keyof InventoryChannel["facts"], string>>> = {
  settings: "settings",
  members: "members",
  archived: "status",
  retention: "retention",
  mentionGroups: "mention groups",
};

/** As of when a channel's facts are, those that were read together as one: `settings 5 min ago · members not read yet`. */
export function agesText({ facts }: Pick<InventoryChannel, "facts">, nowMs: number): string {
  const byAge = new Map<string, string[]>();
  for (const [fact, name] of Object.entries(names)) {
    const known = facts[fact as keyof typeof facts]; // A key of the table above.
    const age = known === null ? "not read yet" : ageText(known.atMs, nowMs);
    byAge.set(age, [...(byAge.get(age) ?? []), name]);
  }
  return [...byAge].map(([age, some]) => `${some.join(", ")} ${age}`).join(" · ");
}

/** The same in few words: of the oldest, and of what is not known. */
export function oldestText({ facts }: Pick<InventoryChannel, "facts">, nowMs: number): string {
  const known = [facts.settings, facts.members, facts.archived, facts.retention];
  const times = known.flatMap((fact) => (fact === null ? [] : [fact.atMs]));
  if (times.length === 0) return "not read yet";
  const oldest = `read ${ageText(Math.min(...times), nowMs)}`;
  return times.length < known.length ? `${oldest}, not all yet` : oldest;
}
