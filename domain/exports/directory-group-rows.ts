// Directory groups and the people in them, as lists and files show them.
import { boolean, nullish, number, object, picklist, pipe, string, transform } from "valibot";
import type { CsvColumn } from "../csv/write-csv.ts";
import { holdsWords } from "../words.ts";

/** Who sees a group and finds the people in it. */
export type GroupType = "normal" | "shared" | "restricted";
export const groupTypes = ["normal", "shared", "restricted"] as const satisfies readonly GroupType[];

/** What a group is called and whom it lets its members see; all of it can be changed. */
export interface GroupSettings {
  readonly name: string;
  readonly type: GroupType;
  readonly searchesAccount: boolean;
  readonly searchesDomain: boolean;
  readonly searchesMasterAccount: boolean;
}

/** A group of the account's directory; Zoom calls it an IM group. */
export interface DirectoryGroup extends GroupSettings {
  readonly id: string;
  readonly memberCount: number | undefined;
}

/** Somebody in a group: always of the account. */
export interface GroupPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

const text = nullish(string(), "");
const flag = nullish(boolean(), false);

export const listedGroup = pipe(
  object({
    id: string(),
    name: text,
    total_members: nullish(number()),
    type: nullish(picklist(groupTypes), "normal"),
    search_by_account: flag,
    search_by_domain: flag,
    search_by_ma_account: flag,
  }),
  transform(
    (wire): DirectoryGroup => ({
      id: wire.id,
      name: wire.name || wire.id,
      memberCount: wire.total_members ?? undefined,
      type: wire.type,
      searchesAccount: wire.search_by_account,
      searchesDomain: wire.search_by_domain,
      searchesMasterAccount: wire.search_by_ma_account,
    }),
  ),
);

export const listedGroupPerson = pipe(
  object({ id: string(), email: text, first_name: text, last_name: text }),
  transform(
    ({ id, email, first_name, last_name }): GroupPerson => ({
      id,
      email,
      name: `${first_name} ${last_name}`.trim() || email || id,
    }),
  ),
);

export interface GroupsWanted {
  readonly text: string;
  readonly type: GroupType | undefined;
  /** `name`, `people`, or either with a minus before it for the opposite order. */
  readonly sort: string;
}

/** Whether a group's name has every word, or it has the id. */
export function groupMatches({
  text: wanted,
  type: asked,
}: Omit<GroupsWanted, "sort">): (group: DirectoryGroup) => boolean {
  const isNamed = holdsWords(wanted);
  return ({ id, name, type }) => (!asked || type === asked) && (id === wanted.trim() || isNamed(name));
}

export function groupOrder({ sort }: GroupsWanted): (a: DirectoryGroup, b: DirectoryGroup) => number {
  const sign = sort.startsWith("-") ? -1 : 1;
  const column = sort.replace("-", "");
  return (a, b) => {
    const byPeople = column === "people" ? (a.memberCount ?? 0) - (b.memberCount ?? 0) : 0;
    return sign * (byPeople || a.name.localeCompare(b.name));
  };
}

export const filterGroups = (groups: readonly DirectoryGroup[], wanted: GroupsWanted): readonly DirectoryGroup[] =>
  groups.filter(groupMatches(wanted)).toSorted(groupOrder(wanted));

/** Whether a person's name or address has every word. */
export function personMatches(wanted: string): (person: GroupPerson) => boolean {
  const isNamed = holdsWords(wanted);
  return ({ name, email }) => isNamed(`${name}\n${email}`);
}

/** People whose name or address has every word. */
export const filterPeople = (people: readonly GroupPerson[], wanted: string): readonly GroupPerson[] =>
  wanted.trim() === "" ? people : people.filter(personMatches(wanted));

const yesNo = (value: boolean): string => (value ? "yes" : "no");

/** As the import reads them. */
export const directoryGroupColumns: readonly CsvColumn<DirectoryGroup>[] = [
  { header: "group_id", value: ({ id }) => id },
  { header: "group", value: ({ name }) => name },
  { header: "people", value: ({ memberCount }) => memberCount },
  { header: "type", value: ({ type }) => type },
  { header: "searches_account", value: ({ searchesAccount }) => yesNo(searchesAccount) },
  { header: "searches_email_domain", value: ({ searchesDomain }) => yesNo(searchesDomain) },
  { header: "searches_master_account", value: ({ searchesMasterAccount }) => yesNo(searchesMasterAccount) },
];

export const groupPersonColumns: readonly CsvColumn<GroupPerson>[] = [
  { header: "name", value: ({ name }) => name },
  { header: "email", value: ({ email }) => email },
  { header: "user_id", value: ({ id }) => id },
];
