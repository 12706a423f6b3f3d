import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from "react";
import { type GenericSchema, safeParse } from "valibot";
import { useDrafts } from "../stores/drafts.ts";
import { useSessionEnd } from "../stores/session-end.ts";
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

/**
 * Changes of some fields of a form, each of which builds on the last, however soon it follows.
 *
 * @returns the change, and the form as it is by now: the draft's own value is that of the last render
 */
export function useEdits<T extends object>({ value, change }: Pick<Draft<T>, "value" | "change">) {
  const latest = useRef(value);
  latest.current = value;
  const edit = useCallback(
    (changes: Partial<T>) => {
      latest.current = { ...latest.current, ...changes };
      change(latest.current);
    },
    [change],
  );
  return [edit, latest] as const;
}

/**
 * State of a dialog that survives a reload and signing in again: the same dialog of the same page opens with it. Closed in
 * any other way, done or given up, it is forgotten.
 *
 * @param name Of the dialog, on its page.
 */
export function useDialogDraft<T>(
  name: string,
  initial: T,
  schema: GenericSchema<unknown, T>,
): readonly [T, Dispatch<SetStateAction<T>>] {
  const [form] = useState(() => `dialog:${window.location.pathname} ${name}`);
  const { value, change, discard } = useDraft(form, initial, schema);
  const latest = useRef(value);
  latest.current = value;
  const set = useCallback(
    (next: SetStateAction<T>) => {
      latest.current = next instanceof Function ? next(latest.current) : next;
      change(latest.current);
    },
    [change],
  );
  const isOpen = useRef(false);
  useEffect(() => {
    isOpen.current = true;
    return () => {
      isOpen.current = false;
      // Development mounts twice, and the end of a session takes the page away.
      queueMicrotask(() => {
        if (!isOpen.current && useSessionEnd.getState().how === "none") discard();
      });
    };
  }, [discard]);
  return [value, set];
}
