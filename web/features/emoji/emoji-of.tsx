import { SmilePlus } from "lucide-react";
import { lazy, Suspense, useMemo, useState } from "react";
import { useSearchParams } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { Matching } from "../../../domain/changes/matching.ts";
import { type Emoji, searchKey, shownEmoji } from "../../../domain/exports/emoji-rows.ts";
import { Button } from "../../components/button.tsx";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { Dialog } from "../../components/dialog.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { EmptyState } from "../../components/states.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { actingConnection } from "../../lib/acting.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useRowSelection } from "../../lib/cursor-list/use-row-selection.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { useSession } from "../../lib/session.ts";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { whyRefused } from "../../shared/access/verdict.ts";
import { useWholeSelection } from "../../shared/bulk/use-whole-selection.ts";
import ListFooter from "../../shared/lists/list-footer.tsx";
import ListNotice from "../../shared/lists/list-notice.tsx";
import { DropHint } from "./add/drop-hint.tsx";
import { useAdding } from "./add/use-adding.ts";
import { mayDelete, mayDeleteAll } from "./emoji.ts";
import { readView } from "./emoji-view.ts";
import { Gallery } from "./gallery.tsx";
import { GallerySkeleton } from "./gallery-skeleton.tsx";
import { SelectionRow } from "./selection-row.tsx";
import { isSwitchedOff } from "./switched-off.ts";
import { Toolbar } from "./toolbar.tsx";
import { emojiId, useEmojiList } from "./use-emoji-list.ts";

const AddDialog = lazy(() => import("./add/add-dialog.tsx"));
const DeleteDialog = lazy(() => import("./delete-dialog.tsx"));
const DownloadDialog = lazy(() => import("./archive/download-dialog.tsx"));
const DetailsDialog = lazy(() => import("./details-dialog.tsx"));

const ONLY_THEIRS = "Only the person who added an emoji and the account’s administrators can delete it.";

/** Zoom has no search shorter than this pause between two keys is worth. */
const PAUSE_MS = 300;

type Asked =
  | { readonly act: "delete"; readonly emojis: readonly Emoji[]; readonly matching?: Matching | undefined }
  | { readonly act: "download"; readonly emojis: readonly Emoji[] };

/** The emojis that a connection shows. */
export function EmojiOf({ connection }: { readonly connection: ConnectionName }) {
  const [params] = useSearchParams();
  const change = useParamChange();
  const view = useMemo(() => readView(params), [params]);
  const list = useEmojiList(connection, useSettled(searchKey(view.text), PAUSE_MS));
  const shown = useMemo(() => shownEmoji(list.rows, view), [list.rows, view]);
  const session = useSession();
  const may = useMayThrough(connection);
  const mayAdd = may.all("add-emojis");
  // Who has the whole account is an administrator of it, and may so by themselves.
  const acting = actingConnection(connection, ["addCustomEmoji", "deleteCustomEmoji"], true, session);
  const isDeletable = (emoji: Emoji): boolean => mayDelete(emoji, connection, session);

  const whyNotDeleted = whyRefused(may.at("delete-emojis")) ?? ONLY_THEIRS;
  const name = `emoji ${connection}`;
  const selection = useRowSelection(name, list, shown, emojiId);
  const { ids: selectedIds, select } = selection;
  const shownIds = useMemo(() => shown.map(emojiId), [shown]);
  const { isWhole, selectWhole } = useWholeSelection(selection, shownIds, !list.isComplete);
  // A search shows other rows than those that were selected before it.
  const [seen] = useState(() => new Map<string, Emoji>());
  for (const emoji of list.rows) seen.set(emoji.id, emoji);
  const selected = (): readonly Emoji[] => [...selectedIds].flatMap((id) => seen.get(id) ?? []);

  const matching: Matching = {
    ...{ list: "emojis", text: view.text, person: view.person },
    addedBy: mayDeleteAll(session) ? "" : session.user.email,
  };
  const canDeleteSome = selected().some(isDeletable);

  const [asked, setAsked] = useState<Asked | null>(null);
  const adding = useAdding(mayAdd && asked === null);
  const opened = list.rows.find(({ id }) => id === view.openId);
  const closeDetails = () => change({ emoji: "" });
  const isFiltered = view.text.trim() !== "" || view.person.trim() !== "";

  return (
    <>
      <Toolbar
        connection={connection}
        view={view}
        list={list}
        shown={shown}
        onDownload={() => setAsked({ act: "download", emojis: shown })}
        onAdd={mayAdd ? adding.open : undefined}
        waitingCount={adding.candidates.length}
      />
      <UnsavedGuard isDirty={adding.candidates.length > 0} onLeave={adding.close} />
      {list.rows.length > 0 ? (
        <SelectionRow
          shown={shown}
          selected={selectedIds}
          isComplete={list.isComplete}
          isWhole={isWhole}
          onSelectWhole={selectWhole}
          onSelect={select}
          onDownload={() => setAsked({ act: "download", emojis: selected() })}
          onDelete={
            canDeleteSome
              ? () => setAsked({ act: "delete", emojis: selected(), matching: isWhole ? matching : undefined })
              : undefined
          }
          whyNot={selectedIds.size > 0 && !canDeleteSome ? whyNotDeleted : undefined}
        />
      ) : null}
      <ListNotice list={list} noun="emoji" />
      {shown.length > 0 ? (
        <Gallery
          key={`${view.sort} ${view.text} ${view.person}`}
          emojis={shown}
          selected={selectedIds}
          onSelect={select}
          onOpen={({ id }) => change({ emoji: id })}
        />
      ) : (
        <Nothing
          list={list}
          isFiltered={isFiltered}
          onClear={() => change({ q: "", person: "" })}
          onAdd={mayAdd ? adding.open : undefined}
        />
      )}
      <div className="mt-auto">
        {list.rows.length > 0 ? (
          <ListFooter list={list} noun="emoji" matchCount={isFiltered ? shown.length : undefined} />
        ) : null}
      </div>
      <DropHint isShown={adding.isOver} />
      <Suspense>
        {adding.isOpen ? (
          <AddDialog connection={connection} acting={acting} adding={adding} />
        ) : asked?.act === "delete" ? (
          <DeleteDialog
            acting={acting}
            emojis={asked.emojis.filter(isDeletable)}
            matching={asked.matching}
            leftOutCount={asked.matching ? 0 : asked.emojis.filter((emoji) => !isDeletable(emoji)).length}
            onClose={() => setAsked(null)}
            onDeleted={(ids) => {
              const left = new Set(selectedIds);
              for (const id of ids) left.delete(id);
              select(left);
              // The list may be without it by now.
              if (view.openId !== null && ids.includes(view.openId)) closeDetails();
            }}
          />
        ) : asked ? (
          <DownloadDialog emojis={asked.emojis} onClose={() => setAsked(null)} />
        ) : opened ? (
          <DetailsDialog
            emoji={opened}
            onClose={closeDetails}
            whyNot={isDeletable(opened) ? undefined : whyNotDeleted}
            onDelete={isDeletable(opened) ? () => setAsked({ act: "delete", emojis: [opened] }) : undefined}
          />
        ) : view.openId !== null && list.isComplete && !isFiltered ? (
          <Dialog
            title="This emoji no longer exists"
            onClose={closeDetails}
            actions={<Button onClick={closeDetails}>Close</Button>}
          >
            <p className="text-muted">It was deleted, or the address is incomplete.</p>
          </Dialog>
        ) : null}
      </Suspense>
    </>
  );
}

interface NothingProps {
  readonly list: CursorList<Emoji>;
  readonly isFiltered: boolean;
  readonly onClear: () => void;
  readonly onAdd: (() => void) | undefined;
}

/** What stands in the place of a gallery without pictures. */
function Nothing({ list, isFiltered, onClear, onAdd }: NothingProps) {
  const icon = <SmilePlus size={28} aria-hidden="true" />;
  if (list.isPending || (list.isLoadingAll && list.rows.length === 0)) return <GallerySkeleton />;
  if (list.error && list.rows.length === 0) {
    return isSwitchedOff(list.error) ? (
      <EmptyState icon={icon} title="Custom emojis are switched off">
        Custom emojis are not enabled for this account. Whoever manages its chat settings can enable them, or Zoom’s
        support.
      </EmptyState>
    ) : (
      <ErrorState error={list.error} onRetry={list.retry} />
    );
  }
  if (isFiltered) {
    return (
      <EmptyState icon={icon} title="No emojis match" action={<Button onClick={onClear}>Clear filters</Button>}>
        {list.isComplete ? null : "More emojis are not loaded yet."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={icon}
      title="No custom emojis yet"
      action={
        onAdd ? (
          <Button tone="primary" onClick={onAdd}>
            Add emojis
          </Button>
        ) : null
      }
    >
      Drop pictures, a folder or a zip on this page, or paste a picture.
    </EmptyState>
  );
}
