import type { DirectoryGroup } from "../directory-groups.ts";
import { shortId } from "../ids.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";
import { departments, offices } from "./company.ts";

const LARGEST = 200;

/** Groups of a department, of an office, or of a department in an office, in that order. */
export function seedGroups(random: Random, users: readonly User[], count: number): DirectoryGroup[] {
  const members = new Map<string, number[]>();
  for (const user of users) {
    if (user.status !== "active") continue;
    const names = [user.department, `${user.location} office`, `${user.department} ${user.location}`];
    for (const name of names) {
      const group = members.get(name);
      if (!group) members.set(name, [user.index]);
      else if (group.length < LARGEST) group.push(user.index);
    }
  }
  const names = [
    ...departments.slice(0, 4).map(({ name }) => name),
    ...offices.slice(0, 6).map(({ city }) => `${city} office`),
    ...departments.flatMap(({ name }) => offices.map(({ city }) => `${name} ${city}`)),
  ];
  return names.slice(0, count).map((name) => ({ id: shortId(random), name, members: members.get(name) ?? [] }));
}
