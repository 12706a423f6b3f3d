import { memberId, shortId } from "../ids.ts";
import type { Random } from "../random.ts";
import { ADMIN_ROLE, MEMBER_ROLE, type Roles } from "../roles.ts";
import type { ExternalPerson, User } from "../store.ts";
import { DOMAIN, departments, type Office, offices, partners } from "./company.ts";
import { nameStocks, toAscii } from "./names.ts";
import { type StablePerson, stablePeople } from "./stable-people.ts";
import { weighted } from "./weighted.ts";

const DAY_MS = 86_400_000;
const pickStock = weighted(nameStocks);
const pickDepartment = weighted(departments);

interface Name {
  readonly firstName: string;
  readonly lastName: string;
}

function pickName(random: Random): Name {
  const names = pickStock(random);
  return { firstName: random.pick(names.given), lastName: random.pick(names.family) };
}

/** Gives each name an address of its own: the second Wei Chen is wei.chen2. */
function addresses(domain: string): (name: Name) => string {
  const taken = new Map<string, number>();
  return (name) => {
    const local = `${toAscii(name.firstName)}.${toAscii(name.lastName)}`;
    const count = (taken.get(local) ?? 0) + 1;
    taken.set(local, count);
    return `${local}${count > 1 ? count : ""}@${domain}`;
  };
}

/** The stable people first, the account's owner before all, then `count` less those. */
export function seedUsers(random: Random, roles: Roles, count: number, nowMs: number): User[] {
  const addressOf = addresses(DOMAIN);
  return Array.from({ length: count }, (_, index) => {
    const stable = stablePeople[index];
    return stable
      ? stableUser(random, roles, stable, index, nowMs)
      : generatedUser(random, roles, addressOf, index, nowMs);
  });
}

function stableUser(random: Random, roles: Roles, stable: StablePerson, index: number, nowMs: number): User {
  const { firstName, lastName } = stable;
  return {
    ...basics(random, index, nowMs),
    ...place(offices.find((office) => office.city === stable.city) ?? random.pick(offices)),
    email: `${stable.localPart}@${DOMAIN}`,
    firstName,
    lastName,
    displayName: `${firstName} ${lastName}`,
    roleId: stable.roleId(roles),
    status: "active",
    type: 2,
    department: stable.department,
    jobTitle: stable.jobTitle,
    lastLoginAtMs: nowMs - random.below(2 * DAY_MS),
  };
}

function generatedUser(
  random: Random,
  roles: Roles,
  addressOf: (name: Name) => string,
  index: number,
  nowMs: number,
): User {
  const name = pickName(random);
  const department = pickDepartment(random);
  const status = statusOf(index);
  return {
    ...basics(random, index, nowMs),
    ...place(random.pick(offices)),
    ...name,
    email: addressOf(name),
    displayName: `${name.firstName} ${name.lastName}`,
    roleId: pickRole(random, roles, status),
    status,
    type: random.chance(0.7) ? 2 : 1,
    department: department.name,
    jobTitle: random.pick(department.jobTitles),
    lastLoginAtMs: status === "pending" ? null : nowMs - random.below((status === "active" ? 20 : 300) * DAY_MS),
  };
}

/** By index, not by chance, so that the smallest company has deactivated and pending people too. */
function statusOf(index: number): User["status"] {
  if (index % 19 === 11) return "inactive";
  if (index % 47 === 30) return "pending";
  return "active";
}

function pickRole(random: Random, roles: Roles, status: User["status"]): string {
  const roll = random.next();
  if (status !== "active") return MEMBER_ROLE;
  if (roll < 0.004) return ADMIN_ROLE;
  if (roll < 0.01) return random.pick(roles.all.slice(3)).id;
  return MEMBER_ROLE;
}

function basics(random: Random, index: number, nowMs: number) {
  return {
    isExternal: false as const,
    index,
    id: shortId(random),
    memberId: memberId(random),
    personalMeetingId: 2_000_000_000 + random.below(8_000_000_000),
    createdAtMs: nowMs - (330 + random.below(2_000)) * DAY_MS - random.below(DAY_MS),
  };
}

const place = (office: Office) => ({ location: office.city, timezone: office.timezone, language: office.language });

export function seedExternals(random: Random, firstIndex: number, count: number): ExternalPerson[] {
  const addressesOf = new Map(partners.map(({ domain }) => [domain, addresses(domain)]));
  return Array.from({ length: count }, (_, offset) => {
    const name = pickName(random);
    const { domain } = random.pick(partners);
    return {
      isExternal: true,
      index: firstIndex + offset,
      memberId: memberId(random),
      email: addressesOf.get(domain)?.(name) ?? "",
      ...name,
      displayName: `${name.firstName} ${name.lastName}`,
    };
  });
}
