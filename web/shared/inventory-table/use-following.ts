import { type QueryKey, useQueryClient } from "@tanstack/react-query";
import { type RefObject, useCallback, useEffect, useRef } from "react";
import type { LeapingList } from "../../lib/leaping-list/use-leaping-list.ts";
import { useInventoryMoves } from "../../stores/inventory-moves.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import { FOLLOW_MS, useInventoryLive } from "../inventory/use-inventory-live.ts";

/**
 * Keeps a list up to date with the inventory. @returns for what stands around its table
 *
 * @param also what else is read again then; keep the arrays' identity
 */
export function useFollowing(
  { update, askedAtMs }: Pick<LeapingList<unknown>, "update" | "askedAtMs">,
  isChoosing: boolean,
  also: QueryKey[],
) {
  const client = useQueryClient();
  const table = useRef<HTMLDivElement>(null);
  const touchedAtMs = useTouched(table);
  const follow = useCallback(() => {
    // Rows come and go before those alone who are at the top and at nothing else, or have not been at the table since
    // they changed something themselves: a pointer may rest over what came in the place of a dialog, and the rows that
    // were chosen for the change may be chosen still.
    const mayMove = (): boolean => {
      const grid = table.current?.querySelector("[role=grid]");
      const isAtTop = (grid?.parentElement?.scrollTop ?? 0) === 0;
      const isAwaited = useInventoryMoves.getState().ownAtMs > touchedAtMs.current;
      return isAtTop && (isAwaited || (!isChoosing && !table.current?.matches(":hover, :focus-within")));
    };
    void update(mayMove);
    for (const queryKey of [inventoryQueries.status().queryKey, ...also]) void client.invalidateQueries({ queryKey });
  }, [update, client, also, isChoosing, touchedAtMs]);
  useInventoryLive("facts", follow);
  // What moved while the list was being asked for, or while nobody looked at it, is told no more.
  const latest = useRef(follow);
  latest.current = follow;
  useEffect(() => {
    if (askedAtMs === undefined || useInventoryMoves.getState().factsAtMs < askedAtMs) return;
    const timer = setTimeout(() => latest.current(), Math.max(0, askedAtMs + FOLLOW_MS - Date.now()));
    return () => clearTimeout(timer);
  }, [askedAtMs]);
  return table;
}

/** When the reader was last at something, epoch milliseconds: a pointer that only rests there is not. */
function useTouched(table: RefObject<HTMLDivElement | null>): RefObject<number> {
  const atMs = useRef(0);
  useEffect(() => {
    const touch = ({ target }: Event): void => {
      if (target instanceof Node && table.current?.contains(target)) atMs.current = Date.now();
    };
    const move = (event: PointerEvent): void => {
      // Browsers tell of a pointer at rest that something else is under it.
      if (event.movementX !== 0 || event.movementY !== 0) touch(event);
    };
    document.addEventListener("pointermove", move, { passive: true });
    for (const name of touches) document.addEventListener(name, touch, { passive: true });
    return () => {
      document.removeEventListener("pointermove", move);
      for (const name of touches) document.removeEventListener(name, touch);
    };
  }, [table]);
  return atMs;
}

const touches = ["pointerdown", "keydown", "wheel"] as const;
