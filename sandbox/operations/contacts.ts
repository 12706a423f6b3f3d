import * as v from "valibot";
import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { presenceOf } from "../store/presence.ts";
import { phoneOf, toldPhone } from "../store/seed/phones.ts";
import type { Person, Store, User } from "../store/store.ts";
import { invalidField, operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

type Schemas = components["schemas"];

const Type = v.picklist(["company", "external"]);

/** Colleagues are contacts of each other: the active ones, but for those a restricted directory group hides. */
export function isColleague(store: Store, viewer: User, person: Person): person is User {
  if (person.isExternal || person === viewer || person.status !== "active") return false;
  return !store.groups.isHidden(person.index, viewer.index);
}

const contactView = (person: Person): Schemas["Contact"] => ({
  id: person.isExternal ? "" : person.id,
  member_id: person.memberId,
  email: person.email,
  first_name: person.firstName,
  last_name: person.lastName,
});

function detailsView(person: Person): Schemas["ContactDetails"] {
  const phone = person.isExternal ? null : phoneOf(person);
  if (!phone) return contactView(person);
  return {
    ...contactView(person),
    direct_numbers: [phone.direct],
    extension_number: phone.extension,
    ...toldPhone(phone),
  };
}

export const contactsHandlers = {
  listUsersContacts: (context) => {
    const { query, store, actor, cursor } = context;
    const type = v.safeParse(Type, query.type ?? "company");
    if (!type.success) throw invalidField("type", "Invalid field.");
    const start = pageStart(context);
    if (type.output === "external") {
      const page = store.contacts.externalOf(actor).page(start, cursor.pageSize);
      const contacts = page.items.map((index) => contactView(store.people.at(index)));
      return { status: 200, body: { contacts, ...paging(context, page.next) } };
    }
    const found: User[] = [];
    let at = start;
    for (; at < store.users.length && found.length < cursor.pageSize + 1; at++) {
      const user = store.users[at];
      if (user && isColleague(store, actor, user)) found.push(user);
    }
    const next = found[cursor.pageSize]?.index ?? null;
    const contacts = found.slice(0, cursor.pageSize).map(contactView);
    return { status: 200, body: { contacts, ...paging(context, next) } };
  },

  /** Who was invited and has not answered is known by the address alone, and shows no presence. */
  getUsersContactDetails: ({ operation, params, query, store, actor }) => {
    const { identifier = "" } = params;
    const wantsPresence = query.query_presence_status === "true";
    const person = store.people.find(identifier) ?? store.people.findByEmail(identifier);
    if (person && (isColleague(store, actor, person) || store.contacts.isExternalContact(actor, person)))
      return {
        status: 200,
        body: { ...detailsView(person), ...(wantsPresence && { presence_status: presenceOf(person) }) },
      };
    const invitation = store.contacts.invitation(actor, identifier);
    if (!invitation) throw operationError(operation.id, 1001, { values: { contactId: identifier } });
    if (wantsPresence) throw operationError(operation.id, 5301);
    return { status: 200, body: { id: "", email: invitation.email } };
  },
} satisfies Record<string, Handler>;
