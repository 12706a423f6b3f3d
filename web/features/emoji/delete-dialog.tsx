import { parse } from "valibot";
import type { ConnectionName } from "../../../contract/bff.ts";
import { deleteEmojis } from "../../../domain/actions/emojis.ts";
import type { ChangeItemInfo } from "../../../domain/changes/info.ts";
import { emojiFields } from "../../../domain/changes/listed-fields.ts";
import type { Matching } from "../../../domain/changes/matching.ts";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { EmojiTarget } from "../../../domain/resources/emoji.ts";
import { countOf } from "../../lib/format.ts";
import { byReason } from "../../shared/changes/by-reason.ts";
import { ChangeDialog, type Review } from "../../shared/changes/change-dialog.tsx";
import { doneIds, partIn, type RowKind } from "../../shared/changes/chosen.ts";
import { EmojiPicture } from "./emoji-picture.tsx";

interface DeleteDialogProps {
  /** The connection they are deleted through. */
  readonly acting: ConnectionName;
  readonly emojis: readonly Emoji[];
  /** What they have in common, where all that match are meant, loaded or not. */
  readonly matching?: Matching | undefined;
  /** How many of those chosen only somebody else may delete. */
  readonly leftOutCount: number;
  readonly onDeleted: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}

const kind: RowKind<Emoji> = {
  noun: "emoji",
  idOf: ({ id }) => id,
  nameOf: ({ name }) => name,
  fieldsOf: emojiFields,
  idFields: ["fileId"],
};

const NAMED = 12;
/** Names of what cannot come back, before "and 4 more". */
const NAMED_LOST = 5;

const targetOf = ({ target }: ChangeItemInfo): EmojiTarget => parse(EmojiTarget, target);

/** Deletes emojis for everybody. The server keeps their pictures before, from which the undo adds them again. */
export default function DeleteDialog({
  acting,
  emojis,
  matching,
  leftOutCount,
  onDeleted,
  onClose,
}: DeleteDialogProps) {
  const reviewOf = (items: readonly ChangeItemInfo[]): Review => ({
    body: <Losing items={items} isAddedByMe={acting === "me"} />,
    isDestructive: true,
  });
  return (
    <ChangeDialog
      request={{ connection: acting, parts: [partIn(deleteEmojis, {}, { kind, rows: emojis, matching })] }}
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
      onDone={(items) => onDeleted(doneIds(kind, items))}
      onClose={onClose}
    />
  );
}

/** `wave`, `wave and shipit`, `wave, shipit, tada and 4 more`. */
function namesOf(items: readonly ChangeItemInfo[]): string {
  const names = items.map(({ label }) => label);
  const [shown, rest] =
    names.length > NAMED_LOST ? [names.slice(0, NAMED_LOST), names.length - NAMED_LOST] : [names, 0];
  const parts = rest > 0 ? [...shown, `${rest} more`] : shown;
  return parts.length < 2 ? (parts[0] ?? "") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

interface LosingProps {
  readonly items: readonly ChangeItemInfo[];
  readonly isAddedByMe: boolean;
}

/** What goes, and how it comes back. */
function Losing({ items, isAddedByMe }: LosingProps) {
  const targets = items.map(targetOf);
  const lost = byReason(items, ({ noUndo }) => noUndo);
  const restorableCount = items.filter(({ noUndo }) => noUndo === null).length;
  const isOne = items.length === 1;
  return (
    <>
      <p>
        {isOne ? "It is" : "They are"} gone for everyone in the account. Nobody can use {isOne ? "it" : "them"} in
        messages or reactions any more.
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
      {[...lost].map(([reason, some]) => (
        <p key={reason}>
          {isOne ? "This" : `The deletion of ${namesOf(some)}`} cannot be undone. {reason}
        </p>
      ))}
      {restorableCount > 0 ? (
        <p>
          You can undo {lost.size > 0 ? "the rest" : "this"} for 30 days: the same pictures are added again under the
          same names. Zoom then shows them as added that day{isAddedByMe ? " by you" : null}.
        </p>
      ) : null}
    </>
  );
}
