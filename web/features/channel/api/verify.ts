// Asks Zoom whether a change to a channel was made to which no answer came.
import { domainOf } from "../../../../domain/email-domain.ts";
import { everyItem, type ReadPage } from "../../../lib/writes/asking.ts";
import type { Verdict } from "../../../lib/writes/write.ts";
import type { Added } from "../members/invite-outcome.ts";
import type { Member } from "../model/member.ts";

/**
 * What the member list says of an invitation. Zoom takes all addresses of a call or none; people of other accounts show
 * no address, so of theirs nothing is known.
 */
export function invitedAs(emails: readonly string[], members: readonly Member[]): Verdict<Added> | undefined {
  const byEmail = new Map(members.map((member) => [member.email.toLowerCase(), member]));
  const found = emails.flatMap((email) => byEmail.get(email.toLowerCase()) ?? []);
  if (found.length === emails.length) {
    return {
      isDone: true,
      value: { userIds: found.map(({ userId }) => userId), memberIds: found.map(({ id }) => id) },
    };
  }
  const ownDomains = new Set(members.flatMap(({ email }) => (email ? [domainOf(email)] : [])));
  const isTold = found.length === 0 && emails.every((email) => ownDomains.has(domainOf(email)));
  return isTold ? { isDone: false } : undefined;
}

export async function verifyInvited(
  readMembers: ReadPage<Member>,
  emails: readonly string[],
): Promise<Verdict<Added> | undefined> {
  return invitedAs(emails, await everyItem(readMembers));
}
