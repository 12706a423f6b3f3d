import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type SetStateAction, useCallback, useState } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Failure } from "../../components/failure.tsx";
import { creatingConnection } from "../../lib/acting.ts";
import { useConnection } from "../../lib/connection.ts";
import { countOf } from "../../lib/format.ts";
import { mayOf } from "../../lib/may.ts";
import { useGuardedHistory } from "../../lib/navigation/use-guarded-history.ts";
import { useSession } from "../../lib/session.ts";
import { useDraft, useEdits } from "../../lib/use-draft.ts";
import { NeedsEdit } from "../../shared/access/needs-edit.tsx";
import { useMayThrough } from "../../shared/access/use-may.ts";
import { CreationResults } from "../../shared/changes/creation-results.tsx";
import { useCreation } from "../../shared/changes/use-creation.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { CreatePage } from "../../shared/forms/create-page.tsx";
import { fromAddress, pickedKey } from "../../shared/people/picked-person.ts";
import { keysOf, type PeopleChoice, peopleIn } from "../../shared/people-picker/people-choice.ts";
import { notify } from "../../stores/notices.ts";
import {
  checkForm,
  choiceOf,
  creationOf,
  emptyForm,
  type NewSpaceForm,
  newSpaceForm,
  othersOf,
  ownerOf,
} from "./new-space.ts";
import { NewSpaceFields } from "./new-space-fields.tsx";
import { findPeopleWith, resolvePeople } from "./resolve-people.ts";
import { spaceHref, spacesPath } from "./space-tabs.ts";
import { SpacesHelp } from "./spaces-help.tsx";
import { isNameTaken, NAME_TAKEN } from "./text-rules.ts";

/** Creates a shared space with its settings and people. */
export default function NewSpacePage() {
  const connection = useConnection();
  const verdict = useMayThrough(connection).at("create-spaces");
  if (verdict.isAllowed) return <NewSpace key={connection} connection={connection} />;
  return <NeedsEdit page="New space" act="create a space" to="/spaces/new" verdict={verdict} />;
}

function NewSpace({ connection }: { readonly connection: ConnectionName }) {
  const session = useSession();
  const { user } = session;
  const initial = connection === "account" ? { ...emptyForm, owner: user.email } : emptyForm;
  const draft = useDraft<NewSpaceForm>(`new-space:${connection}`, initial, newSpaceForm);
  const form = draft.value;
  const [isChecked, setChecked] = useState(false);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const isDirty = JSON.stringify(form) !== JSON.stringify(initial);

  const navigate = useNavigate();
  const history = useGuardedHistory();
  const creation = useCreation((spaceId, people) => {
    notify(people.length > 0 ? `Space created with ${countOf(people.length, "member")}.` : "Space created.");
    leaveFor(hrefOf(spaceId));
  });
  const through = creatingConnection(connection, ["createSharedSpace", "addMembersToSharedSpace"], form.owner, session);
  const find = findPeopleWith(useQueryClient(), mayOf(session).all("see-people"));
  /** Nothing is created while somebody chosen is not found: the form can still be put right. */
  const looking = useMutation({
    mutationFn: async () => {
      const others = othersOf(form, through === "me" ? user.email : "");
      const owner = through === "account" ? [fromAddress(ownerOf(form))] : [];
      const { ids, missing } = await resolvePeople([...owner, ...others], find);
      if (missing.length > 0) setUnknown(missing);
      else creation.begin(creationOf(form, through, others, ids));
    },
  });
  const error = looking.error ?? creation.error;
  const isTaken = isNameTaken(error);

  const everybody = peopleIn(choiceOf(form));
  const still = unknown.filter((key) => form.owner === key || everybody.some((one) => pickedKey(one) === key));
  const checked = checkForm(form, connection);
  const notFound =
    still.length > 0
      ? `Zoom finds nobody with ${still.length === 1 ? "this address" : "these addresses"}: ${still.join(", ")}. Nothing was created.`
      : undefined;
  const errors = isChecked
    ? {
        ...checked,
        ...(isTaken && { name: NAME_TAKEN }),
        ...(notFound !== undefined && { people: notFound }),
      }
    : {};

  const [edit, latest] = useEdits(draft);
  const setPeople = useCallback(
    (next: SetStateAction<PeopleChoice>) => {
      const choice = typeof next === "function" ? next(choiceOf(latest.current)) : next;
      const keys = keysOf(peopleIn(choice));
      edit({
        people: [...choice.people],
        pasted: choice.text,
        admins: latest.current.admins.filter((key) => keys.has(key)),
      });
    },
    [edit, latest],
  );

  const hrefOf = (spaceId: string): string => spaceHref(connection, spaceId, "members");
  const leaveFor = (path: string): void => {
    draft.discard();
    history.past(() => void navigate(path));
  };

  const submit = (): void => {
    setChecked(true);
    setUnknown([]);
    if (Object.keys(checked).length === 0 && !looking.isPending) looking.mutate();
  };

  return (
    <div className="flex flex-1 flex-col">
      <CreatePage
        title="New space"
        list={{ name: "Shared spaces", path: spacesPath(connection) }}
        help={<SpacesHelp />}
        draft={draft}
        isDirty={isDirty && creation.created === undefined && !creation.tried.underway}
        createLabel="Create space"
        isBusy={looking.isPending || creation.isBusy}
        onSubmit={submit}
        note={<WhoseName connection={connection} through={through} />}
      >
        <NewSpaceFields
          form={form}
          onChange={(changes) => {
            if (error) {
              looking.reset();
              creation.clearError();
            }
            edit(changes);
          }}
          onPeople={setPeople}
          errors={errors}
          connection={connection}
        />
        {error && !isTaken ? <Failure error={error} layout="inline" onAsk={submit} /> : null}
      </CreatePage>
      <CreationResults creation={creation} what="space" hrefOf={hrefOf} onLeave={leaveFor} />
    </div>
  );
}
