import { queryOptions } from "@tanstack/react-query";
import { array, object, optional, string } from "valibot";
import { zoomPath } from "../../lib/api/paths.ts";
import { request } from "../../lib/api/request.ts";
import { peopleQueries } from "../people/people-queries.ts";
import type { PickedPerson } from "./picked-person.ts";

/** The most contacts a call returns, by an older specification of Zoom's; this one says nothing. */
const CONTACTS_PAGE_SIZE = 25;
/** Zoom's type of a contact that is a person; the others are rooms and telephone lines. */
const PERSON = 1;

const named = {
  id: optional(string(), ""),
  email: optional(string(), ""),
  first_name: optional(string(), ""),
  last_name: optional(string(), ""),
};
const contactList = object({
  contacts: optional(
    array(object({ ...named, member_id: optional(string(), ""), display_name: optional(string(), "") })),
    [],
  ),
});
/** What the people picker asks. */
export const pickerQueries = {
  /** People of the company by name or address: the search of contacts works for everybody, on their own connection. */
  search: (text: string) =>
    queryOptions({
      queryKey: [...peopleQueries.all, "search", text.toLowerCase()],
      queryFn: async ({ signal }): Promise<readonly PickedPerson[]> => {
        const query = { search_key: text, contact_types: PERSON, page_size: CONTACTS_PAGE_SIZE };
        const path = zoomPath("me", "/contacts", {}, query);
        const { contacts } = await request({ path, schema: contactList, signal });
        return contacts.map((one) => ({
          email: one.email,
          userId: one.id,
          memberId: one.member_id,
          name: one.display_name || nameOf(one),
        }));
      },
      staleTime: 5 * 60_000,
    }),
};

interface WireName {
  id: string;
  email: string;
  first_name: string;
  last_name: string;
}

function nameOf({ first_name, last_name, email, id }: WireName): string {
  return `${first_name} ${last_name}`.trim() || email || id;
}
