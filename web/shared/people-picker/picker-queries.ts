import { object, optional, pipe, string, transform } from "valibot";
import { searchCompanyContacts } from "../../../contract/endpoints.gen.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { rows } from "../../lib/api/rows.ts";
import { cursorListOptions } from "../../lib/cursor-list/options.ts";
import { type CursorPage, cursorPage } from "../../lib/cursor-list/page.ts";
import { type Person, type PersonStatus, peopleQueries } from "../people/people-queries.ts";

/** Somebody found by the search of contacts. */
export interface Contact extends Person {
  readonly memberId: string;
}

/** The most contacts a call returns, by an older specification of Zoom's; this one says nothing. */
const CONTACTS_PAGE_SIZE = 25;
/** Zoom's type of a contact that is a person; the others are rooms and telephone lines. */
const PERSON = 1;

const contact = pipe(
  object({
    id: optional(string(), ""),
    email: optional(string(), ""),
    member_id: optional(string(), ""),
    display_name: optional(string(), ""),
    first_name: optional(string(), ""),
    last_name: optional(string(), ""),
    dept: optional(string(), ""),
    job_title: optional(string(), ""),
    user_status: optional(string(), "active"),
  }),
  transform(
    (one): Contact => ({
      id: one.id,
      email: one.email,
      memberId: one.member_id,
      name: one.display_name || `${one.first_name} ${one.last_name}`.trim() || one.email || one.id,
      department: one.dept,
      jobTitle: one.job_title,
      isDeactivated: one.user_status === "inactive",
    }),
  ),
);

const contactsPage = object({ contacts: rows(contact), next_page_token: optional(string()) });

/** What the people picker asks. */
export const pickerQueries = {
  /**
   * People of the company whose name or address holds a text, as it stands: the search of contacts works for everybody,
   * on their own connection.
   */
  search: (text: string, status: PersonStatus) =>
    cursorListOptions<Contact>({
      queryKey: [...peopleQueries.all, "search", text.toLowerCase(), status],
      fetchPage: (cursor, signal) => searchContacts(text, status, cursor, signal),
    }),
};

/** A page of the people of a status whose name or address holds a text. */
export async function searchContacts(
  text: string,
  status: PersonStatus,
  cursor: string | undefined,
  signal: AbortSignal,
): Promise<CursorPage<Contact>> {
  const query = {
    search_key: text,
    contact_types: PERSON,
    user_status: status,
    page_size: CONTACTS_PAGE_SIZE,
    next_page_token: cursor,
  };
  const page = await askZoom({ connection: "me", schema: contactsPage, signal }, searchCompanyContacts, { query });
  return cursorPage(page.contacts, page.next_page_token, undefined, Date.now());
}
