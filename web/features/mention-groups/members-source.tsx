import { useMemo } from "react";
import type { Member } from "../../../domain/exports/member-row.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { MemberChecklist } from "../../shared/members/member-checklist.tsx";
import { fromMember, pickedKey } from "../../shared/people/picked-person.ts";
import { matchMembers } from "../../shared/people-picker/match-members.ts";
import type { SourceProps } from "../../shared/people-picker/people-choice.ts";

interface MembersSourceProps extends SourceProps {
  readonly list: CursorList<Member>;
  readonly isOffered: (member: Member) => boolean;
}

/** Ticks members of the channel itself. */
export function MembersSource({ list, isOffered, chosen, onAdd, onRemove }: MembersSourceProps) {
  const ticked = useMemo(() => matchMembers(chosen, list.rows).members.map(({ id }) => id), [chosen, list.rows]);
  return (
    <MemberChecklist
      members={list}
      isOffered={isOffered}
      chosen={ticked}
      onChange={(ids) => {
        const before = new Set(ticked);
        const after = new Set(ids);
        onAdd(list.rows.filter(({ id }) => after.has(id) && !before.has(id)).map(fromMember));
        for (const person of chosen) {
          const [member] = matchMembers([person], list.rows).members;
          if (member && before.has(member.id) && !after.has(member.id)) onRemove(pickedKey(person));
        }
      }}
    />
  );
}
