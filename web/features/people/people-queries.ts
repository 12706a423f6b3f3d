import { array, number, object, optional, pipe, string, transform } from "valibot";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { cursorPage } from "../../lib/cursor-list/page.ts";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly name: string;
}

const person = pipe(
  object({
    id: optional(string(), ""),
    email: string(),
    display_name: optional(string()),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
  }),
  transform(
    ({ id, email, display_name, first_name, last_name }): Person => ({
      id,
      email,
      name: display_name || `${first_name} ${last_name}`.trim() || email,
    }),
  ),
);

const peoplePage = object({
  users: optional(array(person), []),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** The most people a call is sure to return. */
const PAGE_SIZE = 300;

/** Keys and functions of what the console asks about the account's people; account connection only. */
export const peopleQueries = {
  all: ["people"] as const,

  /** Everyone active. Zoom cannot search people: whoever looks for one looks through the pages. */
  active: () =>
    cursorListOptions<Person>({
      queryKey: [...peopleQueries.all, "active"],
      staleTimeMs: 30 * 60_000,
      fetchPage: async (cursor, signal) => {
        const query = { status: "active", page_size: PAGE_SIZE, next_page_token: cursor };
        const page = await request({ path: zoomPath("account", "/users", {}, query), schema: peoplePage, signal });
        return cursorPage(page.users, page.next_page_token, page.total_records, Date.now());
      },
    }),
};
