import { useMemo } from "react";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { MemberChecklist } from "../channel/members/member-checklist.tsx";
import type { Member } from "../channel/model/member.ts";
import { fromMember, type PickedPerson, withPeople } from "../people-picker/picked-person.ts";
import { matchMembers } from "./match-members.ts";

interface MembersSourceProps {
  readonly list: CursorList<Member>;
  readonly isOffered: (member: Member) => boolean;
  readonly chosen: readonly PickedPerson[];
  readonly onChange: (chosen: readonly PickedPerson[]) => void;
}

/** Ticks members of the channel itself. */
export function MembersSource({ list, isOffered, chosen, onChange }: MembersSourceProps) {
  const ticked = useMemo(() => matchMembers(chosen, list.rows).members.map(({ id }) => id), [chosen, list.rows]);
  return (
    <MemberChecklist
      members={list}
      isOffered={isOffered}
      chosen={ticked}
      onChange={(ids) => {
        const before = new Set(ticked);
        const after = new Set(ids);
        const added = list.rows.filter(({ id }) => after.has(id) && !before.has(id)).map(fromMember);
        const kept = chosen.filter((person) => {
          const [member] = matchMembers([person], list.rows).members;
          return !member || !before.has(member.id) || after.has(member.id);
        });
        onChange(withPeople(kept, added));
      }}
    />
  );
}
