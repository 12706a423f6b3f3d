const PATH = "/directory-groups";

/** Address of the list; directory groups are reached on the account connection alone. */
export const listPath = `${PATH}?via=account`;

export type GroupTab = "people" | "channels";

/** Address of a group's page. */
export function groupPath(groupId: string, tab: GroupTab = "people"): string {
  const params = new URLSearchParams({ via: "account", ...(tab === "people" ? {} : { tab }) });
  return `${PATH}/${encodeURIComponent(groupId)}?${params}`;
}
