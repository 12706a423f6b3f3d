import { useCallback, useId, useMemo } from "react";
import type { Member } from "../../../../domain/exports/member-row.ts";
import { formatCount } from "../../../lib/format.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { MemberChecklist } from "../../../shared/members/member-checklist.tsx";

interface DesignatedPickerProps {
  readonly view: ChannelView;
  /** Member ids. */
  readonly chosen: readonly string[];
  readonly warning: string | undefined;
  readonly isDisabled: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Chooses the members who may post beside the owner and administrators. */
export function DesignatedPicker({ view, chosen, warning, isDisabled, onChange }: DesignatedPickerProps) {
  const { members } = view;
  const legendId = useId();
  // The owner and administrators may post anyway.
  const isOffered = useCallback(({ role }: Member) => role === "member", []);
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
          Members who can post
        </span>
        <span className="text-xs text-muted" role="status">
          {formatCount(chosen.length)} chosen
          {unseen > 0 ? `, ${formatCount(unseen)} not loaded yet` : ""}
        </span>
      </div>
      {warning ? <p className="text-xs text-warn-ink">{warning}</p> : null}
      <MemberChecklist members={members} isOffered={isOffered} chosen={chosen} onChange={onChange} />
    </fieldset>
  );
}
