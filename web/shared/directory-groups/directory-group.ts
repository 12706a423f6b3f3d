import { number, object, optional, string } from "valibot";
import {
  type GroupSettings,
  type GroupType,
  listedGroup,
  listedGroupPerson,
} from "../../../domain/exports/directory-group-rows.ts";
import { rows } from "../../lib/api/rows.ts";

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

/** Whom the members of a group can search for, in words. */
export function searchText(group: GroupSettings): string {
  const kinds = [
    group.searchesAccount ? "account" : null,
    group.searchesDomain ? "email domain" : null,
    group.searchesMasterAccount ? "master account" : null,
  ].filter(Boolean);
  return kinds.length === 0 ? "nobody outside the group" : kinds.join(", ");
}

export const groupList = object({ groups: rows(listedGroup) });

export const personPage = object({
  members: rows(listedGroupPerson),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** Of a group that is still to be made. */
export const emptySettings: GroupSettings = {
  name: "",
  type: "normal",
  searchesAccount: true,
  searchesDomain: false,
  searchesMasterAccount: false,
};
