import { useState } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import { ConfirmDialog, type Harm } from "../../components/confirm-dialog.tsx";
import { ResultsDialog, RunningDialog } from "../../components/run-dialogs.tsx";
import { idsDone, outcomeItems, waysOn } from "../../lib/bulk/outcomes.ts";
import { useRun } from "../../lib/bulk/use-run.ts";
import { countOf } from "../../lib/format.ts";
import { isolate } from "../../lib/isolate.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import type { Announce } from "../channel/done.ts";
import type { Emoji } from "./emoji.ts";
import { EmojiPicture } from "./emoji-picture.tsx";
import { planAdding, planDeleting, runUnseen, useShowChanged } from "./use-emoji-run.ts";
import { whyFailed } from "./why-failed.ts";

interface DeleteDialogProps {
  readonly deleting: ConnectionName;
  /** For the undo. */
  readonly adding: ConnectionName;
  readonly emojis: readonly Emoji[];
  /** How many of those chosen only somebody else may delete. */
  readonly leftOutCount: number;
  readonly announce: Announce;
  readonly onDeleted: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

/** More than this many are typed, not ticked. */
const MANY = 20;
const NAMED = 12;

function harmOf(count: number): Harm {
  if (count === 1) return { kind: "plain" };
  const phrase = `delete ${count} emojis`;
  return count > MANY ? { kind: "type", phrase } : { kind: "checkbox", statement: `Yes, ${phrase}` };
}

/** Deletes emojis for everybody, and offers to add them again. */
export default function DeleteDialog({
  deleting,
  adding: addingAgain,
  emojis,
  leftOutCount,
  announce,
  onDeleted,
  onClose,
}: DeleteDialogProps) {
  const { bulk, outcomes, start } = useRun();
  const showChanged = useShowChanged();
  // What is deleted has left the lists by the time the results name it.
  const [all] = useState(() => new Map(emojis.map((emoji) => [emoji.id, emoji])));
  const [kept] = useState(() => new Map<string, Blob>());
  const nameOf = (id: string): string => all.get(id)?.name ?? id;

  const run = async (ids: readonly string[]): Promise<void> => {
    const gone: string[] = [];
    const results = await start(
      planDeleting(deleting, ids, (id, picture) => {
        gone.push(id);
        if (picture) kept.set(id, picture);
      }),
    );
    onDeleted(gone);
    void showChanged(gone);
    const doneIds = idsDone(results);
    if (doneIds.length > 0) tell(doneIds);
    if (doneIds.length === results.length) onClose();
  };
  const tell = (ids: readonly string[]): void => {
    const [only] = ids;
    const what = ids.length === 1 && only !== undefined ? nameOf(only) : countOf(ids.length, "emoji");
    const pictures = new Map(ids.flatMap((id) => (kept.has(id) ? [[id, kept.get(id)] as const] : [])));
    const lost = ids.length - pictures.size;
    const text = `Deleted ${what}.${lost > 0 ? ` ${lost} cannot be restored: the picture could not be loaded.` : ""}`;
    announce(pictures.size === 0 ? { text } : { text, undo: () => addAgain([...pictures.keys()]) });
  };
  const addAgain = async (ids: readonly string[]): Promise<void> => {
    const adding = ids.flatMap((id) => {
      const picture = kept.get(id);
      return picture ? [{ id, name: nameOf(id), picture: async () => picture }] : [];
    });
    const { doneIds, missing } = await runUnseen(planAdding(addingAgain, adding, () => undefined));
    await showChanged();
    announce({
      text: `Added ${countOf(doneIds.length, "emoji")} again.${missing > 0 ? ` ${missing} could not be added.` : ""}`,
    });
  };

  if (bulk.state.phase === "running") return <RunningDialog title="Deleting emojis" label="Emojis" bulk={bulk} />;
  if (outcomes) {
    return (
      <ResultsDialog
        title="Delete emojis: results"
        noun="emoji"
        nounPlural="emojis"
        items={outcomeItems(outcomes, nameOf, whyFailed)}
        {...waysOn(outcomes, (ids) => void run(ids))}
        onClose={onClose}
      />
    );
  }
  const [only] = emojis;
  return (
    <ConfirmDialog
      title={
        emojis.length === 1 && only ? `Delete ${isolate(only.name)}?` : `Delete ${countOf(emojis.length, "emoji")}?`
      }
      confirmLabel="Delete"
      harm={harmOf(emojis.length)}
      isDestructive
      note={<WhoseName connection={deleting === "account" ? deleting : addingAgain} />}
      onConfirm={() => void run([...all.keys()])}
      onClose={onClose}
    >
      <p>
        {emojis.length === 1 ? "It is" : "They are"} gone for everyone in the account. Nobody can use{" "}
        {emojis.length === 1 ? "it" : "them"} in messages or reactions any more.
      </p>
      <ul className="flex flex-wrap gap-1.5 text-ink">
        {emojis.slice(0, NAMED).map(({ id, name }) => (
          <li key={id} className="flex max-w-full items-center gap-1.5 rounded-sm bg-sunken py-0.5 pr-2 pl-1 text-xs">
            <EmojiPicture id={id} className="size-5 shrink-0" />
            <span className="truncate">{name}</span>
          </li>
        ))}
        {emojis.length > NAMED ? <li className="py-1 text-xs text-muted">and {emojis.length - NAMED} more</li> : null}
      </ul>
      {leftOutCount > 0 ? (
        <p>
          {countOf(leftOutCount, "emoji")} left out: only the people who added them and the account’s administrators can
          delete them.
        </p>
      ) : null}
      <p>
        You can undo this: the same pictures are added again under the same names. Zoom then shows them as added today
        {addingAgain === "me" ? " by you" : null}.
      </p>
    </ConfirmDialog>
  );
}
