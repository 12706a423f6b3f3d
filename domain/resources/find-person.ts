// Finds somebody by their address, where Zoom takes IDs only.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getUser, searchCompanyContacts } from "../../contract/endpoints.gen.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import { everyRow, pageOf } from "../answers/page.ts";
import { type Ask, CallFailed, type Via } from "../changes/resource.ts";
import type { LookedUp } from "./people.ts";

interface FoundPerson {
  readonly userId: string;
  /** Empty where the answer has none. */
  readonly memberId: string;
}

const User = v.object({ id: v.string() });
const Contact = v.object({
  id: v.nullish(v.string(), ""),
  email: v.nullish(v.string(), ""),
  member_id: v.nullish(v.string(), ""),
});
const Contacts = pageOf("contacts", Contact);
/** The most contacts a call returns. */
const PAGE_SIZE = 25;
/** Zoom's type of a contact that is a person. */
const PERSON = 1;

/** Somebody active with this address; undefined when Zoom finds nobody. */
async function findPerson(email: string, { connection }: Via, ask: Ask): Promise<FoundPerson | undefined> {
  if (connection === "account") {
    if (!isPathParameter(email)) return undefined;
    try {
      const { id } = await ask(call(getUser, { path: { userId: email } }), User);
      return { userId: id, memberId: "" };
    } catch (error) {
      if (error instanceof CallFailed && error.failure.kind === "not_found") return undefined;
      throw error;
    }
  }
  const { rows } = await everyRow(ask, Contacts, (token) =>
    call(searchCompanyContacts, {
      query: {
        search_key: email,
        contact_types: PERSON,
        user_status: "active",
        page_size: PAGE_SIZE,
        next_page_token: token,
      },
    }),
  );
  const found = rows.find((row) => row.email.toLowerCase() === email.toLowerCase());
  return found && (found.id || found.member_id) ? { userId: found.id, memberId: found.member_id } : undefined;
}

/** The same as what matters for bringing them in. */
export async function lookUpPerson(email: string, via: Via, ask: Ask): Promise<LookedUp> {
  try {
    const found = await findPerson(email, via, ask);
    return found ?? { barred: NOBODY };
  } catch (error) {
    if (error instanceof CallFailed && mayNotLook.has(error.failure.kind)) return { barred: MAY_NOT_LOOK };
    throw error;
  }
}

const mayNotLook: ReadonlySet<string> = new Set(["forbidden", "missing_scope"]);
const MAY_NOT_LOOK = "Zoom takes no address here, and this connection may not look people up.";

export const NOBODY = "Zoom finds nobody with this address. Check the spelling, or whether the person has left.";
