import { useRef, useState } from "react";
import { object, parse, string } from "valibot";
import type { ConnectionName } from "../../../../contract/bff.ts";
import { createChannels } from "../../../../domain/actions/channels.ts";
import { creatingConnection } from "../../../lib/acting.ts";
import { useSession } from "../../../lib/session.ts";
import { type ChangeRequest, partOf } from "../../../shared/changes/change-request.ts";
import { firstError, type MadeChange } from "../../../shared/changes/make-change.ts";
import { useTriedChange } from "../../../shared/changes/use-tried-change.ts";
import { invitation } from "../../../shared/members/member-calls.ts";
import type { PickedPerson } from "../../../shared/people/picked-person.ts";
import { type NewChannelForm, peopleToInvite, settingsOf } from "./new-channel.ts";

/** A channel that is there now. */
export interface CreatedChannel {
  readonly channelId: string;
  /** Address; empty where it is one's own. */
  readonly owner: string;
  /** The invitation of its people; null where there are none. */
  readonly inviting: { readonly request: ChangeRequest; readonly count: number } | null;
}

export interface Creation {
  readonly create: (form: NewChannelForm) => void;
  readonly created: CreatedChannel | null;
  readonly isBusy: boolean;
  readonly error: Error | null;
  /** Asks whether it was created, where no answer came. */
  readonly ask: (() => void) | undefined;
  /** Forgets the error: what it is about is being changed. */
  readonly clearError: () => void;
  /** The connection that a channel is created through: one's own where it is to be one's own. */
  readonly throughOf: (form: NewChannelForm) => ConnectionName;
}

/** What is to be created, and who is to be in it. */
interface Asked {
  readonly through: ConnectionName;
  readonly owner: string;
  readonly name: string;
  readonly people: readonly PickedPerson[];
}

/** Creates a channel. Its people are invited once it is there, so that each of them has a result. */
export function useCreation(connection: ConnectionName, onCreated: (channel: CreatedChannel) => void): Creation {
  const session = useSession();
  const asked = useRef<Asked | null>(null);
  const [created, setCreated] = useState<CreatedChannel | null>(null);
  const throughOf: Creation["throughOf"] = ({ owner }) =>
    creatingConnection(connection, ["createChannel", "inviteUserChannelMembers"], owner, session);
  const creating = useTriedChange((made) => {
    const channelId = createdIn(made);
    if (channelId === undefined || !asked.current) return;
    const channel = { channelId, owner: asked.current.owner, inviting: invitingTo(channelId, asked.current) };
    setCreated(channel);
    onCreated(channel);
  });
  return {
    create: (form) => {
      // What is under way, or was not answered, is not sent again.
      if (creating.isPending || created) return;
      if (creating.ask) return creating.ask();
      const through = throughOf(form);
      const owner = through === "me" ? "" : form.owner.trim();
      const name = form.name.trim();
      asked.current = { through, owner, name, people: peopleToInvite(form, session.user.email) };
      creating.begin({
        connection: through,
        parts: [partOf(createChannels, settingsOf(form), [{ channelId: "", name, owner }])],
      });
    },
    created,
    isBusy: creating.isPending,
    error: creating.isPending ? null : (creating.error ?? firstError(creating.made)),
    ask: creating.ask,
    clearError: creating.forget,
    throughOf,
  };
}

const Target = object({ channelId: string() });

/** The channel that a change has created; undefined where it has not. */
function createdIn({ items }: MadeChange): string | undefined {
  const [item] = items;
  return item?.status === "done" ? parse(Target, item.newTarget).channelId : undefined;
}

function invitingTo(channelId: string, { through, owner, name, people }: Asked): CreatedChannel["inviting"] {
  if (people.length === 0) return null;
  return { request: invitation({ connection: through, channelId }, { name }, people, owner), count: people.length };
}
