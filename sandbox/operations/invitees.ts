import { operations } from "../../contract/operations.gen.ts";
import type { Person } from "../store/store.ts";
import { limitOf } from "./limits.ts";
import type { OperationContext } from "./operation.ts";

/** Whom a list of addresses brings into a channel, and whom an e-mail has to invite first. */
export interface Invitees {
  /** People who become members at once. */
  readonly people: readonly Person[];
  /** True when any of the addresses is of another account. */
  readonly hasOutsiders: boolean;
  /** Addresses of other accounts; each gets an invitation by e-mail. */
  readonly outsiders: readonly string[];
}

const inviteOnBehalf = operations.find(({ id }) => id === "inviteUserChannelMembers");

/**
 * Reads the addresses of an invitation. Deactivated and pending people, people who are members already and unknown
 * addresses of the company's own domain bring nobody; unknown addresses elsewhere get an e-mail and are no members yet.
 */
export function inviteesOf(
  { store }: OperationContext,
  emails: readonly string[],
  isMember: (person: Person) => boolean,
): Invitees {
  const people = new Set<Person>();
  const mailed = new Set<string>();
  for (const email of emails) {
    const person = store.people.findByEmail(email);
    const isOutside = person ? person.isExternal : !email.toLowerCase().endsWith(`@${store.domain}`);
    if (person && isMember(person)) continue;
    if (isOutside) mailed.add(email.toLowerCase());
    if (person && (person.isExternal || person.status === "active")) people.add(person);
  }
  return { people: [...people], hasOutsiders: mailed.size > 0, outsiders: [...mailed] };
}

/** Sends the e-mails; false, and none is sent, when the person's day has no room for all of them. */
export function sendInvitations({ store, actor, nowMs }: OperationContext, { outsiders }: Invitees): boolean {
  if (!inviteOnBehalf) throw new Error("the contract has lost the operation with the limit of e-mails");
  const mails = outsiders.length;
  if (mails === 0) return true;
  const { invitationMail } = store;
  if (invitationMail.sentToday(actor.index, nowMs) + mails > limitOf(inviteOnBehalf, "invitation e-mails"))
    return false;
  invitationMail.send(actor.index, mails, nowMs);
  return true;
}
