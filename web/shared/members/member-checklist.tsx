import { useMemo, useState } from "react";
import { findMembers } from "../../../domain/exports/find-members.ts";
import type { Member } from "../../../domain/exports/member-row.ts";
import { Checklist } from "../../components/checklist.tsx";
import { ChecklistNote } from "../../components/checklist-note.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";

/** Most members offered at a time; the filter narrows them. */
const SHOWN = 50;

interface MemberChecklistProps {
  readonly members: CursorList<Member>;
  /** Whether a member is offered. Chosen ones always are. */
  readonly isOffered: (member: Member) => boolean;
  /** Member ids. */
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses members of a list, which loads to its end as soon as a filter or the offer needs all of it. */
export function MemberChecklist({ members, isOffered, chosen, onChange }: MemberChecklistProps) {
  const [text, setText] = useState("");
  // Those chosen when the list was opened stand first; later choices leave the order alone.
  const [first] = useState(() => new Set(chosen));
  const found = useMemo(
    () =>
      findMembers(members.rows, text, undefined)
        .filter((member) => isOffered(member) || first.has(member.id))
        .toSorted((a, b) => Number(first.has(b.id)) - Number(first.has(a.id))),
    [members.rows, text, isOffered, first],
  );
  const isShort = found.length <= SHOWN;
  const list = useWholeList(members, "members to tick", text.trim() !== "" || isShort);
  return (
    <Checklist
      label="Members"
      filterLabel="Filter members by name or address"
      placeholder="Filter by name or address"
      {...{ text, chosen, onChange }}
      onText={setText}
      rows={found.slice(0, SHOWN).map(({ id, name, isExternal, email }) => ({
        ...{ id, name },
        detail: isExternal ? "External" : email,
      }))}
      empty={members.isPending ? "Loading members…" : list.isFetching ? "Looking for members…" : "No member matches."}
      note={<ChecklistNote list={list} noun="member" hiddenCount={Math.max(0, found.length - SHOWN)} />}
    />
  );
}
