import { Trash2 } from "lucide-react";
import type { ReactNode } from "react";
import { emojiPicturePath } from "../../../contract/bff.ts";
import type { Emoji } from "../../../domain/exports/emoji-rows.ts";
import { Button } from "../../components/button.tsx";
import { CopyButton } from "../../components/copy-button.tsx";
import { Dialog } from "../../components/dialog.tsx";
import { PersonName } from "../../shared/inventory/person-name.tsx";
import { dayAdded } from "./emoji.ts";
import { EmojiPicture } from "./emoji-picture.tsx";

interface DetailsDialogProps {
  readonly emoji: Emoji;
  readonly onClose: () => void;
  readonly onDelete: (() => void) | undefined;
  /** Why it cannot be deleted, where that is about this one. */
  readonly whyNot: string | undefined;
}

/** One emoji, as large as it gets, on light and on dark. */
export default function DetailsDialog({ emoji, onClose, onDelete, whyNot }: DetailsDialogProps) {
  return (
    <Dialog
      title={emoji.name}
      onClose={onClose}
      actions={
        <>
          {onDelete ? (
            <Button className="mr-auto" icon={<Trash2 size={14} aria-hidden="true" />} onClick={onDelete}>
              Delete…
            </Button>
          ) : null}
          <Button onClick={onClose}>Close</Button>
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <div className="grid grid-cols-2 overflow-hidden rounded-md ring-1 ring-line">
          <div className="flex items-center justify-center bg-[#ffffff] py-6">
            <EmojiPicture id={emoji.id} className="size-24" />
          </div>
          <div className="flex items-center justify-center bg-[#1d1c19] py-6">
            <EmojiPicture id={emoji.id} className="size-24" />
          </div>
        </div>
        <dl className="grid grid-cols-[max-content_minmax(0,1fr)] gap-x-4 gap-y-1.5">
          <Fact term="Code">:{emoji.name}:</Fact>
          <Fact term="Added by">
            <PersonName name={emoji.person} personId={emoji.email} />
            {emoji.email && emoji.email !== emoji.person ? (
              <span className="block text-xs text-muted">{emoji.email}</span>
            ) : null}
          </Fact>
          <Fact term="Added on (UTC)">{dayAdded(emoji) || "not known"}</Fact>
          <Fact term="File ID">
            <span className="font-mono text-xs">{emoji.id}</span>
          </Fact>
        </dl>
        {whyNot ? <p className="text-xs text-muted">{whyNot}</p> : null}
        <div className="-ml-3 flex flex-wrap">
          <CopyButton label="Copy ID" text={emoji.id} />
          <a
            href={emojiPicturePath(emoji.id)}
            download={emoji.name}
            className="inline-flex h-8 items-center rounded-md px-3 font-medium text-muted hover:bg-hover hover:text-ink pointer-coarse:h-10"
          >
            Save the picture
          </a>
        </div>
      </div>
    </Dialog>
  );
}

function Fact({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
