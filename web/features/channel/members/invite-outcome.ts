import { userIdKey } from "../../../../contract/user-id.ts";
import type { Member } from "../model/member.ts";

/** Answer to one invitation: comma-separated ids of those who became members, outsiders left out of `ids`. */
export interface Added {
  /** Their keys. */
  readonly userIds: readonly string[];
  readonly memberIds: readonly string[];
}

/** What became of one address. */
export type InviteOutcome =
  | { readonly kind: "added" }
  /** An address elsewhere that made nobody a member: Zoom sent it an e-mail, or its person was in the channel. */
  | { readonly kind: "mailed" }
  | { readonly kind: "was-member" }
  /** Nobody became a member by it. */
  | { readonly kind: "not-added" }
  /** Zoom accepted the call and added fewer people than it named; the member list could not say who was left out. */
  | { readonly kind: "unclear" };

/** `"a,b"` of an answer as ids. */
export function idsIn(text: string | undefined): readonly string[] {
  return (text ?? "")
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean);
}

/**
 * What one call's answer says of its addresses; undefined for addresses about which only the member list can tell.
 *
 * @param isElsewhere Whether the call's one address belongs to another domain than the account's.
 */
export function outcomeOfCall(addressCount: number, isElsewhere: boolean, added: Added): InviteOutcome | undefined {
  const count = Math.max(added.memberIds.length, added.userIds.length);
  if (count >= addressCount) return { kind: "added" };
  if (count === 0 && isElsewhere) return { kind: "mailed" };
  return undefined;
}

/**
 * What the member list, read again after the call, says of an address the answer left open.
 *
 * @param addedIds Ids of the answers: keys of user ids, and member ids.
 * @param isListComplete Whether `byEmail` holds all members.
 */
export function outcomeByList(
  address: string,
  byEmail: ReadonlyMap<string, Member>,
  addedIds: ReadonlySet<string>,
  isListComplete: boolean,
): InviteOutcome {
  const member = byEmail.get(address);
  if (member)
    return { kind: addedIds.has(member.id) || addedIds.has(userIdKey(member.userId)) ? "added" : "was-member" };
  return { kind: isListComplete ? "not-added" : "unclear" };
}

export const outcomeTexts: Readonly<Record<InviteOutcome["kind"], string>> = {
  added: "Added to the channel.",
  mailed:
    "Not confirmed: either Zoom sent an email invitation, or the person is already in the channel. Its answer does not say which.",
  "was-member": "Already a member.",
  "not-added": "Not added: no active person in the account has this address.",
  unclear: "Unknown: Zoom added fewer people than requested and does not say whom. Look for the address in the list.",
};
