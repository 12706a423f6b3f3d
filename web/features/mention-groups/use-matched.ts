import { useEffect, useMemo } from "react";
import type { Member } from "../../../domain/exports/member-row.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import type { PickedPerson } from "../../shared/people/picked-person.ts";
import { type MatchedPeople, matchMembers } from "../../shared/people-picker/match-members.ts";

export interface Matching extends MatchedPeople<Member> {
  /** Not everybody is found yet and the channel has members still to be read. */
  readonly isLooking: boolean;
}

/** Finds the chosen among a channel's members, and reads on in them while somebody is missing. */
export function useMatched(chosen: readonly PickedPerson[], list: CursorList<Member>): Matching {
  const matched = useMemo(() => matchMembers(chosen, list.rows), [chosen, list.rows]);
  const { isComplete, isPending, error, loadAll } = list;
  const isOpen = matched.nonMembers.length > 0 && !isComplete && error === null;
  useEffect(() => {
    if (isOpen && !isPending) loadAll();
  }, [isOpen, isPending, loadAll]);
  return { ...matched, isLooking: isOpen };
}
