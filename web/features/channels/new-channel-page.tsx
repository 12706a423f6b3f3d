import { type SetStateAction, useCallback, useState } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { ErrorState } from "../../components/error-state.tsx";
import { creatingConnection } from "../../lib/acting.ts";
import { useConnection } from "../../lib/connection.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useGuardedHistory } from "../../lib/navigation/use-guarded-history.ts";
import { useSession } from "../../lib/session.ts";
import { useDraft, useEdits } from "../../lib/use-draft.ts";
import { NeedsEdit } from "../../shared/access/needs-edit.tsx";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { CreationResults } from "../../shared/changes/creation-results.tsx";
import { useCreation } from "../../shared/changes/use-creation.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { isNameTaken, NAME_TAKEN } from "../../shared/channels/channel-name.ts";
import { CreatePage } from "../../shared/forms/create-page.tsx";
import type { PeopleChoice } from "../../shared/people-picker/people-choice.ts";
import { notify } from "../../stores/notices.ts";
import { createdText } from "./create/created-text.ts";
import { checkForm, choiceOf, creationOf, emptyForm, newChannelForm } from "./create/new-channel.ts";
import { NewChannelFields } from "./create/new-channel-fields.tsx";
import { NewChannelHelp } from "./create/new-channel-help.tsx";

/** Creates a channel with its settings and members. */
export default function NewChannelPage() {
  const connection = useConnection();
  const verdict = useMayThrough(connection).at("create-channels");
  if (verdict.isAllowed) return <NewChannel key={connection} connection={connection} />;
  return <NeedsEdit page="New channel" act="create a channel" to="/channels/new" verdict={verdict} />;
}

function NewChannel({ connection }: { readonly connection: ConnectionName }) {
  const session = useSession();
  const { user } = session;
  const initial = connection === "account" ? { ...emptyForm, owner: user.email } : emptyForm;
  const draft = useDraft(`new-channel:${connection}`, initial, newChannelForm);
  const [isChecked, setChecked] = useState(false);
  const errors = checkForm(draft.value, connection);
  const isDirty = JSON.stringify(draft.value) !== JSON.stringify(initial);

  const [edit, latest] = useEdits(draft);
  const setPeople = useCallback(
    (next: SetStateAction<PeopleChoice>) => {
      const { people, text } = typeof next === "function" ? next(choiceOf(latest.current)) : next;
      edit({ people: [...people], members: text });
    },
    [edit, latest],
  );

  const navigate = useNavigate();
  const history = useGuardedHistory();
  const leaveFor = (path: string): void => {
    draft.discard();
    history.past(() => void navigate(path));
  };
  const hrefOf = (channelId: string): string => {
    const ofOwner = connection === "account" ? `&user=${encodeURIComponent(draft.value.owner || user.email)}` : "";
    return `/channels/${channelId}?${CONNECTION_PARAM}=${connection}${ofOwner}`;
  };
  const through = creatingConnection(
    connection,
    ["createChannel", "inviteUserChannelMembers"],
    draft.value.owner,
    session,
  );
  const creation = useCreation((channelId, invited) => {
    notify(createdText(invited));
    leaveFor(hrefOf(channelId));
  });
  const isTaken = isNameTaken(creation.error);

  const submit = (): void => {
    setChecked(true);
    if (Object.keys(errors).length === 0) creation.begin(creationOf(draft.value, through, user.email));
  };

  return (
    <div className="flex flex-1 flex-col">
      <CreatePage
        title="New channel"
        list={{ name: "Channels", path: `/channels?${CONNECTION_PARAM}=${connection}` }}
        help={<NewChannelHelp connection={connection} />}
        draft={draft}
        isDirty={isDirty && creation.created === undefined && !creation.tried.underway}
        createLabel="Create channel"
        isBusy={creation.isBusy}
        onSubmit={submit}
        note={
          draft.value.owner ? (
            <WhoseName
              connection={connection}
              through={through}
              onBehalfOf={draft.value.owner === user.email ? user.displayName : draft.value.owner}
            />
          ) : null
        }
      >
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
        {creation.error && !isTaken ? <ErrorState error={creation.error} layout="inline" onAsk={creation.ask} /> : null}
      </CreatePage>
      <CreationResults
        creation={creation}
        what="channel"
        noun="address"
        nounPlural="addresses"
        hrefOf={hrefOf}
        onLeave={leaveFor}
      />
    </div>
  );
}
