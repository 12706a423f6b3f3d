import type { CursorPage } from "../../lib/cursor-list/page.ts";
import { PAGE_SIZE } from "./first-page.ts";
import type { SearchScope } from "./list-params.ts";

/**
 * Whether there may be more than a search can have: among the channels of one person Zoom answers with one page and no
 * cursor, whatever lies beyond it.
 */
export function isSearchCutOff(
  scope: SearchScope,
  { items, nextCursor }: Pick<CursorPage<unknown>, "items" | "nextCursor">,
): boolean {
  return scope === "user_joined" && nextCursor === undefined && items.length >= PAGE_SIZE;
}

export const CUT_OFF = `Zoom returns at most ${PAGE_SIZE} channels here. Type more of the name to find others.`;
