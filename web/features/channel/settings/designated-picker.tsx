import { useId, useMemo, useState } from "react";
import { Button } from "../../../components/button.tsx";
import { TextField } from "../../../components/field.tsx";
import { countOf, formatCount } from "../../../lib/format.ts";
import { findMembers } from "../members/find-members.ts";
import type { ChannelView } from "../use-channel-view.ts";

/** Most members offered at a time; the filter narrows them. */
const SHOWN = 50;

interface DesignatedPickerProps {
  readonly view: ChannelView;
  /** Member ids. */
  readonly chosen: readonly string[];
  readonly warning: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses the members who may post beside the owner and administrators, out of the members loaded so far. */
export function DesignatedPicker({ view, chosen, warning, isDisabled, onChange }: DesignatedPickerProps) {
  const { members } = view;
  const [text, setText] = useState("");
  const legendId = useId();
  const chosenIds = useMemo(() => new Set(chosen), [chosen]);
  const found = useMemo(() => {
    // The chosen first, so that they are in sight; the owner and administrators may post anyway.
    const matching = findMembers(members.rows, text, undefined).filter(
      ({ id, role }) => role === "member" || chosenIds.has(id),
    );
    return matching.toSorted((a, b) => Number(chosenIds.has(b.id)) - Number(chosenIds.has(a.id)));
  }, [members.rows, text, chosenIds]);
  const loadedIds = useMemo(() => new Set(members.rows.map(({ id }) => id)), [members.rows]);
  const unseen = chosen.filter((id) => !loadedIds.has(id)).length;

  return (
    <fieldset
      disabled={isDisabled}
      aria-labelledby={legendId}
      className="flex min-w-0 flex-col gap-2.5 rounded-md p-3 ring-1 ring-line ring-inset"
    >
      <div className="flex flex-wrap items-baseline justify-between gap-x-3">
        <span id={legendId} className="font-medium">
          Members who may post
        </span>
        <span className="text-xs text-muted" role="status">
          {formatCount(chosen.length)} chosen
          {unseen > 0 ? `, ${formatCount(unseen)} of them not loaded yet` : ""}
        </span>
      </div>
      {warning ? <p className="text-xs text-warn-ink">{warning}</p> : null}
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
              <span className="min-w-0 truncate">{member.name}</span>
              <span className="ml-auto min-w-0 truncate text-xs text-muted">
                {member.isExternal ? "External" : member.email}
              </span>
            </label>
          </li>
        ))}
        {found.length === 0 ? (
          <li className="px-3 py-1.5 text-muted">
            {members.isPending ? "Loading members…" : "No loaded member matches."}
          </li>
        ) : null}
      </ul>
      <p className="flex flex-wrap items-center gap-x-3 text-xs text-muted">
        {found.length > SHOWN
          ? `${countOf(found.length - SHOWN, "more matches", "more match")}: narrow the filter. `
          : ""}
        {members.isComplete ? null : (
          <>
            Looking through {formatCount(members.rows.length)}
            {members.total === undefined ? "" : ` of ${formatCount(members.total)}`} members.
            <Button onClick={members.isLoadingAll ? members.stop : members.loadAll}>
              {members.isLoadingAll ? "Stop loading" : "Load all"}
            </Button>
          </>
        )}
      </p>
    </fieldset>
  );
}
