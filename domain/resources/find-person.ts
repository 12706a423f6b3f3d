// Finds somebody by their address, where Zoom takes IDs only.
import * as v from "valibot";
import { call } from "../../contract/call.ts";
import { getUser } from "../../contract/endpoints.gen.ts";
import { isPathParameter } from "../../contract/path-parameter.ts";
import type { Ask } from "../answers/ask.ts";
import { everyRow } from "../answers/page.ts";
import { CallFailed, type Via } from "../changes/resource.ts";
import { contactsCall, contactsPage } from "../look-ups/contacts.ts";
import { mayNotLook } from "../look-ups/who-is.ts";
import type { LookedUp } from "./people.ts";

interface FoundPerson {
  readonly userId: string;
  /** Empty where the answer has none. */
  readonly memberId: string;
}

const User = v.object({ id: v.string() });

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
  const { rows } = await everyRow(ask, contactsPage, (token) => contactsCall(email, "active", token));
  const found = rows.find((row) => row.email.toLowerCase() === email.toLowerCase());
  return found && (found.userId || found.memberId) ? { userId: found.userId, memberId: found.memberId } : undefined;
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

const MAY_NOT_LOOK = "Zoom takes no address here, and this connection may not look people up.";

export const NOBODY = "Zoom finds nobody with this address. Check the spelling, or whether the person has left.";
