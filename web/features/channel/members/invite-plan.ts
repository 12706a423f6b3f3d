import type { ConnectionName } from "../../../../contract/bff.ts";
import { chunk } from "../../../lib/bulk/run-bulk.ts";

/** Most addresses of one call; `inviteUserChannelMembers` and `inviteChannelMembers` in the contract. */
export const INVITE_SIZE: Readonly<Record<ConnectionName, number>> = { me: 20, account: 5 };

/** Most invitation e-mails to people of other accounts in a day, for each person who invites. */
export const MAILS_A_DAY = 100;

export interface InvitePlan {
  readonly calls: readonly (readonly string[])[];
  /** Addresses of the account's own domains. */
  readonly internal: readonly string[];
  /** Addresses elsewhere: Zoom may have to send them an e-mail. */
  readonly elsewhere: readonly string[];
  /** Addresses of people who are known to be members; nothing is sent for them. */
  readonly members: readonly string[];
}

/**
 * Cuts addresses into the calls to make.
 *
 * Zoom's answer names the ids of those who became members, not whose addresses they are, and not who was sent an
 * e-mail instead. Colleagues can be told apart afterwards, since the member list shows their addresses; other people
 * cannot, since it does not show theirs. So each address of another domain gets a call of its own, and its answer.
 *
 * @param size Most addresses of one call.
 * @param domains Domains of the account, lower case.
 * @param members Addresses of known members, lower case.
 */
export function planInvitations(
  addresses: readonly string[],
  size: number,
  domains: ReadonlySet<string>,
  members: ReadonlySet<string>,
): InvitePlan {
  const open = addresses.filter((address) => !members.has(address));
  const internal = open.filter((address) => domains.has(domainOf(address)));
  const elsewhere = open.filter((address) => !domains.has(domainOf(address)));
  return {
    calls: [...chunk(internal, size), ...chunk(elsewhere, 1)],
    internal,
    elsewhere,
    members: addresses.filter((address) => members.has(address)),
  };
}

/** The part after the @, lower case. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1).toLowerCase();
}
