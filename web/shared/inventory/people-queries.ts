import { queryOptions } from "@tanstack/react-query";
import { inventoryPath } from "../../../contract/bff.ts";
import { InventoryPeople, type InventoryPerson, PersonDeleted, PersonPage } from "../../../domain/inventory/people.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { PAGE_ROWS, placeOf } from "../../lib/leaping-list/pages.ts";
import type { LeapSource } from "../../lib/leaping-list/use-leaping-list.ts";

/** Which people are listed, as the server takes it; what is left out does not count. */
export interface PeopleFilter {
  /** Words of the name and the address, or an ID. */
  readonly find?: string;
  readonly status?: "active" | "inactive" | "gone";
  readonly leads?: "owns" | "administers";
  /** Only those in no directory group. */
  readonly group?: "none";
  /** Without those for whom this finding is snoozed. */
  readonly unsnoozed?: string;
}

/** As many as a field offers. */
const FOUND_SIZE = 20;

export const inventoryPersonKey = ({ key }: InventoryPerson): string => key;

/** Keys and functions of people in the inventory. */
export const inventoryPeople = {
  all: ["inventory", "people"] as const,

  list: (filter: PeopleFilter): LeapSource<InventoryPerson> => ({
    queryKey: [...inventoryPeople.all, "list", filter],
    fetchPage: async (start, signal) => {
      const path = withQuery(`${inventoryPath}/people`, { ...filter, page_size: PAGE_ROWS, ...placeOf(start) });
      const { people, next_page_token, total } = await request({ path, schema: InventoryPeople, signal });
      return { rows: people, next: next_page_token || undefined, total };
    },
    idOf: inventoryPersonKey,
  }),

  /** The first few that are found; nobody while nothing is looked for. */
  found: (filter: PeopleFilter) =>
    queryOptions({
      queryKey: [...inventoryPeople.all, "found", filter],
      queryFn: async ({ signal }): Promise<readonly InventoryPerson[]> => {
        const path = withQuery(`${inventoryPath}/people`, { ...filter, page_size: FOUND_SIZE });
        return (await request({ path, schema: InventoryPeople, signal })).people;
      },
      enabled: (filter.find ?? "") !== "",
      staleTime: 60_000,
    }),

  one: (key: string) =>
    queryOptions({
      queryKey: [...inventoryPeople.all, "one", key],
      queryFn: ({ signal }): Promise<PersonPage> =>
        request({ path: `${inventoryPath}/people/${encodeURIComponent(key)}`, schema: PersonPage, signal }),
      staleTime: 0,
    }),
};

/** Deletes what the inventory knows of somebody. @throws ApiError */
export const deletePersonData = (key: string): Promise<PersonDeleted> =>
  request({ path: `${inventoryPath}/people/${encodeURIComponent(key)}`, method: "DELETE", schema: PersonDeleted });
