import type { Member } from "./member-row.ts";
import type { Posting } from "./posting.ts";

export interface MemberSort {
  readonly column: string;
  readonly direction: "asc" | "desc";
}

const SORT = /^(name|email|role|posting)\.(asc|desc)$/;

/** Reads an order out of the address, `name.asc`. */
export function readMemberSort(text: string | null): MemberSort | undefined {
  const [, column, direction] = SORT.exec(text ?? "") ?? [];
  return column === undefined ? undefined : { column, direction: direction === "desc" ? "desc" : "asc" };
}

const roleRank = { owner: 0, admin: 1, member: 2 };
const postingRank = { everyone: 0, leads: 0, chosen: 1, not: 2 };
const { compare } = new Intl.Collator("en", { sensitivity: "base" });

/** Compares members; those alike by name. Addresses Zoom does not show come last, either way. */
export function memberOrder(
  { column, direction }: MemberSort,
  postingOf: ((member: Member) => Posting) | undefined,
): (a: Member, b: Member) => number {
  const sign = direction === "asc" ? 1 : -1;
  const byName = (a: Member, b: Member): number => compare(a.name, b.name);
  if (column === "name") return (a, b) => sign * byName(a, b);
  if (column === "email") {
    return (a, b) =>
      Number(a.email === "") - Number(b.email === "") || sign * compare(a.email, b.email) || byName(a, b);
  }
  const rank = (member: Member): number =>
    column === "role" ? roleRank[member.role] : postingOf ? postingRank[postingOf(member)] : 0;
  return (a, b) => sign * (rank(a) - rank(b)) || byName(a, b);
}
