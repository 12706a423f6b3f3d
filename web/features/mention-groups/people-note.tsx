import { CircleAlert } from "lucide-react";
import type { Member } from "../../../domain/exports/member-row.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { Words } from "../../components/words.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { pickedKey } from "../../shared/people/picked-person.ts";
import { CALL_SIZE } from "./mention-group.ts";
import type { Matching } from "./use-matched.ts";

interface PeopleNoteProps {
  readonly matching: Matching;
  /** Members of the channel. */
  readonly list: CursorList<Member>;
  /** How many of the chosen are in the group already. */
  readonly presentCount?: number;
  readonly addCount: number;
  /** Places left in the group. */
  readonly roomCount: number;
}

/** What will happen with the chosen people, before it does. */
export function PeopleNote({ matching, list, presentCount = 0, addCount, roomCount }: PeopleNoteProps) {
  const { nonMembers, isLooking } = matching;
  const calls = Math.ceil(addCount / CALL_SIZE);
  return (
    <div className="flex flex-col gap-2" role="status">
      {presentCount > 0 ? (
        <p className="text-xs text-muted">{formatCount(presentCount)} already in the group, left out.</p>
      ) : null}
      {calls > 1 ? (
        <p className="text-xs text-muted">
          Zoom accepts {CALL_SIZE} people at a time: {countOf(calls, "call")}.
        </p>
      ) : null}
      {addCount > roomCount ? (
        <p className="flex items-start gap-1.5 text-danger-ink">
          <CircleAlert size={14} aria-hidden="true" className="mt-0.5 shrink-0" />
          {roomCount === 0
            ? "The group is full."
            : `The group has room for ${countOf(roomCount, "more person", "more people")}: leave out ${formatCount(addCount - roomCount)}.`}
        </p>
      ) : null}
      {list.error ? <ErrorState error={list.error} onRetry={list.retry} layout="inline" /> : null}
      {isLooking ? (
        <p className="text-xs text-muted">
          Looking for {countOf(nonMembers.length, "person", "people")} among the channel’s members:{" "}
          {formatCount(list.rows.length)}
          {list.total === undefined ? "" : ` of ${formatCount(list.total)}`} read…
        </p>
      ) : nonMembers.length > 0 ? (
        <section aria-label="Not in the channel" className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
          <p className="font-medium">
            {countOf(nonMembers.length, "person is", "people are")} not in the channel and will be left out
          </p>
          <p className="mt-0.5 text-xs break-words">
            <Words>
              {nonMembers
                .slice(0, 12)
                .map((person) => isolate(person.email || person.name || pickedKey(person)))
                .join(", ")}
            </Words>
            {nonMembers.length > 12 ? ` and ${formatCount(nonMembers.length - 12)} more` : ""}. Only members of a
            channel can be in its mention groups.
          </p>
        </section>
      ) : null}
    </div>
  );
}
