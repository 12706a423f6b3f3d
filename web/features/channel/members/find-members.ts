import { holdsWords } from "../../../lib/words.ts";
import type { Member, MemberRole } from "../model/member.ts";

/** Members whose name or address holds every word of `text`, any case, and whose role is the one asked for. */
export function findMembers<M extends Member>(
  members: readonly M[],
  text: string,
  role: MemberRole | undefined,
): readonly M[] {
  if (text.trim() === "" && !role) return members;
  const isNamed = holdsWords(text);
  return members.filter((member) => (!role || member.role === role) && isNamed(`${member.name}\n${member.email}`));
}
