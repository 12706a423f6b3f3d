import { useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Member, MemberRole } from "../model/member.ts";
import { findMembers } from "./find-members.ts";

const roles: readonly MemberRole[] = ["owner", "admin", "member"];

export interface MembersFilter {
  readonly text: string;
  readonly role: MemberRole | undefined;
  readonly isFiltered: boolean;
  readonly shown: readonly Member[];
}

/** The filters in the address, and the loaded members they leave. */
export function useMembersFilter(members: readonly Member[]): MembersFilter {
  const [params] = useSearchParams();
  const text = params.get("find") ?? "";
  const role = roles.find((name) => name === params.get("role"));
  const shown = useMemo(() => findMembers(members, text, role), [members, text, role]);
  return { text, role, isFiltered: text.trim() !== "" || role !== undefined, shown };
}
