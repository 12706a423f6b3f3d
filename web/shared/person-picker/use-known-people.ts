import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { SuggestedPerson } from "../../../domain/inventory/suggestions.ts";
import { useSettled } from "../../components/data-table/use-settled.ts";
import { isInventoryWhole } from "../../lib/connection.ts";
import { useSession } from "../../lib/session.ts";
import { inventoryQueries } from "../inventory/inventory-queries.ts";
import type { Person } from "../people/people-queries.ts";
import type { PeopleSearch } from "./people-found.ts";

/** Typing rests so long before it is looked for. */
const TYPED_MS = 100;

/**
 * People of the account out of the inventory; null where that is not whole, or does not answer.
 *
 * @param text Empty for the first of the active.
 */
export function useKnownPeople(text: string, count: number): PeopleSearch | null {
  const isWhole = isInventoryWhole(useSession());
  const wanted = text.trim();
  const find = useSettled(wanted, TYPED_MS);
  // One more than is shown says whether there are more.
  const query = inventoryQueries.suggestedPeople(find, count + 1);
  const { data, error, isPlaceholderData } = useQuery({ ...query, enabled: isWhole });
  const people = useMemo(() => data?.map(personOf) ?? none, [data]);
  if (!isWhole || error) return null;
  const isLooking = find !== wanted || data === undefined || isPlaceholderData;
  return {
    ...{ people, goodCount: people.length, error: null, unreadable: none, retry: nothing },
    progress: isLooking ? "Searching…" : undefined,
  };
}

const none: readonly never[] = [];
const nothing = (): void => undefined;
const personOf = ({ userId, name, email, department, jobTitle, status }: SuggestedPerson): Person => ({
  ...{ id: userId, email, department, jobTitle },
  name: name || email,
  isDeactivated: status === "inactive",
});
