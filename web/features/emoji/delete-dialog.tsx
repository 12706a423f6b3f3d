import { useEffect, useRef, useState } from "react";
import { parse } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { deleteEmojis } from "../../../domain/actions/emojis.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { EmojiTarget } from "../../../domain/resources/emoji.ts";
import type { Harm } from "../../components/confirm-dialog.tsx";
import { RunningDialog } from "../../components/run-dialogs.tsx";
import { useBulk } from "../../lib/bulk/use-bulk.ts";
import { countOf } from "../../lib/format.ts";
import { ChangeDialog, type Review } from "../../shared/changes/change-dialog.tsx";
import { partOf } from "../../shared/changes/change-request.ts";
import type { Announce } from "../channel/done.ts";
import type { Emoji } from "./emoji.ts";
import { EmojiPicture } from "./emoji-picture.tsx";
import { planAdding, planReading, runUnseen, useShowChanged } from "./use-emoji-run.ts";

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

const targetOf = ({ target }: ChangeItemInfo): EmojiTarget => parse(EmojiTarget, target);

/**
 * Deletes emojis for everybody, and offers to add them again: their pictures are read before, since nothing has them
 * afterwards. One whose picture cannot be read is deleted all the same.
 */
export default function DeleteDialog(props: DeleteDialogProps) {
  const { deleting, adding: addingAgain, emojis, leftOutCount, announce, onDeleted, onClose } = props;
  const pictures = useBulk();
  const showChanged = useShowChanged();
  const [kept] = useState(() => new Map<string, Blob>());
  const hasBegun = useRef(false);
  useEffect(() => {
    if (hasBegun.current) return;
    hasBegun.current = true;
    const ids = emojis.map(({ id }) => id);
    void pictures.start(planReading(ids, (id, picture) => kept.set(id, picture)));
  });

  const settle = (items: readonly ChangeItemInfo[]): void => {
    const gone = items.flatMap((item) =>
      item.status === "done" || item.status === "unchanged" ? [targetOf(item).fileId] : [],
    );
    onDeleted(gone);
    void showChanged(gone);
  };
  const tell = (done: readonly ChangeItemInfo[]): void => {
    const targets = done.map(targetOf);
    const [only] = targets;
    const what = targets.length === 1 && only ? only.name : countOf(targets.length, "emoji");
    const restorable = targets.filter(({ fileId }) => kept.has(fileId));
    const lost = targets.length - restorable.length;
    const text = `Deleted ${what}.${lost > 0 ? ` ${lost} cannot be restored: the picture could not be loaded.` : ""}`;
    announce(restorable.length === 0 ? { text } : { text, undo: () => addAgain(restorable) });
  };
  const addAgain = async (targets: readonly EmojiTarget[]): Promise<void> => {
    const adding = targets.flatMap(({ fileId, name }) => {
      const picture = kept.get(fileId);
      return picture ? [{ id: fileId, name, picture: async () => picture }] : [];
    });
    const { doneIds, missing } = await runUnseen(planAdding(addingAgain, adding, () => undefined));
    await showChanged();
    announce({
      text: `Added ${countOf(doneIds.length, "emoji")} again.${missing > 0 ? ` ${missing} could not be added.` : ""}`,
    });
  };

  if (pictures.state.phase !== "over")
    return <RunningDialog title="Keeping the pictures for an undo" label="Emojis" bulk={pictures} />;
  const reviewOf = (items: readonly ChangeItemInfo[]): Review => {
    const targets = items.map(targetOf);
    const lost = targets.filter(({ fileId }) => !kept.has(fileId)).length;
    return {
      body: <Losing targets={targets} lost={lost} isAddedByMe={addingAgain === "me"} />,
      harm: harmOf(targets.length),
      isDestructive: true,
    };
  };
  return (
    <ChangeDialog
      request={{
        connection: deleting,
        parts: [
          partOf(
            deleteEmojis,
            {},
            emojis.map(({ id, name }) => ({ fileId: id, name })),
          ),
        ],
      }}
      verb="Delete"
      noun="emoji"
      reviewOf={reviewOf}
      aside={
        leftOutCount > 0 ? (
          <p>
            {countOf(leftOutCount, "emoji")} left out: only the people who added them and the account’s administrators
            can delete them.
          </p>
        ) : null
      }
      onDone={settle}
      announce={tell}
      onClose={onClose}
    />
  );
}

interface LosingProps {
  readonly targets: readonly EmojiTarget[];
  /** How many of them cannot be added again. */
  readonly lost: number;
  readonly isAddedByMe: boolean;
}

/** What goes, and how it comes back. */
function Losing({ targets, lost, isAddedByMe }: LosingProps) {
  return (
    <>
      <p>
        {targets.length === 1 ? "It is" : "They are"} gone for everyone in the account. Nobody can use{" "}
        {targets.length === 1 ? "it" : "them"} in messages or reactions any more.
      </p>
      <ul className="flex flex-wrap gap-1.5 text-ink">
        {targets.slice(0, NAMED).map(({ fileId, name }) => (
          <li
            key={fileId}
            className="flex max-w-full items-center gap-1.5 rounded-sm bg-sunken py-0.5 pr-2 pl-1 text-xs"
          >
            <EmojiPicture id={fileId} className="size-5 shrink-0" />
            <span className="truncate">{name}</span>
          </li>
        ))}
        {targets.length > NAMED ? <li className="py-1 text-xs text-muted">and {targets.length - NAMED} more</li> : null}
      </ul>
      {lost > 0 ? (
        <p>{countOf(lost, "emoji")} cannot be restored afterwards: the picture could not be loaded.</p>
      ) : null}
      {lost < targets.length ? (
        <p>
          You can undo this: the same pictures are added again under the same names. Zoom then shows them as added today
          {isAddedByMe ? " by you" : null}.
        </p>
      ) : null}
    </>
  );
}
