export const DIRECTORY_GROUPS = "/directory-groups";

export type GroupTab = "people" | "channels";

/** Address of a group's page; always on the account connection, which alone reaches directory groups. */
export function groupPath(groupId: string, tab: GroupTab = "people"): string {
  const params = new URLSearchParams({ via: "account", ...(tab === "people" ? {} : { tab }) });
  return `${DIRECTORY_GROUPS}/${encodeURIComponent(groupId)}?${params}`;
}
