import { boolean, number, object, optional, picklist, pipe, string, transform } from "valibot";
import { rows } from "../../lib/api/rows.ts";

/** Who sees a group and finds the people in it. */
export type GroupType = "normal" | "shared" | "restricted";

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

export const typeLabels: Readonly<Record<GroupType, string>> = {
  normal: "Normal",
  shared: "Shared",
  restricted: "Restricted",
};

export const typeTexts: Readonly<Record<GroupType, string>> = {
  normal: "Members can see each other; other people can find them by searching.",
  shared: "Everyone in the account can see the group and who is in it.",
  restricted: "Only members can see the group and find each other.",
};

/** What can be changed, in words. */
export const fieldLabels: Readonly<Record<keyof GroupSettings, string>> = {
  name: "Name",
  type: "Type",
  searchesAccount: "Search the account",
  searchesDomain: "Search the email domain",
  searchesMasterAccount: "Search the master account",
};

export function fieldText(name: keyof GroupSettings, group: Partial<GroupSettings>): string {
  if (name === "name") return group.name ?? "";
  if (name === "type") return group.type ? typeLabels[group.type] : "";
  return group[name] ? "On" : "Off";
}

/** A group without what its form does not change. */
export function settingsOf({ name, type, searchesAccount, searchesDomain, searchesMasterAccount }: GroupSettings) {
  return { name, type, searchesAccount, searchesDomain, searchesMasterAccount };
}

export const types = ["normal", "shared", "restricted"] as const satisfies readonly GroupType[];

/** Whom the members of a group can search for, in words. */
export function searchText(group: GroupSettings): string {
  const kinds = [
    group.searchesAccount ? "account" : null,
    group.searchesDomain ? "email domain" : null,
    group.searchesMasterAccount ? "master account" : null,
  ].filter(Boolean);
  return kinds.length === 0 ? "nobody outside the group" : kinds.join(", ");
}

export const wireGroup = pipe(
  object({
    id: string(),
    name: optional(string(), ""),
    total_members: optional(number()),
    type: optional(picklist(types), "normal"),
    search_by_account: optional(boolean(), false),
    search_by_domain: optional(boolean(), false),
    search_by_ma_account: optional(boolean(), false),
  }),
  transform(
    (wire): DirectoryGroup => ({
      id: wire.id,
      name: wire.name || wire.id,
      memberCount: wire.total_members,
      type: wire.type,
      searchesAccount: wire.search_by_account,
      searchesDomain: wire.search_by_domain,
      searchesMasterAccount: wire.search_by_ma_account,
    }),
  ),
);

export const groupList = object({ groups: rows(wireGroup) });

export const personPage = object({
  members: rows(
    pipe(
      object({
        id: string(),
        email: optional(string(), ""),
        first_name: optional(string(), ""),
        last_name: optional(string(), ""),
      }),
      transform(
        ({ id, email, first_name, last_name }): GroupPerson => ({
          id,
          email,
          name: `${first_name} ${last_name}`.trim() || email || id,
        }),
      ),
    ),
  ),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** A group's settings as Zoom spells them. */
export const wireSettings = (group: GroupSettings) => ({
  name: group.name,
  type: group.type,
  search_by_account: group.searchesAccount,
  search_by_domain: group.searchesDomain,
  search_by_ma_account: group.searchesMasterAccount,
});

/** Of a group that is still to be made. */
export const emptySettings: GroupSettings = {
  name: "",
  type: "normal",
  searchesAccount: true,
  searchesDomain: false,
  searchesMasterAccount: false,
};
