import type { QueryClient } from "@tanstack/react-query";
import { chunk, type ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import type { BulkPlan } from "../../../lib/bulk/use-bulk.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import { countOf } from "../../../lib/format.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import {
  demoteAdmins,
  inviteMembers,
  PROMOTE_SIZE,
  promoteMembers,
  REMOVE_SIZE,
  removeMembers,
} from "../api/members.ts";
import { showMemberAction, showMembersChanged } from "../channel-cache.ts";
import { channelPageQueries } from "../channel-page-queries.ts";
import type { Announce, Done } from "../done.ts";
import type { Member } from "../model/member.ts";
import { INVITE_SIZE } from "./invite-plan.ts";
import { addressesToReturn, type MemberAction } from "./member-change.ts";
import { callInParts } from "./split-call.ts";

const sizes: Readonly<Record<MemberAction, number>> = {
  remove: REMOVE_SIZE,
  promote: PROMOTE_SIZE,
  demote: PROMOTE_SIZE,
};

/** In whose name administrators are made: oneself, or somebody active who leads the channel. */
async function actorId(client: QueryClient, ref: ChannelRef): Promise<string> {
  if (ref.connection === "me") return "me";
  const { actor } = await client.ensureQueryData(channelPageQueries.leaders(ref, client));
  return actor?.userId ?? "";
}

/** The calls for an action over members; each is all or none, and one that fails is halved to find the culprit. */
export function planAction(
  client: QueryClient,
  ref: ChannelRef,
  action: MemberAction,
  ids: readonly string[],
): BulkPlan {
  const call = async (some: readonly string[]): Promise<void> => {
    if (action === "remove") await removeMembers(ref, some);
    else if (action === "promote") await promoteMembers(ref, await actorId(client, ref), some);
    else await demoteAdmins(ref, await actorId(client, ref), some);
  };
  return {
    calls: chunk(ids, sizes[action]),
    concurrency: 2,
    work: (some, signal): Promise<readonly ItemOutcome[]> =>
      callInParts(some, { call, signal, wait: (ms) => wait(ms, signal) }),
  };
}

interface Told {
  readonly client: QueryClient;
  readonly ref: ChannelRef;
  readonly announce: Announce;
}

const past: Readonly<Record<MemberAction, string>> = {
  remove: "Removed",
  promote: "Promoted",
  demote: "Demoted",
};

/** Says what was done to members, with the way back where there is one. */
export function doneWith(action: MemberAction, members: readonly Member[], told: Told): Done {
  const { client, ref, announce } = told;
  const [only] = members;
  const whom = members.length === 1 && only ? only.name : countOf(members.length, "person", "people");
  const addresses = addressesToReturn(members);
  const lost = members.length - addresses.length;
  const restore = async (run: () => Promise<void>, text: string): Promise<void> => {
    await run();
    announce({ text });
    await showMembersChanged(client, ref);
  };
  const ids = members.map(({ id }) => id);

  if (action === "remove") {
    const text = `${past.remove} ${whom}.${lost > 0 ? ` ${countOf(lost, "external person", "external people")} can only come back by an invitation to their address, which Zoom does not tell.` : ""}`;
    if (addresses.length === 0) return { text };
    return {
      text,
      undo: () =>
        restore(
          async () => {
            for (const some of chunk(addresses, INVITE_SIZE[ref.connection])) await inviteMembers(ref, some);
          },
          `Invited ${countOf(addresses.length, "person", "people")} again. They come back as members, without the part they had.`,
        ),
    };
  }
  const back = action === "promote" ? "demote" : "promote";
  return {
    text: `${past[action]} ${whom}.`,
    undo: () =>
      restore(async () => {
        for (const some of chunk(ids, PROMOTE_SIZE)) {
          if (back === "demote") await demoteAdmins(ref, await actorId(client, ref), some);
          else await promoteMembers(ref, await actorId(client, ref), some);
        }
      }, `${past[back]} ${whom} again.`),
  };
}

/** Says that invitations went out. The way back removes those whom they made members; an e-mail stays sent. */
export function doneWithInvitations(sentCount: number, newMemberIds: readonly string[], told: Told): Done {
  const { client, ref, announce } = told;
  const text = `Sent ${countOf(sentCount, "invitation")}; ${countOf(newMemberIds.length, "new member")}.`;
  if (newMemberIds.length === 0) return { text };
  return {
    text,
    undo: async () => {
      for (const some of chunk(newMemberIds, REMOVE_SIZE)) await removeMembers(ref, some);
      announce({ text: `Removed ${countOf(newMemberIds.length, "new member")} again.` });
      const gone = new Set(newMemberIds);
      await showMemberAction(client, ref, (member) => (gone.has(member.id) ? null : member));
    },
  };
}
