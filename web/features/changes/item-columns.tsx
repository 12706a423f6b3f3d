import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Name } from "../../components/name.tsx";
import { differenceTexts, reachedTexts } from "../../shared/changes/difference.ts";
import { detailOf } from "../../shared/changes/item-result.ts";
import { ItemBadge } from "../../shared/changes/status-badge.tsx";
import { ItemName } from "./item-name.tsx";

/** A text of which two lines are shown; all of it stands in the item's dialog. */
const twoLines = "line-clamp-2 break-words whitespace-normal";

/** What an item is brought from and to, and what became of it; with room for notes where there are any. */
export function itemColumns(change: ChangeInfo, hasNotes: boolean): readonly Column<ChangeItemInfo>[] {
  return [
    {
      id: "label",
      header: "Item",
      track: "minmax(12rem, 2fr)",
      isUncut: true,
      cell: (item) => (
        <span className={twoLines}>
          <ItemName item={item} connection={change.connection} />
        </span>
      ),
    },
    { id: "status", header: "Result", track: "12.5rem", cell: (item) => <ItemBadge item={item} /> },
    {
      id: "change",
      header: "Was → to be",
      track: "minmax(14rem, 4fr)",
      isMuted: true,
      isUncut: true,
      cell: (item) => <span className={twoLines}>{differenceTexts(change, item).join("; ")}</span>,
    },
    ...(hasNotes ? [note(change)] : []),
  ];
}

const note = (change: ChangeInfo): Column<ChangeItemInfo> => ({
  id: "detail",
  header: "Note",
  track: "minmax(12rem, 3fr)",
  isMuted: true,
  isUncut: true,
  cell: (item) => <span className={twoLines}>{noteOf(item, change)}</span>,
});

export function narrowItemCell(change: ChangeInfo) {
  return (item: ChangeItemInfo) => (
    <span className="flex min-w-0 items-center gap-2.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">
          <Name>{item.label}</Name>
        </span>
        <span className={`text-xs text-muted ${twoLines}`}>
          {noteOf(item, change) || differenceTexts(change, item).join("; ")}
        </span>
      </span>
      <ItemBadge item={item} />
    </span>
  );
}

/** What there is to say of an item: how far it came, why it is not done, or cannot be undone. */
export function noteOf(item: ChangeItemInfo, change: ChangeInfo): string {
  const reached = reachedTexts(change, item).join("; ");
  const detail = detailOf(item) || (item.noUndo ? `Cannot be undone: ${item.noUndo}` : "");
  return reached === "" ? detail : `Done in part: ${reached}. ${detail}`;
}
