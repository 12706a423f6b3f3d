import type { components } from "../../contract/zoom-users.types.gen.ts";
import { userJid } from "../store/ids.ts";
import { phoneOf, toldPhone } from "../store/seed/phones.ts";
import type { Store, User } from "../store/store.ts";
import { dateTime } from "./date-time.ts";

type Schemas = components["schemas"];

/** A user as a list shows one. */
export function listedUser(store: Store, user: User): Schemas["ListedUser"] {
  return {
    id: user.id,
    first_name: user.firstName,
    last_name: user.lastName,
    display_name: user.displayName,
    email: user.email,
    type: user.type,
    role_id: user.roleId,
    pmi: user.personalMeetingId,
    timezone: user.timezone,
    verified: user.status === "pending" ? 0 : 1,
    dept: user.department,
    created_at: dateTime(user.createdAtMs),
    user_created_at: dateTime(user.createdAtMs),
    ...(user.lastLoginAtMs === null
      ? {}
      : { last_login_time: dateTime(user.lastLoginAtMs), last_client_version: "6.3.5.54827(win)" }),
    im_group_ids: [...store.groups.idsOf(user.index)],
    status: user.status,
  };
}

/** A user asked for by id. */
export function fullUser(store: Store, user: User): Schemas["User"] {
  const phone = phoneOf(user);
  return {
    ...listedUser(store, user),
    role_name: store.roles.find(user.roleId)?.name ?? "",
    use_pmi: false,
    account_id: store.accountId,
    account_number: store.accountNumber,
    company: store.company,
    job_title: user.jobTitle,
    location: user.location,
    language: user.language,
    jid: userJid(user.id),
    cluster: "us06",
    ...(phone && toldPhone(phone)),
    login_types: [100],
    personal_meeting_url: `https://us06web.zoom.us/j/${user.personalMeetingId}`,
  };
}
