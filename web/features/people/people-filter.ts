import type { PeopleFilter } from "../../shared/inventory/people-queries.ts";

export const statuses = [
  { value: "", label: "Any status" },
  { value: "active", label: "Active" },
  { value: "inactive", label: "Deactivated" },
  { value: "gone", label: "Gone from the account" },
] as const;
export const leading = [
  { value: "", label: "Any role" },
  { value: "owns", label: "Owns channels" },
  { value: "administers", label: "Administers channels" },
] as const;
export const grouped = [
  { value: "", label: "Any groups" },
  { value: "none", label: "In no directory group" },
] as const;

/** What the address filters by; what is no value of a filter is left out. */
export function readPeopleFilter(params: URLSearchParams): PeopleFilter {
  const find = params.get("find")?.trim() ?? "";
  const unsnoozed = params.get("unsnoozed") ?? "";
  const status = statuses.find(({ value }) => value === params.get("status"))?.value ?? "";
  const leads = leading.find(({ value }) => value === params.get("leads"))?.value ?? "";
  const group = grouped.find(({ value }) => value === params.get("group"))?.value ?? "";
  return {
    ...(unsnoozed && { unsnoozed }),
    ...(find && { find }),
    ...(status && { status }),
    ...(leads && { leads }),
    ...(group && { group }),
  };
}

export const noPeopleFilter = { find: "", status: "", leads: "", group: "", unsnoozed: "" };
