import { useMemo, useState } from "react";
import { ChecklistNote } from "../../components/checklist-note.tsx";
import { TextField } from "../../components/field.tsx";
import { Name } from "../../components/name.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useWholeList } from "../../lib/cursor-list/use-whole-list.ts";
import type { Member } from "../people/member.ts";
import { findMembers } from "./find-members.ts";

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
  const chosenIds = useMemo(() => new Set(chosen), [chosen]);
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
    <div className="flex min-w-0 flex-col gap-2">
      <TextField
        label="Filter members by name or address"
        isLabelHidden
        type="search"
        placeholder="Filter by name or address"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          // Enter in a filter is no wish to save.
          if (event.key === "Enter") event.preventDefault();
        }}
      />
      <ul
        className="max-h-56 overflow-y-auto rounded-md bg-surface py-1 ring-1 ring-line ring-inset"
        aria-label="Members"
      >
        {found.slice(0, SHOWN).map((member) => (
          <li key={member.id}>
            <label className="flex items-center gap-2.5 px-3 py-1 hover:bg-hover pointer-coarse:py-2">
              <input
                type="checkbox"
                className="size-4 shrink-0"
                checked={chosenIds.has(member.id)}
                onChange={(event) =>
                  onChange(event.target.checked ? [...chosen, member.id] : chosen.filter((id) => id !== member.id))
                }
              />
              <span className="min-w-0 flex-1 justify-between gap-3 sm:flex sm:items-baseline">
                <span className="block truncate sm:min-w-1/2">
                  <Name>{member.name}</Name>
                </span>
                <span className="block truncate text-xs text-muted">
                  {member.isExternal ? "External" : member.email}
                </span>
              </span>
            </label>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-3 py-1.5 text-muted">
            {members.isPending ? "Loading members…" : list.isFetching ? "Looking for members…" : "No member matches."}
          </li>
        ) : null}
      </ul>
      <ChecklistNote list={list} noun="member" hiddenCount={Math.max(0, found.length - SHOWN)} />
    </div>
  );
}
