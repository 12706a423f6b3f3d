import * as v from "valibot";
import { isColleague } from "./contacts.ts";
import { operationError } from "./errors.ts";
import type { Handler } from "./operation.ts";

const Body = v.object({ email: v.string(), message: v.optional(v.string(), "") });

/** How long people of other companies take to answer. */
const ANSWER_MS = 10 * 60_000;

export const invitationsHandlers = {
  /**
   * Who has an account elsewhere becomes a contact ten minutes later; an address nobody has stays without an answer.
   * Colleagues are contacts without asking, those who left or hide are out of reach, and accepted contacts cannot be
   * asked again.
   */
  sendNewContactInvitation: (context) => {
    const { operation, store, caller, actor, nowMs } = context;
    const { email, message } = v.parse(Body, context.body);
    const person = store.people.findByEmail(email);
    const isOwnDomain = email.toLowerCase().endsWith(`@${store.domain}`);
    const isContact = person && (isColleague(store, actor, person) || store.contacts.isExternalContact(actor, person));
    const isForOther = caller.isAccountLevel && actor !== caller.user;
    const mayActForOther = store.privilegesOf(caller.user).includes("User:Edit") && actor.status === "active";
    if (isOwnDomain || isContact || (isForOther && !mayActForOther))
      throw operationError(operation.id, null, { about: "No permission" });
    store.contacts.invite(actor, { email, message, sentAtMs: nowMs });
    store.agenda.at(nowMs + ANSWER_MS, () => store.contacts.accept(actor, email));
    return { status: 204 };
  },
} satisfies Record<string, Handler>;
