import type { components } from "../../contract/zoom-chat.types.gen.ts";
import { simplePresenceOf } from "../store/presence.ts";
import type { CompanyLine } from "../store/seed/company-lines.ts";
import { phoneOf, toldPhone } from "../store/seed/phones.ts";
import type { Store, User } from "../store/store.ts";
import type { Handler, OperationContext } from "./operation.ts";
import { pageStart, paging } from "./page.ts";

type CompanyContact = components["schemas"]["CompanyContact"];

const PERSON = 1;

function personView(store: Store, user: User, hasPresence: boolean): CompanyContact {
  const phone = phoneOf(user);
  const [groupId] = store.groups.idsOf(user.index);
  const group = groupId === undefined ? undefined : store.groups.find(groupId);
  return {
    contact_type: PERSON,
    id: user.id,
    member_id: user.memberId,
    email: user.email,
    display_name: user.displayName,
    first_name: user.firstName,
    last_name: user.lastName,
    dept: user.department,
    job_title: user.jobTitle,
    location: user.location,
    user_status: user.status === "active" ? "active" : "inactive",
    ...(group && { im_group_id: group.id, im_group_name: group.name }),
    ...(phone && {
      extension_number: phone.extension,
      direct_numbers: [phone.direct],
      ...toldPhone(phone),
    }),
    ...(hasPresence && { presence_status: simplePresenceOf(user) }),
  };
}

const lineView = ({ type, id, name, extension, location, activity }: CompanyLine): CompanyContact => ({
  contact_type: type,
  id,
  display_name: name,
  extension_number: extension,
  location,
  ...(activity && { activity }),
});

const matches = (key: string, ...texts: readonly string[]): boolean =>
  texts.some((text) => text.toLowerCase().includes(key));

/** The deactivated show to who asks for them, the pending to nobody, and the people of a restricted group to each other. */
function isFound({ query, store, caller }: OperationContext, user: User, key: string): boolean {
  if (user.status !== (query.user_status ?? "active")) return false;
  if (!caller.isAccountLevel && store.groups.isHidden(user.index, caller.user.index)) return false;
  return matches(key, user.firstName, user.lastName, user.displayName, user.email);
}

export const companyContactsHandlers = {
  /** People first, by index; then the lines, which come after the last of them. */
  searchCompanyContacts: (context) => {
    const { query, store, cursor } = context;
    const key = (query.search_key ?? "").toLowerCase();
    const types = new Set((query.contact_types ?? "").split(",").filter(Boolean).map(Number));
    const isOfType = (type: number) => types.size === 0 || types.has(type);
    const people = store.users.length;
    const lines = query.user_status === "inactive" ? [] : store.companyLines;
    const viewAt = (at: number): CompanyContact | null => {
      const user = store.users[at];
      if (user) {
        if (!isOfType(PERSON) || !isFound(context, user, key)) return null;
        return personView(store, user, query.query_presence_status === "true");
      }
      const line = lines[at - people];
      return line && isOfType(line.type) && matches(key, line.name) ? lineView(line) : null;
    };
    const contacts: CompanyContact[] = [];
    let next: number | null = null;
    for (let at = pageStart(context); at < people + lines.length && next === null; at++) {
      const view = viewAt(at);
      if (view && contacts.length === cursor.pageSize) next = at;
      else if (view) contacts.push(view);
    }
    return { status: 200, body: { contacts, ...paging(context, next) } };
  },
} satisfies Record<string, Handler>;
