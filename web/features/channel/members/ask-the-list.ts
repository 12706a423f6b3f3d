import type { CursorPage } from "../../../lib/cursor-list/page.ts";
import type { Member } from "../model/member.ts";
import { type InviteOutcome, outcomeByList } from "./invite-outcome.ts";

/** Bound on reading the member list again: 10,000 members. */
const PAGES = 100;

export type ReadPage = (cursor: string | undefined) => Promise<CursorPage<Member>>;

/** Reads the members until each of some addresses, lower case, is found or the list ends. */
export async function membersByAddress(
  readPage: ReadPage,
  addresses: ReadonlySet<string>,
): Promise<{ readonly byEmail: ReadonlyMap<string, Member>; readonly isComplete: boolean }> {
  const byEmail = new Map<string, Member>();
  let cursor: string | undefined;
  let isComplete = false;
  for (let page = 0; page < PAGES && !isComplete; page += 1) {
    const { items, nextCursor } = await readPage(cursor);
    for (const member of items) {
      const email = member.email.toLowerCase();
      if (addresses.has(email)) byEmail.set(email, member);
    }
    cursor = nextCursor;
    isComplete = nextCursor === undefined || byEmail.size === addresses.size;
  }
  return { byEmail, isComplete };
}

/**
 * Reads the members again until every open address is found or the list ends, and says what became of each.
 *
 * @param open Addresses that the answers left open, lower case.
 * @param addedIds Ids of those whom the answers name as new members.
 */
export async function askTheList(
  readPage: ReadPage,
  open: ReadonlySet<string>,
  addedIds: ReadonlySet<string>,
): Promise<ReadonlyMap<string, InviteOutcome>> {
  const { byEmail, isComplete } = await membersByAddress(readPage, open);
  return new Map([...open].map((address) => [address, outcomeByList(address, byEmail, addedIds, isComplete)]));
}
