import type { CopyRow } from "../../../domain/help-desk/copy-access.ts";

/** What of a colleague's access is copied, by the IDs of its rows, and as what. */
export type Chosen = ReadonlyMap<string, "member" | "admin">;

/** Of the address: `none` where nothing is copied but for what it names; everything is, but for that, where it is left out. */
const BASE = "base";
/** The rows that are otherwise. */
const BUT = "but";
/** Those that are copied as an administrator. */
const ADMIN = "admin";

const idsIn = (params: URLSearchParams, name: string): Set<string> =>
  new Set((params.get(name) ?? "").split(",").filter(Boolean));

export function chosenIn(params: URLSearchParams, rows: readonly CopyRow[]): Chosen {
  const isNone = params.get(BASE) === "none";
  const [but, admin] = [idsIn(params, BUT), idsIn(params, ADMIN)];
  const chosen = new Map<string, "member" | "admin">();
  for (const row of rows) {
    if (row.leftOut !== null) continue;
    if (row.admin !== null && admin.has(row.id)) chosen.set(row.id, "admin");
    else if (row.member !== null && but.has(row.id) === isNone) chosen.set(row.id, "member");
  }
  // Whoever does not come into a channel comes into none of its mention groups.
  for (const { id, needs } of rows) if (needs !== null && !chosen.has(needs)) chosen.delete(id);
  return chosen;
}

type Changed = Readonly<Record<string, string>>;

export const choosingNothing: Changed = { [BASE]: "none", [BUT]: "", [ADMIN]: "" };
/** As a member; what somebody becomes as an administrator only is chosen one by one. */
export const choosingAll: Changed = { [BASE]: "", [BUT]: "", [ADMIN]: "" };

/** Parameters of the address once a row is copied as something else, or not at all. */
export function choosing(
  params: URLSearchParams,
  { id, member }: Pick<CopyRow, "id" | "member">,
  as: "member" | "admin" | null,
): Changed {
  const isNone = params.get(BASE) === "none";
  const [but, admin] = [idsIn(params, BUT), idsIn(params, ADMIN)];
  if (member !== null && (as !== null) === isNone) but.add(id);
  else but.delete(id);
  if (as === "admin") admin.add(id);
  else admin.delete(id);
  return { [BUT]: [...but].join(","), [ADMIN]: [...admin].join(",") };
}
