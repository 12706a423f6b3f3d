import { CALL_SIZE } from "../../../domain/resources/directory-group-members.ts";
import { countOf, formatCount } from "../../lib/format.ts";
import type { Sorted } from "./sort-chosen.ts";

/** What will happen with the chosen people, before it does. */
export function PeopleNote({ fresh, present, externals }: Sorted) {
  const calls = Math.ceil(fresh.length / CALL_SIZE);
  return (
    <div role="status" className="flex flex-col gap-2 text-xs text-muted">
      {present.length > 0 ? <p>{formatCount(present.length)} already in the group, left out.</p> : null}
      {calls > 1 ? (
        <p>
          Sent {CALL_SIZE} at a time: {countOf(calls, "call")}.
        </p>
      ) : null}
      {externals.length > 0 ? (
        <p className="rounded-md bg-warn-soft px-3 py-2 text-warn-ink">
          {countOf(externals.length, "person", "people")} from other accounts left out: the directory contains only this
          account’s people.
        </p>
      ) : null}
    </div>
  );
}
