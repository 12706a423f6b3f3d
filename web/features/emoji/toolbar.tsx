import { FileArchive, Plus } from "lucide-react";
import { lazy } from "react";
import type { ConnectionName } from "../../../contract/bff.ts";
import type { Emoji, EmojiSort } from "../../../domain/exports/emoji-rows.ts";
import { Button } from "../../components/button.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import { ListExport } from "../../shared/exports/list-export.tsx";
import { ImportButton } from "../../shared/imports/import-button.tsx";
import type { EmojiView } from "./emoji-view.ts";

const ImportEmojis = lazy(() => import("./import-emojis.tsx"));

interface ToolbarProps {
  readonly connection: ConnectionName;
  readonly view: EmojiView;
  readonly list: CursorList<Emoji>;
  readonly shown: readonly Emoji[];
  readonly onDownload: () => void;
  /** Left out for who may not. */
  readonly onAdd: (() => void) | undefined;
  /** How many files were looked at and not added yet. */
  readonly waitingCount: number;
}

/** Search, order, and what can be done with all of them. */
export function Toolbar({ connection, view, list, shown, onDownload, onAdd, waitingCount }: ToolbarProps) {
  const change = useParamChange();
  return (
    <div className="flex flex-wrap items-end gap-2 px-4 py-3 lg:px-6">
      <FilterField label="Name" placeholder="party_parrot" param="q" className="min-w-36 flex-1 sm:max-w-60" />
      <FilterField
        label="Added by"
        placeholder="Name or email address"
        param="person"
        className="min-w-36 flex-1 sm:max-w-60"
      />
      <Select
        label="Order"
        value={view.sort}
        options={sortOptions}
        onChange={(sort) => change({ sort: sort === "newest" ? "" : sort })}
      />
      <RefreshButton list={list} />
      <div className="ml-auto flex flex-wrap items-center gap-2 max-sm:w-full max-sm:justify-between">
        <ListExport
          list="emojis"
          connection={connection}
          query={{ q: view.text, person: view.person, sort: view.sort }}
          disabled={shown.length === 0}
        />
        <Button
          icon={<FileArchive size={15} aria-hidden="true" className="max-sm:hidden" />}
          disabled={shown.length === 0 || list.isLoadingAll}
          onClick={onDownload}
        >
          Download all
        </Button>
        {onAdd ? (
          <ImportButton>{(close) => <ImportEmojis connection={connection} onClose={close} />}</ImportButton>
        ) : null}
        {onAdd ? (
          <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={onAdd}>
            Add emojis{waitingCount > 0 ? ` · ${waitingCount} waiting` : ""}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const sortOptions: readonly { readonly value: EmojiSort; readonly label: string }[] = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "name", label: "By name" },
  { value: "person", label: "By person" },
];
