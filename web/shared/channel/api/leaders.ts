import type { Member } from "../../../../domain/exports/member-row.ts";
import { ForbiddenError } from "../../../lib/api/errors.ts";
import type { Rows, UnreadableRow } from "../../../lib/api/rows.ts";
import { getPersonState } from "../../people/person-state.ts";
import type { OwnerState } from "../model/access.ts";
import type { ChannelRef } from "./channel-ref.ts";
import { listAdmins } from "./members.ts";

/** Those who run a channel, and in whose name the account connection can. */
export interface Leaders {
  readonly people: readonly Member[];
  /** Those of them who could not be read. */
  readonly unreadable: readonly UnreadableRow[];
  readonly owner: Member | undefined;
  readonly ownerState: OwnerState;
  /** Account connection: an active owner or administrator of this account. Undefined when there is none. */
  readonly actor: Member | undefined;
}

/** On one's own connection Zoom tells who leads the channel, and nothing of their accounts. */
export async function findMyLeaders(ref: ChannelRef, signal: AbortSignal): Promise<Leaders> {
  const people = await listAdmins(ref, "me", signal);
  const owner = ownerOf(people);
  const ownerState = owner?.userId === "" ? "external" : "unknown";
  return { people, unreadable: people.unreadable ?? [], owner, ownerState, actor: undefined };
}

/** Most people asked for before the search for somebody to act for is given up. */
const ATTEMPTS = 5;

/**
 * On the account connection administrators are listed and made only in the name of somebody in the channel. The owner
 * is asked for first, then anyone of the first page of members.
 */
export async function findAccountLeaders(
  ref: ChannelRef,
  firstMembers: readonly Member[],
  signal: AbortSignal,
): Promise<Leaders> {
  const people = await askForLeaders(ref, firstMembers, signal);
  const owner = ownerOf(people) ?? ownerOf(firstMembers);
  const ownerState = await ownerStateOf(owner, signal);
  const canOwnerAct = ownerState === "active" || ownerState === "unknown";
  const actor = owner && canOwnerAct ? owner : await firstActive(people, owner, signal);
  return { people, unreadable: people.unreadable ?? [], owner, ownerState, actor };
}

async function askForLeaders(ref: ChannelRef, members: readonly Member[], signal: AbortSignal): Promise<Rows<Member>> {
  let refusal: unknown;
  for (const { userId } of askersAmong(members).slice(0, ATTEMPTS)) {
    try {
      return await listAdmins(ref, userId, signal);
    } catch (error) {
      if (!(error instanceof ForbiddenError)) throw error;
      refusal = error;
    }
  }
  if (refusal) throw refusal;
  // Nobody of this account among them: the member list itself is all that is known.
  return members.filter(({ role }) => role !== "member");
}

/** Whom to ask in the name of: people of this account, the owner first, then administrators. */
export function askersAmong(members: readonly Member[]): readonly Member[] {
  const order = { owner: 0, admin: 1, member: 2 };
  return members.filter(({ userId }) => userId !== "").sort((a, b) => order[a.role] - order[b.role]);
}

async function ownerStateOf(owner: Member | undefined, signal: AbortSignal): Promise<OwnerState> {
  if (!owner) return "missing";
  return owner.userId === "" ? "external" : getPersonState(owner.userId, signal);
}

async function firstActive(
  people: readonly Member[],
  owner: Member | undefined,
  signal: AbortSignal,
): Promise<Member | undefined> {
  const others = people.filter(({ id, userId }) => userId !== "" && id !== owner?.id);
  for (const person of others.slice(0, ATTEMPTS)) {
    const state = await getPersonState(person.userId, signal);
    if (state === "active" || state === "unknown") return person;
  }
  return undefined;
}

function ownerOf(people: readonly Member[]): Member | undefined {
  return people.find(({ role }) => role === "owner");
}
