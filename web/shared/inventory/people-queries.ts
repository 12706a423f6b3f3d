import { queryOptions } from "@tanstack/react-query";
import { inventoryPath } from "../../../contract/bff.ts";
import { InventoryPeople, type InventoryPerson, PersonDeleted, PersonPage } from "../../../domain/inventory/people.ts";
import { withQuery } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";

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

const PAGE_SIZE = 100;
/** As many as a field offers. */
const FOUND_SIZE = 20;

/** Keys and functions of people in the inventory. */
export const inventoryPeople = {
  all: ["inventory", "people"] as const,

  list: (filter: PeopleFilter) =>
    cursorListOptions<InventoryPerson>({
      queryKey: [...inventoryPeople.all, "list", filter],
      fetchPage: async (cursor, signal) => {
        const path = withQuery(`${inventoryPath}/people`, { ...filter, page_size: PAGE_SIZE, next_page_token: cursor });
        const page = await request({ path, schema: InventoryPeople, signal });
        return cursorPage(page.people, page.next_page_token, page.total, Date.now());
      },
      staleTimeMs: 0,
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

export const inventoryPersonKey = ({ key }: InventoryPerson): string => key;

/** Deletes what the inventory knows of somebody. @throws ApiError */
export const deletePersonData = (key: string): Promise<PersonDeleted> =>
  request({ path: `${inventoryPath}/people/${encodeURIComponent(key)}`, method: "DELETE", schema: PersonDeleted });
