import { hashKey, type QueryKey, type UseQueryOptions, type UseQueryResult, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useInventoryMoves } from "../../stores/inventory-moves.ts";
import { useInventoryLive } from "./use-inventory-live.ts";

/**
 * What the inventory answers, asked again whenever it moves: one question at a time, so that one which takes longer than it
 * rests is answered too, and also for what moved while it was being asked or was not shown.
 *
 * @param what See `useInventoryLive`.
 */
export function useFollowed<Data, Key extends QueryKey>(
  options: UseQueryOptions<Data, Error, Data, Key>,
  what: "facts" | "reads" = "facts",
): UseQueryResult<Data> {
  const query = useQuery(options);
  const { isFetching, dataUpdatedAt, refetch } = query;
  const isBehind = useRef(false);
  const key = hashKey(options.queryKey);
  const isAsked = options.enabled !== false;
  // biome-ignore lint/correctness/useExhaustiveDependencies: when it is shown; what moves later is told
  useEffect(() => {
    isBehind.current = dataUpdatedAt > 0 && useInventoryMoves.getState().factsAtMs > dataUpdatedAt;
  }, [key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each question
  useEffect(() => {
    if (isFetching || !isAsked || !isBehind.current) return;
    isBehind.current = false;
    void refetch();
  }, [isFetching, isAsked, refetch, key]);
  useInventoryLive(what, () => {
    if (!isAsked) return;
    if (isFetching) isBehind.current = true;
    else void refetch();
  });
  return query;
}
