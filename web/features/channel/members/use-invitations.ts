import { useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ResultItem } from "../../../components/result-list.tsx";
import { mergeOutcomes } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { useBulk } from "../../../lib/bulk/use-bulk.ts";
import { wait } from "../../../lib/bulk/wait.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import { inviteMembers, listMembers } from "../api/members.ts";
import { showMembersChanged } from "../channel-cache.ts";
import { inviteAnswers } from "./invite-answers.ts";
import type { InvitePlan } from "./invite-plan.ts";
import { inviteResult } from "./invite-result.ts";
import { callInParts } from "./split-call.ts";

export interface Invitations {
  readonly bulk: ReturnType<typeof useBulk>;
  /** True while the member list is read again for what the answers left open. */
  readonly isVerifying: boolean;
  readonly run: (plan: InvitePlan, before: readonly ItemOutcome[]) => Promise<Sent>;
}

export interface Sent {
  readonly outcomes: readonly ItemOutcome[];
  /** The same in words. */
  readonly results: readonly ResultItem[];
  readonly isAllAdded: boolean;
  /** Member ids of everybody the invitations made a member so far. */
  readonly newMemberIds: readonly string[];
}

/** Sends invitations call by call, and finds out what became of every address. */
export function useInvitations(ref: ChannelRef): Invitations {
  const client = useQueryClient();
  const bulk = useBulk();
  const [isVerifying, setVerifying] = useState(false);
  const answers = useRef(inviteAnswers()).current;

  const run = async (plan: InvitePlan, before: readonly ItemOutcome[]): Promise<Sent> => {
    const elsewhere = new Set(plan.elsewhere);
    answers.setWasMember(plan.members);
    const call = async (emails: readonly string[]): Promise<void> => {
      const isElsewhere = emails.every((email) => elsewhere.has(email));
      answers.hear(emails, isElsewhere, await inviteMembers(ref, emails));
    };
    const sent = await bulk.start({
      calls: plan.calls,
      concurrency: 2,
      work: (emails, signal) => callInParts(emails, { call, signal, wait: (ms) => wait(ms, signal) }),
    });
    setVerifying(answers.isOpen());
    await answers.settle((cursor) => listMembers(ref, cursor));
    setVerifying(false);
    await showMembersChanged(client, ref);
    const results = mergeOutcomes(before, sent).map((outcome) => inviteResult(outcome, answers.became.get(outcome.id)));
    const isAllAdded = results.every(({ id }) => answers.became.get(id)?.kind === "added");
    return { outcomes: mergeOutcomes(before, sent), results, isAllAdded, newMemberIds: [...answers.newMemberIds] };
  };
  return { bulk, isVerifying, run };
}
