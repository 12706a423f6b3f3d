import type { QueryClient } from "@tanstack/react-query";
import { chunk } from "../../../../domain/chunk.ts";
import type { ResultItem } from "../../../components/result-list.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { ApiError } from "../../../lib/api/errors.ts";
import { countOf } from "../../../lib/format.ts";
import { isolate } from "../../../lib/isolate.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import { inviteMembers, listMembers, removeMembers } from "../api/members.ts";
import { showMemberAction, showMembersChanged } from "../channel-cache.ts";
import type { Announce, Done } from "../done.ts";
import type { Member } from "../model/member.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { membersByAddress } from "./ask-the-list.ts";
import { INVITE_SIZE } from "./invite-plan.ts";
import { addressesToReturn, type MemberAction } from "./member-change.ts";
import { act, actionSizes } from "./member-operations.ts";

interface Told {
  readonly client: QueryClient;
  readonly refFor: ChannelView["refFor"];
  readonly announce: Announce;
}

/** Says that members were removed. The way back is an invitation, for those whose address is known. */
export function removedDone(members: readonly Member[], { client, refFor, announce }: Told): Done {
  const addresses = addressesToReturn(members);
  const lost = members.length - addresses.length;
  const text = [`Removed ${whom(members)}.`, lost > 0 ? lostForGood(lost) : null].filter(Boolean).join(" ");
  if (addresses.length === 0) return { text };
  return {
    text,
    undo: async () => {
      let back = 0;
      const ref = refFor("invite");
      for (const some of chunk(addresses, INVITE_SIZE[refOfChange(ref).connection])) {
        back += (await inviteMembers(ref, some)).memberIds.length;
      }
      const admins = addressesToReturn(members.filter(({ role }) => role === "admin"));
      const promoted = admins.length > 0 ? await promoteAgain(client, refFor("changeRoles"), admins) : 0;
      announce({ text: returned(back, addresses.length, admins.length - promoted) });
      await showMembersChanged(client, ref);
    },
  };
}

/** That nobody can invite some of the removed again: Zoom tells no address of people of other accounts. */
export function lostForGood(count: number): string {
  return `${countOf(count, "external person", "external people")} can return only if invited by email address, which Zoom does not show.`;
}

/** Makes those administrators who are back, and says how many. That Zoom refused it is told, not thrown. */
async function promoteAgain(client: QueryClient, ref: ChannelRef, addresses: readonly string[]): Promise<number> {
  const wanted = new Set(addresses.map((address) => address.toLowerCase()));
  try {
    const { byEmail } = await membersByAddress((cursor) => listMembers(ref, cursor), wanted);
    const ids = [...byEmail.values()].map(({ id }) => id);
    for (const some of chunk(ids, actionSizes.promote)) await act(client, ref, "promote", some);
    return ids.length;
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return 0;
  }
}

/** Deactivated people do not come back, and Zoom's answer does not say who that is. */
function returned(back: number, asked: number, lostRoleCount: number): string {
  const texts = [
    back >= asked
      ? `${countOf(back, "person is", "people are")} back.`
      : `${back} of ${countOf(asked, "person", "people")} are back. Zoom does not add deactivated people.`,
    lostRoleCount > 0
      ? `${countOf(lostRoleCount, "administrator is now a member", "administrators are now members")}.`
      : null,
  ];
  return texts.filter(Boolean).join(" ");
}

const past: Readonly<Record<Exclude<MemberAction, "remove">, string>> = { promote: "Promoted", demote: "Demoted" };

/** Says that members were promoted or demoted; the one undoes the other. */
export function roleDone(action: Exclude<MemberAction, "remove">, members: readonly Member[], told: Told): Done {
  const { client, refFor, announce } = told;
  const ref = refFor("changeRoles");
  const back = action === "promote" ? "demote" : "promote";
  return {
    text: `${past[action]} ${whom(members)}.`,
    undo: async () => {
      const ids = members.map(({ id }) => id);
      for (const some of chunk(ids, actionSizes[back])) await act(client, ref, back, some);
      announce({ text: `${past[back]} ${whom(members)}.` });
      await showMembersChanged(client, ref);
    },
  };
}

/** Says that invitations went out. The way back removes those whom they made members; an e-mail stays sent. */
export function invitedDone(
  results: readonly ResultItem[],
  newMemberIds: readonly string[],
  told: Told,
  mayRemove: boolean,
): Done {
  const { client, refFor, announce } = told;
  const ref = refFor("remove");
  const sentCount = results.filter(({ status }) => status === "done").length;
  const [only] = results;
  const text =
    results.length === 1 && only?.detail
      ? `${isolate(only.label)}: ${only.detail}`
      : `Sent ${countOf(sentCount, "invitation")}; ${countOf(newMemberIds.length, "new member")}.`;
  // Who may invite is not always who may remove.
  if (newMemberIds.length === 0 || !mayRemove) return { text };
  return {
    text,
    undo: async () => {
      for (const some of chunk(newMemberIds, actionSizes.remove)) await removeMembers(ref, some);
      announce({ text: `Removed ${countOf(newMemberIds.length, "new member")}.` });
      const gone = new Set(newMemberIds);
      await showMemberAction(client, ref, (member) => (gone.has(member.id) ? null : member));
    },
  };
}

function whom(members: readonly Member[]): string {
  const [only] = members;
  return members.length === 1 && only ? isolate(only.name) : countOf(members.length, "person", "people");
}
