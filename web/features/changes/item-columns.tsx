import { actionOf, isActionId } from "../../../domain/actions/registry.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";
import type { Described } from "../../../domain/changes/resource.ts";
import type { Column } from "../../components/data-table/types.ts";
import { Words } from "../../components/words.tsx";
import { isolate } from "../../lib/isolate.ts";
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

/** `Role: Member → Administrator`; of a stale item also what it was found as. */
export function differenceText({ actionIds }: ChangeInfo, { part, before, to, found }: ChangeItemInfo): string {
  const actionId = actionIds[part] ?? "";
  if (!isActionId(actionId)) return "";
  const { resource } = actionOf(actionId);
  const described = (state: unknown): readonly Described[] => (state === null ? [] : resource.describe(state));
  const [was, is, wanted] = [described(before), described(found), described(to)];
  const names = [...new Set([...was, ...is, ...wanted].map(({ name }) => name))];
  return names
    .flatMap((name) => {
      const [a, b, c] = [was, is, wanted].map((facts) => facts.find((fact) => fact.name === name)?.value);
      if (found !== null)
        return a === b && b === c ? [] : [`${name}: was ${a ?? "?"}, is ${b ?? "?"}, wanted ${c ?? "?"}`];
      if (a === c) return [];
      return [a === undefined ? `${name} → ${c}` : c === undefined ? `${name}: ${a}` : `${name}: ${a} → ${c}`];
    })
    .join("; ");
}
