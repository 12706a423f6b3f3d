import type { DirectoryGroups, GroupType } from "../directory-groups.ts";
import { shortId } from "../ids.ts";
import type { Random } from "../random.ts";
import type { User } from "../store.ts";
import { departments, offices } from "./company.ts";

const LARGEST = 200;

/** Nobody outside these finds the people in them. */
const restricted: ReadonlySet<string> = new Set(["Design", "Security London", "Legal Lisbon"]);
/** Everyone sees who is in these. */
const shared: ReadonlySet<string> = new Set(["Product", "London office", "Berlin office"]);

const typeOf = (name: string): GroupType =>
  restricted.has(name) ? "restricted" : shared.has(name) ? "shared" : "normal";

/** Groups of a department, of an office, or of a department in an office, in that order. */
export function seedGroups(random: Random, groups: DirectoryGroups, users: readonly User[], count: number): void {
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
  for (const name of names.slice(0, count)) {
    const type = typeOf(name);
    const search = {
      searchByAccount: type !== "restricted",
      searchByDomain: type === "normal",
      searchByMaAccount: false,
    };
    groups.create(shortId(random), { name, type, ...search }, members.get(name));
  }
}
