// Zoom's search of contacts, which works for everybody on their own connection.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { searchCompanyContacts } from "../../contract/endpoints.gen.ts";
import { pageOf } from "../answers/page.ts";
import type { FoundPerson } from "./person.ts";

const Contact = v.pipe(
  v.object({
    id: v.nullish(v.string(), ""),
    email: v.nullish(v.string(), ""),
    member_id: v.nullish(v.string(), ""),
    display_name: v.nullish(v.string(), ""),
    first_name: v.nullish(v.string(), ""),
    last_name: v.nullish(v.string(), ""),
  }),
  v.transform(
    ({ id, email, ...one }): FoundPerson => ({
      email,
      userId: id,
      memberId: one.member_id,
      name: one.display_name || `${one.first_name} ${one.last_name}`.trim() || email || id,
    }),
  ),
);
export const contactsPage = pageOf("contacts", Contact);

/** The most contacts a call returns. */
const PAGE_SIZE = 25;
/** Zoom's type of a contact that is a person. */
const PERSON = 1;

/** People of a status whose name or address holds a text. */
export const contactsCall = (text: string, status: "active" | "inactive", token: string | undefined) =>
  call(searchCompanyContacts, {
    query: {
      search_key: text,
      contact_types: PERSON,
      user_status: status,
      page_size: PAGE_SIZE,
      next_page_token: token,
    },
  });
