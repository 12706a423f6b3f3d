import { FileArchive, Plus } from "lucide-react";
import type { CsvColumn } from "../../../domain/csv/write-csv.ts";
import { Button } from "../../components/button.tsx";
import { ExportMenu } from "../../components/export-menu.tsx";
import { Select } from "../../components/field.tsx";
import { FilterField } from "../../components/filter-field.tsx";
import { RefreshButton } from "../../components/refresh-button.tsx";
import { loadedBatches } from "../../lib/csv/batches.ts";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useParamChange } from "../../lib/navigation/use-param-change.ts";
import type { Emoji } from "./emoji.ts";
import type { EmojiView, Sort } from "./emoji-view.ts";

interface ToolbarProps {
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
export function Toolbar({ view, list, shown, onDownload, onAdd, waitingCount }: ToolbarProps) {
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
        <ExportMenu
          name="emojis"
          noun="emoji"
          columns={columns}
          toJson={(emoji) => emoji}
          disabled={shown.length === 0}
          batches={() => loadedBatches(shown)}
          total={shown.length}
        />
        <Button
          icon={<FileArchive size={15} aria-hidden="true" className="max-sm:hidden" />}
          disabled={shown.length === 0 || list.isLoadingAll}
          onClick={onDownload}
        >
          Download all
        </Button>
        {onAdd ? (
          <Button tone="primary" icon={<Plus size={15} aria-hidden="true" />} onClick={onAdd}>
            Add emojis{waitingCount > 0 ? ` · ${waitingCount} waiting` : ""}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

const sortOptions: readonly { readonly value: Sort; readonly label: string }[] = [
  { value: "newest", label: "Newest first" },
  { value: "oldest", label: "Oldest first" },
  { value: "name", label: "By name" },
  { value: "person", label: "By person" },
];

const columns: readonly CsvColumn<Emoji>[] = [
  { header: "Name", value: ({ name }) => name },
  { header: "Added by", value: ({ person }) => person },
  { header: "Email", value: ({ email }) => email },
  { header: "Added", value: ({ addedAt }) => addedAt },
  { header: "File ID", value: ({ id }) => id },
];
