import type { People } from "../people.ts";
import type { Random } from "../random.ts";
import type { ExternalPerson, User } from "../store.ts";
import { DOMAIN } from "./company.ts";

type Pair = readonly [number, number];

/** People known by name who talk to each other whatever the seed. */
const known: readonly (readonly [string, string])[] = [
  ["lead", "member"],
  ["lead", "helpdesk"],
  ["lead", "admin"],
  ["member", "helpdesk"],
  ["owner", "admin"],
  ["admin", "channel-admin"],
];

/** Pairs of people with a chat of their own, mostly of one department, some with somebody of another account. */
export function pairUp(random: Random, people: People, externals: readonly ExternalPerson[], count: number): Pair[] {
  const pairs = new Map<string, Pair>();
  const add = (a: number, b: number) => {
    const pair: Pair = a < b ? [a, b] : [b, a];
    if (a !== b) pairs.set(pair.join(" "), pair);
  };
  const index = (localPart: string) => people.findByEmail(`${localPart}@${DOMAIN}`)?.index;
  for (const [one, other] of known) {
    const [a, b] = [index(one), index(other)];
    if (a !== undefined && b !== undefined) add(a, b);
  }
  const lead = index("lead");
  const [guest] = externals;
  if (lead !== undefined && guest) add(lead, guest.index);

  const here = people.users.filter(({ status, email }) => status !== "pending" && email !== `archive@${DOMAIN}`);
  const colleagues = new Map<string, User[]>();
  for (const user of here) {
    const others = colleagues.get(user.department);
    if (others) others.push(user);
    else colleagues.set(user.department, [user]);
  }
  while (pairs.size < count) {
    const user = random.pick(here);
    if (random.chance(0.05)) add(user.index, random.pick(externals).index);
    else add(user.index, random.pick(random.chance(0.7) ? (colleagues.get(user.department) ?? here) : here).index);
  }
  return [...pairs.values()];
}
