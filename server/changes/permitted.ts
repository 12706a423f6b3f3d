// Leaves out of a plan what whoever makes it may not do.
import { grouped } from "../../domain/grouped.ts";
import { actsIn } from "./actor.ts";
import { type NewItem, type Part, partAt } from "./change-store.ts";
import type { Actor, ChangesZoom } from "./zoom.ts";

type Permits = NonNullable<ChangesZoom["permits"]>;

/**
 * Why whoever it is made through may not do all of some kinds of change to each of these, as a sentence; null where they may.
 *
 * @throws CallFailed where that cannot be found out now
 */
export async function whysNot(
  permits: Permits,
  via: Actor,
  acts: readonly string[],
  ...[targets, when]: [Parameters<Permits>[2], Parameters<Permits>[3]]
): Promise<readonly (string | null)[]> {
  const all = await Promise.all(acts.map((act) => permits(via, act, targets, when)));
  return targets.map((_target, index) => all.map((whys) => whys[index] ?? null).find((why) => why !== null) ?? null);
}

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
    const acts = actsIn(partAt(parts, Number(part)));
    for (const [index, why] of (await whysNot(permits, via, acts, targets, "planned")).entries()) {
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
