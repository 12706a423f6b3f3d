import type { DirectoryGroup } from "../directory-groups.ts";
import { shortId } from "../ids.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";
import { departments, offices } from "./company.ts";

const LARGEST = 200;

/** Groups of a department, of an office, or of a department in an office, in that order. */
export function seedGroups(random: Random, users: readonly User[], count: number): DirectoryGroup[] {
  const active = users.filter((user) => user.status === "active");
  const cuts: { name: string; has: (user: User) => boolean }[] = [
    ...departments.slice(0, 4).map(({ name }) => ({ name, has: (user: User) => user.department === name })),
    ...offices.slice(0, 6).map(({ city }) => ({ name: `${city} office`, has: (user: User) => user.location === city })),
    ...departments.flatMap(({ name }) =>
      offices.map(({ city }) => ({
        name: `${name} ${city}`,
        has: (user: User) => user.department === name && user.location === city,
      })),
    ),
  ];
  return cuts.slice(0, count).map(({ name, has }) => ({
    id: shortId(random),
    name,
    members: active
      .filter(has)
      .slice(0, LARGEST)
      .map((user) => user.index),
  }));
}
