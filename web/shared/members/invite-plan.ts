import type { ConnectionName } from "../../../contract/bff.ts";
import { chunk } from "../../../domain/chunk.ts";
import { domainOf } from "../../../domain/email-domain.ts";
import { ACCOUNT_INVITE_SIZE, INVITE_SIZE } from "../../../domain/resources/channel-members.ts";
import type { PickedPerson } from "../people/picked-person.ts";

/** Most addresses of one call, on behalf of oneself and of nobody. */
export const INVITE_CALL_SIZE: Readonly<Record<ConnectionName, number>> = {
  me: INVITE_SIZE,
  account: ACCOUNT_INVITE_SIZE,
};

/** Most invitation e-mails to people of other accounts in a day, for each person who invites. */
export const MAILS_A_DAY = 100;

export interface InvitePlan {
  readonly calls: readonly (readonly string[])[];
  /** Addresses of the account's own people, as far as it can be told. */
  readonly internal: readonly string[];
  /** Addresses elsewhere: Zoom may have to send them an e-mail. */
  readonly elsewhere: readonly string[];
  /** Addresses elsewhere that Zoom would refuse; nothing is sent for them. */
  readonly refused: readonly string[];
  /** Why it would; undefined where it takes addresses elsewhere. */
  readonly whyRefused: string | undefined;
  /** Addresses of people who are known to be members; nothing is sent for them. */
  readonly members: readonly string[];
}

export interface InviteRules {
  /** Most addresses of one call. */
  readonly size: number;
  /** Whether an address, lower case, is one of the account's; see `inAccount`. */
  readonly isInAccount: (address: string) => boolean;
  /** Addresses of known members, lower case. */
  readonly members: ReadonlySet<string>;
  /** Why nobody of another account can be added; undefined where they can. */
  readonly whyNoExternal: string | undefined;
}

/**
 * Tells the account's addresses by their domains, lower case. An account may have more domains than are known, so
 * whoever was found in it, and thus has a user id, is of it whatever their domain.
 */
export function inAccount(domains: ReadonlySet<string>, people: readonly PickedPerson[]): InviteRules["isInAccount"] {
  const found = new Set(people.flatMap(({ email, userId }) => (userId ? [email.toLowerCase()] : [])));
  return (address) => found.has(address) || domains.has(domainOf(address));
}

/** Whether Zoom would refuse somebody for being of another account. */
export function isRefused({ email, userId }: PickedPerson, { isInAccount, whyNoExternal }: InviteRules): boolean {
  return whyNoExternal !== undefined && userId === "" && !isInAccount(email.toLowerCase());
}

/**
 * Cuts addresses into the calls to make.
 *
 * Zoom's answer names the ids of those who became members, not whose addresses they are, and not who was sent an
 * e-mail instead. Colleagues can be told apart afterwards, since the member list shows their addresses; other people
 * cannot, since it does not show theirs. So each address elsewhere gets a call of its own, and its answer.
 */
export function planInvitations(
  addresses: readonly string[],
  { size, isInAccount, members, whyNoExternal }: InviteRules,
): InvitePlan {
  const open = addresses.filter((address) => !members.has(address));
  const internal = open.filter(isInAccount);
  const others = open.filter((address) => !isInAccount(address));
  const elsewhere = whyNoExternal === undefined ? others : [];
  return {
    calls: [...chunk(internal, size), ...chunk(elsewhere, 1)],
    internal,
    elsewhere,
    refused: whyNoExternal === undefined ? [] : others,
    whyRefused: whyNoExternal,
    members: addresses.filter((address) => members.has(address)),
  };
}
