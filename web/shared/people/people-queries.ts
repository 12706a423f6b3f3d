import { number, object, optional, pipe, string, transform } from "valibot";
import { listUsers } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { rows } from "../../lib/api/rows.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";

export interface Person {
  /** Empty for those whose account has not been set up yet. */
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly department: string;
  readonly jobTitle: string;
  readonly isDeactivated: boolean;
}

/** Zoom lists the active and the deactivated apart. */
export type PersonStatus = "active" | "inactive";

const person = pipe(
  object({
    id: optional(string(), ""),
    email: string(),
    display_name: optional(string()),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
    dept: optional(string(), ""),
    job_title: optional(string(), ""),
    status: optional(string(), "active"),
  }),
  transform(
    ({ id, email, display_name, first_name, last_name, dept, job_title, status }): Person => ({
      id,
      email,
      name: display_name || `${first_name} ${last_name}`.trim() || email,
      department: dept,
      jobTitle: job_title,
      isDeactivated: status === "inactive",
    }),
  ),
);

const peoplePage = object({
  users: rows(person),
  next_page_token: optional(string()),
  total_records: optional(number()),
});

/** The most people a call is sure to return. */
const PAGE_SIZE = 300;

/** Keys and functions of what the console asks about the account's people; account connection only. */
export const peopleQueries = {
  all: ["people"] as const,

  /** Everyone of a status. Zoom cannot search people: whoever looks for one looks through the pages. */
  list: (status: PersonStatus) =>
    cursorListOptions<Person>({
      queryKey: [...peopleQueries.all, "list", status],
      staleTimeMs: 30 * 60_000,
      fetchPage: (cursor, signal) => listPeople(status, cursor, signal),
    }),
};

/** A page of the people of a status. */
export async function listPeople(
  status: PersonStatus,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Person>> {
  const query = { status, page_size: PAGE_SIZE, next_page_token: cursor };
  const page = await askZoom({ connection: "account", schema: peoplePage, signal }, listUsers, { query });
  return cursorPage(page.users, page.next_page_token, page.total_records, Date.now());
}
