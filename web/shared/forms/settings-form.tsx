import type { UseMutationResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import ConflictDialog from "../../components/conflict-dialog.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { conflictIn, withoutFields } from "../../lib/edits/conflicts.ts";
import type { Draft } from "../../lib/use-draft.ts";
import type { Verdict } from "../access/verdict.ts";
import { WhyNot } from "../access/why-not.tsx";
import { SaveBar } from "./save-bar.tsx";

/** Edits to save, with what the form was opened on. */
export interface EditsToSave<Values extends object> {
  readonly edits: Partial<Values>;
  readonly opened: Values;
}

interface SettingsFormProps<Values extends object> extends EditsToSave<Values> {
  /** Whether anything can be edited at all. */
  readonly access: Verdict;
  readonly draft: Draft<Partial<Values>>;
  readonly save: UseMutationResult<unknown, Error, EditsToSave<Values>>;
  readonly labelOf: (field: keyof Values & string) => string;
  /** A value of a field in words. */
  readonly textOf: (field: keyof Values & string, values: Partial<Values>) => string;
  /** The edited fields in words. */
  readonly names: readonly string[];
  /** Something typed cannot be saved, which its field says. */
  readonly isBlocked: boolean;
  /** Asks before it saves. */
  readonly onSubmit?: (() => void) | undefined;
  /** Search parameters whose change leaves the form. */
  readonly guarded: readonly string[];
  /** Whose name Zoom will show. */
  readonly note: ReactNode;
  /** Why saving failed, where no field and no conflict says it. */
  readonly failure: ((error: Error, onAsk: () => void) => ReactNode) | null;
  readonly children: ReactNode;
}

/** The frame of a page of settings: its draft, saving it, and what others changed in the meantime. */
export function SettingsForm<Values extends object>(props: SettingsFormProps<Values>) {
  const { access, edits, opened, draft, save, isBlocked, note, failure, onSubmit } = props;
  const isDirty = Object.keys(edits).length > 0;
  const conflict = conflictIn<Values>(save.error);
  const submit = onSubmit ?? (() => save.mutate({ edits, opened }));
  return (
    <>
      {/* Beside the form: the guard asks in a form of its own, and answering it must not save this one. */}
      <UnsavedGuard isDirty={isDirty && !save.isPending} onLeave={draft.discard} params={props.guarded} />
      <form
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (isDirty && !isBlocked && !save.isPending) submit();
        }}
      >
        <div className="w-full max-w-4xl flex-1 px-4 pb-2 lg:px-6">
          {access.isAllowed ? null : (
            <div className="mt-4 rounded-md bg-sunken px-3 py-2.5">
              <WhyNot verdict={access} />
            </div>
          )}
          {draft.isRestored && isDirty ? <RestoredNote onDiscard={draft.discard} /> : null}
          {props.children}
        </div>
        <SaveBar
          names={props.names}
          isBlocked={isBlocked}
          isBusy={save.isPending}
          note={note}
          failure={
            save.error && !conflict && failure
              ? failure(save.error, () => save.variables && save.mutate(save.variables))
              : null
          }
          onDiscard={() => {
            save.reset();
            draft.discard();
          }}
        />
      </form>
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          labelOf={props.labelOf}
          textOf={props.textOf}
          onClose={save.reset}
          onResolve={(kept) => {
            const left = withoutFields<Values>(edits, kept);
            save.reset();
            if (Object.keys(left).length === 0) {
              draft.discard();
              return;
            }
            draft.change(left);
            save.mutate({ edits: left, opened: conflict.now });
          }}
        />
      ) : null}
    </>
  );
}
