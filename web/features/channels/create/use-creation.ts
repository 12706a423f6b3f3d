import { useMutation } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { ApiError } from "../../../lib/api/errors.ts";
import { mergeOutcomes } from "../../../lib/bulk/outcomes.ts";
import { chunk, type ItemOutcome } from "../../../lib/bulk/run-bulk.ts";
import { type Bulk, useBulk } from "../../../lib/bulk/use-bulk.ts";
import { type ChannelOfUser, INVITE_CALL_SIZE, inviteMembers, memberAddresses } from "../members/invite-members.ts";
import { type AddressResult, resultsOf } from "./address-results.ts";
import { createChannel } from "./create-channel.ts";
import type { NewChannelForm } from "./new-channel.ts";

export type CreationState =
  | { readonly phase: "idle" | "creating" }
  | { readonly phase: "inviting"; readonly channelId: string }
  | { readonly phase: "results"; readonly channelId: string; readonly results: readonly AddressResult[] };

export interface Creation {
  readonly state: CreationState;
  readonly error: Error | null;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  readonly bulk: Bulk;
  /** Resolves to null when the channel could not be created. */
  readonly create: (form: NewChannelForm) => Promise<{ channelId: string; isComplete: boolean; count: number } | null>;
  /** Invites again what did not succeed. */
  readonly retry: () => Promise<void>;
}

/** Creates a channel, invites the rest of its members, and finds out what became of each address. */
export function useCreation(connection: ConnectionName): Creation {
  const [state, setState] = useState<CreationState>({ phase: "idle" });
  const bulk = useBulk();
  const channel = useRef<ChannelOfUser | null>(null);
  const outcomes = useRef<readonly ItemOutcome[]>([]);
  const creating = useMutation({
    mutationFn: (form: NewChannelForm) => createChannel(connection, ownerOf(connection, form), form),
  });

  const invite = useCallback(
    async (target: ChannelOfUser, emails: readonly string[]): Promise<readonly AddressResult[]> => {
      if (emails.length > 0) {
        setState({ phase: "inviting", channelId: target.channelId });
        const fresh = await bulk.start({
          calls: chunk(emails, INVITE_CALL_SIZE),
          concurrency: 1,
          work: (some, signal) => inviteMembers(target, some, signal),
        });
        outcomes.current = mergeOutcomes(outcomes.current, fresh);
      }
      const members = outcomes.current.length > 0 ? await membersIfKnown(target) : null;
      const results = resultsOf(outcomes.current, members);
      setState(
        results.every(({ status }) => status === "done")
          ? { phase: "idle" }
          : { phase: "results", channelId: target.channelId, results },
      );
      return results;
    },
    [bulk.start],
  );

  const create: Creation["create"] = async (form) => {
    setState({ phase: "creating" });
    try {
      const { id, taken, toInvite } = await creating.mutateAsync(form);
      channel.current = { connection, userId: ownerOf(connection, form), channelId: id };
      outcomes.current = taken.map((email) => ({ id: email, status: "done" }));
      const results = await invite(channel.current, toInvite);
      return { channelId: id, isComplete: results.every(({ status }) => status === "done"), count: results.length };
    } catch (error) {
      setState({ phase: "idle" });
      if (error instanceof ApiError) return null; // `creating.error` shows it.
      throw error;
    }
  };

  const retry = async (): Promise<void> => {
    if (state.phase !== "results" || !channel.current) return;
    const open = state.results.filter(({ status }) => status !== "done").map(({ email }) => email);
    await invite(channel.current, open);
  };

  return { state, error: creating.error, clearError: creating.reset, bulk, create, retry };
}

function ownerOf(connection: ConnectionName, form: NewChannelForm): string {
  return connection === "me" ? "me" : form.owner.trim();
}

/** Who is a member now; null when Zoom would not say, since the invitations stand without it. */
async function membersIfKnown(channel: ChannelOfUser): Promise<ReadonlySet<string> | null> {
  try {
    return await memberAddresses(channel, new AbortController().signal);
  } catch (error) {
    if (error instanceof ApiError) return null;
    throw error;
  }
}
