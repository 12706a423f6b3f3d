import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { mergeOutcomes } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import { inviteMembers, listMembers } from "../api/members.ts";
import { showMembersChanged } from "../channel-cache.ts";
import { askTheList } from "./ask-the-list.ts";
import { type InviteOutcome, outcomeOfCall } from "./invite-outcome.ts";
import type { InvitePlan } from "./invite-plan.ts";
import { callInParts } from "./split-call.ts";

export interface Invitations {
  readonly bulk: ReturnType<typeof useBulk>;
  /** True while the member list is read again for what the answers left open. */
  readonly isVerifying: boolean;
  /** What became of each address that Zoom took. */
  readonly outcomes: ReadonlyMap<string, InviteOutcome>;
  readonly run: (plan: InvitePlan, before: readonly ItemOutcome[]) => Promise<Sent>;
}

interface Sent {
  readonly results: readonly ItemOutcome[];
  /** Member ids of everybody the invitations made a member so far. */
  readonly newMemberIds: readonly string[];
}

/** Sends invitations call by call, and finds out what became of every address. */
export function useInvitations(ref: ChannelRef): Invitations {
  const client = useQueryClient();
  const bulk = useBulk();
  const [isVerifying, setVerifying] = useState(false);
  const [outcomes, setOutcomes] = useState<ReadonlyMap<string, InviteOutcome>>(new Map());
  const added = useRef({ userIds: new Set<string>(), memberIds: new Set<string>() });

  const run = async (plan: InvitePlan, before: readonly ItemOutcome[]): Promise<Sent> => {
    const known = new Map(outcomes);
    const open = new Set<string>();
    const elsewhere = new Set(plan.elsewhere);
    for (const address of plan.members) known.set(address, { kind: "was-member" });

    const call = async (emails: readonly string[]): Promise<void> => {
      const answer = await inviteMembers(ref, emails);
      for (const id of answer.userIds) added.current.userIds.add(id);
      for (const id of answer.memberIds) added.current.memberIds.add(id);
      const outcome = outcomeOfCall(
        emails.length,
        emails.every((email) => elsewhere.has(email)),
        answer,
      );
      for (const email of emails) {
        if (outcome) known.set(email, outcome);
        else open.add(email);
      }
    };
    const sent = await bulk.start({
      calls: plan.calls,
      concurrency: 2,
      work: (emails, signal) => callInParts(emails, { call, signal, wait: (ms) => wait(ms, signal) }),
    });
    if (open.size > 0) {
      setVerifying(true);
      try {
        const addedIds = new Set([...added.current.userIds, ...added.current.memberIds]);
        for (const [address, outcome] of await askTheList((cursor) => listMembers(ref, cursor), open, addedIds))
          known.set(address, outcome);
      } catch {
        // The invitations are sent; only what became of these is not known, and their outcome says so.
        for (const address of open) known.set(address, { kind: "unclear" });
      } finally {
        setVerifying(false);
      }
    }
    setOutcomes(known);
    await showMembersChanged(client, ref);
    return {
      results: mergeOutcomes(before, sent),
      newMemberIds: [...added.current.memberIds],
    };
  };
  return { bulk, isVerifying, outcomes, run };
}
