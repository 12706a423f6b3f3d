import { resourceOf } from "../../../domain/actions/registry.ts";
import { differencesOf, differenceText } from "../../../domain/changes/differences.ts";
import type { ChangeInfo, ChangeItemInfo } from "../../../domain/changes/info.ts";

/** What an item is brought from and to, each fact a text of its own: `Role: Member → Administrator`. */
export function differenceTexts(
  { actionIds }: Pick<ChangeInfo, "actionIds">,
  item: Pick<ChangeItemInfo, "part" | "before" | "to" | "found">,
): readonly string[] {
  const resource = resourceOf(actionIds[item.part] ?? "");
  return resource ? differencesOf(resource, item).map(differenceText) : [];
}

/** How far an item came that ended after some of its calls, in the same words; none of any other. */
export const reachedTexts = (
  change: Pick<ChangeInfo, "actionIds">,
  { part, before, reached }: Pick<ChangeItemInfo, "part" | "before" | "reached">,
): readonly string[] => (reached === null ? [] : differenceTexts(change, { part, before, to: reached, found: null }));
