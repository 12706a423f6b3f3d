// Leaves out of a plan what whoever makes it may not do.
import { grouped } from "../../domain/grouped.ts";
import { type NewItem, type Part, partAt } from "./change-store.ts";
import type { Actor, ChangesZoom } from "./zoom.ts";

/** @throws CallFailed where that cannot be found out now */
export async function permittedItems(
  { permits }: { readonly permits?: ChangesZoom["permits"] | undefined },
  via: Actor,
  parts: readonly Part[],
  items: readonly NewItem[],
): Promise<readonly NewItem[]> {
  if (!permits || via.connection === "me") return items;
  const whys = new Map<NewItem, string>();
  for (const [part, own] of grouped(items, (item) => String(item.part))) {
    const targets = own.map(({ target }) => target);
    for (const [index, why] of (
      await permits(via, partAt(parts, Number(part)).actionId, targets, "planned")
    ).entries()) {
      const item = own[index];
      if (item && why !== null) whys.set(item, why);
    }
  }
  if (whys.size === 0) return items;
  return items.map((item) => {
    const skip = whys.get(item);
    return skip === undefined
      ? item
      : { ...item, status: "skipped", skip, before: null, to: null, noUndo: null, remark: null, files: [] };
  });
}
