import type { CopyRow } from "../../../domain/help-desk/copy-access.ts";

/** What of a colleague's access is copied, by the IDs of its rows, and as what. */
export type Chosen = ReadonlyMap<string, "member" | "admin">;

const WITHOUT = "without";
const ADMIN = "admin";

const idsIn = (params: URLSearchParams, name: string): ReadonlySet<string> =>
  new Set((params.get(name) ?? "").split(",").filter(Boolean));

/** As the address says it: everything as a member, but for what it names otherwise. */
export function chosenIn(params: URLSearchParams, rows: readonly CopyRow[]): Chosen {
  const [without, admin] = [idsIn(params, WITHOUT), idsIn(params, ADMIN)];
  const chosen = new Map<string, "member" | "admin">();
  for (const row of rows) {
    if (row.leftOut !== null || without.has(row.id)) continue;
    const isAdmin = row.admin !== null && admin.has(row.id);
    if (isAdmin) chosen.set(row.id, "admin");
    else if (row.member !== null) chosen.set(row.id, "member");
  }
  // Whoever does not come into a channel comes into none of its mention groups.
  for (const { id, needs } of rows) if (needs !== null && !chosen.has(needs)) chosen.delete(id);
  return chosen;
}

/** Parameters of the address once a row is copied as something else, or not at all. */
export function choosing(
  params: URLSearchParams,
  { id, member }: Pick<CopyRow, "id" | "member">,
  as: "member" | "admin" | null,
): Readonly<Record<string, string>> {
  const [without, admin] = [new Set(idsIn(params, WITHOUT)), new Set(idsIn(params, ADMIN))];
  // What one becomes as an administrator only is not copied unless it is asked for.
  if (as === null && member !== null) without.add(id);
  else without.delete(id);
  if (as === "admin") admin.add(id);
  else admin.delete(id);
  return { [WITHOUT]: [...without].join(","), [ADMIN]: [...admin].join(",") };
}
