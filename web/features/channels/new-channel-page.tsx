import { useQueryClient } from "@tanstack/react-query";
import { type SetStateAction, useCallback, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { ErrorState } from "../../components/error-state.tsx";
import { Link } from "../../components/link.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { canEdit, useConnection } from "../../lib/connection.ts";
import { restartLists } from "../../lib/cursor-list/changes.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useGuardedHistory } from "../../lib/navigation/use-guarded-history.ts";
import { useSession } from "../../lib/session.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { NeedsEdit } from "../../shared/access/needs-edit.tsx";
import { ChangeDialog } from "../../shared/changes/change-dialog.tsx";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { isNameTaken, NAME_TAKEN } from "../../shared/channels/channel-name.ts";
import { channelQueries } from "../../shared/channels/channel-queries.ts";
import type { PeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { notify } from "../../stores/notices.ts";
import { createdText } from "./create/created-text.ts";
import { checkForm, choiceOf, emptyForm, type NewChannelForm, newChannelForm } from "./create/new-channel.ts";
import { NewChannelFields } from "./create/new-channel-fields.tsx";
import { NewChannelHelp } from "./create/new-channel-help.tsx";
import { type CreatedChannel, useCreation } from "./create/use-creation.ts";

/** Creates a channel with its settings and members. */
export default function NewChannelPage() {
  const connection = useConnection();
  if (canEdit(connection, useSession())) return <NewChannel key={connection} connection={connection} />;
  return <NeedsEdit page="New channel" act="create a channel" to="/channels/new" />;
}

function NewChannel({ connection }: { readonly connection: ConnectionName }) {
  const { user } = useSession();
  const initial = connection === "account" ? { ...emptyForm, owner: user.email } : emptyForm;
  const draft = useDraft(`new-channel:${connection}`, initial, newChannelForm);
  const [isChecked, setChecked] = useState(false);
  const errors = checkForm(draft.value, connection);
  const isDirty = JSON.stringify(draft.value) !== JSON.stringify(initial);

  // Choices that come one soon after the other each build on the last.
  const { change } = draft;
  const latest = useRef(draft.value);
  latest.current = draft.value;
  const edit = useCallback(
    (changes: Partial<NewChannelForm>) => {
      latest.current = { ...latest.current, ...changes };
      change(latest.current);
    },
    [change],
  );
  const setPeople = useCallback(
    (next: SetStateAction<PeopleChoice>) => {
      const { people, text } = typeof next === "function" ? next(choiceOf(latest.current)) : next;
      edit({ people: [...people], members: text });
    },
    [edit],
  );

  const client = useQueryClient();
  const navigate = useNavigate();
  const history = useGuardedHistory();
  const leaveFor = ({ channelId, owner }: CreatedChannel): void => {
    draft.discard();
    const ofOwner = connection === "account" ? `&user=${encodeURIComponent(owner || user.email)}` : "";
    history.past(() => void navigate(`/channels/${channelId}?${CONNECTION_PARAM}=${connection}${ofOwner}`));
    void restartLists(client, channelQueries.lists());
  };
  const creation = useCreation(connection, (channel) => {
    if (channel.inviting) return;
    notify("Channel created.");
    leaveFor(channel);
  });
  const { created } = creation;
  const isTaken = isNameTaken(creation.error);
  const back = `/channels?${CONNECTION_PARAM}=${connection}`;

  const submit = (): void => {
    setChecked(true);
    if (Object.keys(errors).length === 0) creation.create(draft.value);
  };

  return (
    <div className="flex flex-1 flex-col">
      <title>New channel · Channelkeeper</title>
      <UnsavedGuard isDirty={isDirty && created === null} onLeave={draft.discard} />
      <header className="flex flex-col gap-1 border-b border-line px-4 py-3 lg:px-6 lg:py-4">
        <Link to={back} className="w-fit text-xs text-muted hover:text-ink hover:underline">
          Channels
        </Link>
        <div className="flex items-center gap-1">
          <h1 className="text-lg font-semibold tracking-tight">New channel</h1>
          <NewChannelHelp connection={connection} />
        </div>
      </header>
      {draft.isRestored ? (
        <div className="max-w-3xl px-4 lg:px-6">
          <RestoredNote onDiscard={draft.discard} />
        </div>
      ) : null}
      <form
        noValidate
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          submit();
        }}
      >
        <div className="flex max-w-3xl flex-1 flex-col gap-7 px-4 py-5 lg:px-6">
          <NewChannelFields
            form={draft.value}
            onChange={(changes) => {
              if (creation.error) creation.clearError();
              edit(changes);
            }}
            onPeople={setPeople}
            errors={isChecked ? { ...errors, ...(isTaken && { name: NAME_TAKEN }) } : {}}
            connection={connection}
          />
          {creation.error && !isTaken ? (
            <ErrorState error={creation.error} layout="inline" onAsk={creation.ask} />
          ) : null}
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 py-3 lg:px-6">
          <Button type="submit" tone="primary" isBusy={creation.isBusy}>
            Create channel
          </Button>
          <LinkButton to={back}>Cancel</LinkButton>
          {draft.value.owner ? (
            <WhoseName
              connection={connection}
              through={creation.throughOf(draft.value)}
              onBehalfOf={draft.value.owner === user.email ? user.displayName : draft.value.owner}
            />
          ) : null}
        </div>
      </form>
      {created?.inviting ? (
        <ChangeDialog
          request={created.inviting.request}
          isConfirmed
          verb="Invite members"
          noun="address"
          nounPlural="addresses"
          results={{ title: "Channel created, but some members are missing", close: "Go to the channel" }}
          announce={(done) => {
            if (done.length === created.inviting?.count) notify(createdText(done));
          }}
          onClose={() => leaveFor(created)}
        />
      ) : null}
    </div>
  );
}
