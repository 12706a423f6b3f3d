import type { Member, MemberRole } from "../model/member.ts";

/** Members whose name or address holds every word of `text`, any case, and whose role is the one asked for. */
export function findMembers<M extends Member>(
  members: readonly M[],
  text: string,
  role: MemberRole | undefined,
): readonly M[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0 && !role) return members;
  return members.filter((member) => {
    if (role && member.role !== role) return false;
    const name = member.name.toLowerCase();
    const email = member.email.toLowerCase();
    return words.every((word) => name.includes(word) || email.includes(word));
  });
}
