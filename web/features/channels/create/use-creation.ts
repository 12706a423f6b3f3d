import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import type { ResultItem } from "../../../components/result-list.tsx";
import { creatingConnection } from "../../../lib/acting.ts";
import { ApiError } from "../../../lib/api/errors.ts";
import { mergeOutcomes, type WaysOn, waysOn } from "../../../lib/bulk/outcomes.ts";
import type { ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { type Bulk, useBulk } from "../../../lib/bulk/use-bulk.ts";
import { useSession } from "../../../lib/session.ts";
import { listMembers } from "../../channel/api/members.ts";
import { inviteAnswers } from "../../channel/members/invite-answers.ts";
import { type InviteRules, planInvitations } from "../../channel/members/invite-plan.ts";
import { inviteResult } from "../../channel/members/invite-result.ts";
import { type ChannelOfUser, inviteMembers } from "../members/invite-members.ts";
import { createChannel } from "./create-channel.ts";
import { inviteRulesOf, membersOf, type NewChannelForm } from "./new-channel.ts";

export type CreationState =
  | { readonly phase: "idle" | "creating" }
  | { readonly phase: "inviting"; readonly channelId: string }
  | {
      readonly phase: "results";
      readonly channelId: string;
      readonly results: readonly ResultItem[];
      /** What they come from: only what the calls came to says whether they can be sent again. */
      readonly outcomes: readonly ItemOutcome[];
    };

export interface Created {
  readonly channelId: string;
  /** Whether nothing is left to be tried again. */
  readonly isComplete: boolean;
  readonly addedCount: number;
  /** Those invited who are no members yet, as far as Zoom tells. */
  readonly invitedCount: number;
}

export interface Creation {
  readonly state: CreationState;
  readonly error: Error | null;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  readonly bulk: Bulk;
  /** The connection that a channel is created through: one's own where it is to be one's own. */
  readonly throughOf: (form: NewChannelForm) => ConnectionName;
  /** Resolves to null when the channel could not be created. */
  readonly create: (form: NewChannelForm) => Promise<Created | null>;
  /** What can still be done for those who are missing. */
  readonly ways: WaysOn;
}

const isSettled = ({ status }: ResultItem): boolean => status === "done" || status === "unchanged";

/** Creates a channel, invites the rest of its members, and finds out what became of each address. */
export function useCreation(connection: ConnectionName): Creation {
  const session = useSession();
  const { user } = session;
  const [state, setState] = useState<CreationState>({ phase: "idle" });
  const bulk = useBulk();
  const channel = useRef<ChannelOfUser | null>(null);
  const outcomes = useRef<readonly ItemOutcome[]>([]);
  const answers = useRef(inviteAnswers()).current;
  const throughOf: Creation["throughOf"] = ({ owner }) =>
    creatingConnection(connection, ["createChannel", "inviteUserChannelMembers"], owner, session);
  const creating = useMutation({
    mutationFn: ({ form, members }: { form: NewChannelForm; members: readonly string[] }) =>
      createChannel(throughOf(form), ownerOf(throughOf(form), form), form, members),
  });

  const rules = useRef<InviteRules | null>(null);

  const invite = async (
    target: ChannelOfUser,
    emails: readonly string[],
    by: InviteRules,
  ): Promise<readonly ResultItem[]> => {
    const plan = planInvitations(emails, by);
    if (plan.calls.length > 0 || answers.isOpen()) setState({ phase: "inviting", channelId: target.channelId });
    if (plan.calls.length > 0) {
      const elsewhere = new Set(plan.elsewhere);
      const fresh = await bulk.start({
        calls: plan.calls,
        concurrency: 1,
        work: (some, signal) =>
          inviteMembers(target, some, signal, (sent, answer) =>
            answers.hear(
              sent,
              sent.every((email) => elsewhere.has(email)),
              answer,
            ),
          ),
      });
      outcomes.current = mergeOutcomes(outcomes.current, fresh);
    }
    await answers.settle((cursor) => listMembers(target, cursor));
    const results = outcomes.current.map((outcome) => inviteResult(outcome, answers.became.get(outcome.id)));
    setState(
      results.every(isSettled)
        ? { phase: "idle" }
        : { phase: "results", channelId: target.channelId, results, outcomes: outcomes.current },
    );
    return results;
  };

  const create: Creation["create"] = async (form) => {
    setState({ phase: "creating" });
    try {
      const through = throughOf(form);
      const by = inviteRulesOf(form, user.email);
      rules.current = by;
      const emails = membersOf(form);
      // The answer to a creation says nothing of its members; the list does, of colleagues alone.
      const first = planInvitations(emails, by).internal.slice(0, by.size);
      const { id, hasMembers } = await creating.mutateAsync({ form, members: first });
      channel.current = { connection: through, userId: ownerOf(through, form), channelId: id };
      const taken = new Set(hasMembers ? first : []);
      answers.leaveOpen([...taken]);
      outcomes.current = [...taken].map((email) => ({ id: email, status: "done" }));
      const results = await invite(
        channel.current,
        emails.filter((email) => !taken.has(email)),
        by,
      );
      const addedCount = results.filter((one) => answers.became.get(one.id)?.kind === "added").length;
      return {
        channelId: id,
        isComplete: results.every(isSettled),
        addedCount,
        invitedCount: results.filter(isSettled).length - addedCount,
      };
    } catch (error) {
      setState({ phase: "idle" });
      if (error instanceof ApiError) return null; // `creating.error` shows it.
      throw error;
    }
  };

  const again = async (emails: readonly string[]): Promise<void> => {
    if (channel.current && rules.current) await invite(channel.current, emails, rules.current);
  };
  const ways = waysOn(state.phase === "results" ? state.outcomes : [], (emails) => void again(emails));

  return { state, error: creating.error, clearError: creating.reset, bulk, throughOf, create, ways };
}

function ownerOf(connection: ConnectionName, form: NewChannelForm): string {
  return connection === "me" ? "me" : form.owner.trim();
}
