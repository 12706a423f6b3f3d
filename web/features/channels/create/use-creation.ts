import { object, parse, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { createChannels } from "../../../../domain/actions/channels.ts";
import type { ChangeItemInfo } from "../../../../domain/changes/info.ts";
import { NEW_ID } from "../../../../domain/ids.ts";
import { creatingConnection } from "../../../lib/acting.ts";
import { useSession } from "../../../lib/session.ts";
import { type ChangeRequest, partOf } from "../../../shared/changes/change-request.ts";
import { firstError } from "../../../shared/changes/make-change.ts";
import { type TriedChange, useTriedChange } from "../../../shared/changes/use-tried-change.ts";
import { invitation } from "../../../shared/members/member-calls.ts";
import { type NewChannelForm, peopleToInvite, settingsOf } from "./new-channel.ts";

export interface Creation {
  readonly create: (form: NewChannelForm) => void;
  /** The creation, and the invitation of the people. */
  readonly tried: TriedChange;
  /** The channel, once it is there and what became of its people is known. */
  readonly created: string | undefined;
  readonly isBusy: boolean;
  /** Why it was not created. */
  readonly error: Error | null;
  /** Asks whether it was created, where no answer came. */
  readonly ask: (() => void) | undefined;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  /** The connection that a channel is created through: one's own where it is to be one's own. */
  readonly throughOf: (form: NewChannelForm) => ConnectionName;
}

/** Creates a channel with people. @param onComplete Told once it is there and everybody was invited. */
export function useCreation(
  connection: ConnectionName,
  onComplete: (channelId: string, invited: readonly ChangeItemInfo[]) => void,
): Creation {
  const session = useSession();
  const throughOf: Creation["throughOf"] = ({ owner }) =>
    creatingConnection(connection, ["createChannel", "inviteUserChannelMembers"], owner, session);
  const tried = useTriedChange(({ items }) => {
    const channelId = createdIn(items);
    const invited = items.filter(isInvited);
    if (channelId !== undefined && invited.every(({ status }) => status === "done")) onComplete(channelId, invited);
  });
  const created = createdIn(tried.made?.items ?? []);
  return {
    create: (form) => {
      // What is under way, or was not answered, is not sent again.
      if (tried.isPending || created !== undefined) return;
      if (tried.ask) return tried.ask();
      tried.begin(creationOf(form, throughOf(form), session.user.email));
    },
    tried,
    created,
    isBusy: tried.isPending,
    error: tried.isPending || created !== undefined ? null : (tried.error ?? firstError(tried.made)),
    ask: tried.ask,
    clearError: tried.forget,
    throughOf,
  };
}

/** Its people are invited once it is there, so that each of them has a result. */
function creationOf(form: NewChannelForm, through: ConnectionName, ownEmail: string): ChangeRequest {
  const owner = through === "me" ? "" : form.owner.trim();
  const name = form.name.trim();
  const people = peopleToInvite(form, ownEmail);
  const creation = partOf(createChannels, settingsOf(form), [{ channelId: "", name, owner }]);
  if (people.length === 0) return { connection: through, parts: [creation] };
  return { ...invitation({ connection: through, channelId: NEW_ID }, { name }, people, owner), first: [creation] };
}

/** The channel goes first. */
export const isInvited = ({ part }: ChangeItemInfo): boolean => part > 0;

const Target = object({ channelId: string() });

/** The channel that a change has created; undefined where it has not. */
export function createdIn(items: readonly ChangeItemInfo[]): string | undefined {
  const creation = items.find((item) => !isInvited(item));
  return creation?.status === "done" ? parse(Target, creation.newTarget).channelId : undefined;
}
