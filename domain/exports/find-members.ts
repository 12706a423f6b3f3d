import { holdsWords } from "../words.ts";
import type { Member, MemberRole } from "./member-row.ts";

/** A test of whether a member's name or address holds every word of `text`, any case, and the role is the one asked for. */
export function memberTest(text: string, role: MemberRole | undefined): (member: Member) => boolean {
  const holds = holdsWords(text);
  return (member) => (!role || member.role === role) && holds(`${member.name}\n${member.email}`);
}

/** The members whom `memberTest` leaves. */
export function findMembers<M extends Member>(
  members: readonly M[],
  text: string,
  role: MemberRole | undefined,
): readonly M[] {
  return text.trim() === "" && !role ? members : members.filter(memberTest(text, role));
}
