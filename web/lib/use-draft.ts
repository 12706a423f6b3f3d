import { useCallback, useState } from "react";
import { type GenericSchema, safeParse } from "valibot";
import { useDrafts } from "../stores/drafts.ts";
import { pagePerson } from "./api/page-person.ts";

export interface Draft<T> {
  readonly value: T;
  readonly change: (next: T) => void;
  /** Forgets the draft: after saving, or when the person discards it. Resets the value to `initial`. */
  readonly discard: () => void;
  /** True when an earlier visit to this form left unsaved changes, shown now. */
  readonly isRestored: boolean;
}

/**
 * Form values that survive a reload and signing in again.
 *
 * @param name Name of the form, unique for what it edits, e.g. `channel-settings:<id>`. A draft is only shown to the
 *   person who made it: another one may sign in in the same tab.
 * @param schema Checks what an earlier visit left; a draft that does not fit is ignored.
 */
export function useDraft<T>(name: string, initial: T, schema: GenericSchema<unknown, T>): Draft<T> {
  const form = `${pagePerson()}/${name}`;
  const kept = useDrafts((drafts) => drafts.values[form]);
  const { keep, drop } = useDrafts.getState();
  const parsed = kept === undefined ? null : safeParse(schema, kept);
  const draft = parsed?.success ? parsed.output : undefined;
  const [isRestored, setRestored] = useState(draft !== undefined);

  const change = useCallback((next: T) => keep(form, next), [form, keep]);
  const discard = useCallback(() => {
    setRestored(false);
    drop(form);
  }, [form, drop]);
  return { value: draft ?? initial, change, discard, isRestored: isRestored && draft !== undefined };
}
