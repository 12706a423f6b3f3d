import { useMemo } from "react";
import { useOpened } from "../../../lib/edits/use-opened.ts";
import { type Draft, useDraft } from "../../../lib/use-draft.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { editsDraft } from "./edits-draft.ts";
import { type Edits, editsOf, type SettingsValues, valuesOf, withEdits } from "./settings-values.ts";

export interface EditsState {
  /** What the form shows. */
  readonly values: SettingsValues;
  /** What saving would change. */
  readonly edits: Edits;
  readonly isDirty: boolean;
  /** What the edits started from; somebody else may have changed it since. */
  readonly opened: SettingsValues;
  readonly change: (next: Edits) => void;
  readonly draft: Draft<Edits>;
}

const noEdits: Edits = {};

/** The form's edits, kept as a draft that outlives a reload and signing in again. */
export function useEdits({ ref, channel }: ChannelView): EditsState {
  const draft = useDraft<Edits>(`channel-settings:${ref.connection}:${ref.channelId}`, noEdits, editsDraft);
  const current = useMemo(() => valuesOf(channel), [channel]);
  const edits = editsOf(current, draft.value);
  const change = (next: Edits): void => {
    const typed = { ...draft.value, ...next };
    const kept: Edits = {
      ...editsOf(current, typed),
      // A name is kept as it is typed: a blank at its end is the beginning of another word.
      ...(typed.name !== undefined && typed.name !== current.name && { name: typed.name }),
    };
    if (Object.keys(kept).length === 0) draft.discard();
    else draft.change(kept);
  };
  const isDirty = Object.keys(edits).length > 0;
  return {
    opened: useOpened(current, isDirty),
    values: withEdits(current, draft.value),
    edits,
    isDirty,
    change,
    draft,
  };
}
