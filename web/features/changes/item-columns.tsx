import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Words } from "../../components/words.tsx";
import { isolate } from "../../lib/isolate.ts";
import { differenceText } from "../../shared/changes/difference.ts";
import { detailOf } from "../../shared/changes/item-result.ts";
import { ItemBadge } from "./status-badge.tsx";

/** What an item is brought from and to, and what became of it. */
export function itemColumns(change: ChangeInfo): readonly Column<ChangeItemInfo>[] {
  return [
    {
      id: "label",
      header: "Item",
      track: "minmax(12rem, 2fr)",
      cell: ({ label }) => <Words>{isolate(label)}</Words>,
    },
    { id: "status", header: "Result", track: "10rem", cell: (item) => <ItemBadge item={item} /> },
    {
      id: "change",
      header: "Was → to be",
      track: "minmax(14rem, 3fr)",
      isMuted: true,
      cell: (item) => differenceText(change, item),
    },
    {
      id: "detail",
      header: "Note",
      track: "minmax(12rem, 3fr)",
      isMuted: true,
      cell: (item) => noteOf(item),
    },
  ];
}

export function narrowItemCell(change: ChangeInfo) {
  return (item: ChangeItemInfo) => (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <Words>{isolate(item.label)}</Words>
        </span>
        <span className="block truncate text-xs text-muted">{noteOf(item) || differenceText(change, item)}</span>
      </span>
      <ItemBadge item={item} />
    </span>
  );
}

const noteOf = (item: ChangeItemInfo): string =>
  detailOf(item) || (item.noUndo ? `Cannot be undone: ${item.noUndo}` : "");
