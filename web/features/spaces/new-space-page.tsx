import { type SetStateAction, useCallback, useState } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Failure } from "../../components/failure.tsx";
import { canEdit, useConnection } from "../../lib/connection.ts";
import { countOf } from "../../lib/format.ts";
import { useGuardedHistory } from "../../lib/navigation/use-guarded-history.ts";
import { useSession } from "../../lib/session.ts";
import { useDraft, useEdits } from "../../lib/use-draft.ts";
import { NeedsEdit } from "../../shared/access/needs-edit.tsx";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import type { TriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { CreatePage } from "../../shared/forms/create-page.tsx";
import { pickedKey } from "../../shared/people/picked-person.ts";
import { keysOf, type PeopleChoice, peopleIn } from "../../shared/people-picker/people-choice.ts";
import { notify } from "../../stores/notices.ts";
import { checkForm, choiceOf, emptyForm, type NewSpaceForm, newSpaceForm } from "./new-space.ts";
import { NewSpaceFields } from "./new-space-fields.tsx";
import { spaceHref, spacesPath } from "./space-tabs.ts";
import { SpacesHelp } from "./spaces-help.tsx";
import { isNameTaken, NAME_TAKEN } from "./text-rules.ts";
import { isIn, useCreateSpace } from "./use-create-space.ts";

/** Creates a shared space with its settings and people. */
export default function NewSpacePage() {
  const connection = useConnection();
  if (canEdit(connection, useSession())) return <NewSpace key={connection} connection={connection} />;
  return <NeedsEdit page="New space" act="create a space" to="/spaces/new" />;
}

function NewSpace({ connection }: { readonly connection: ConnectionName }) {
  const { user } = useSession();
  const initial = connection === "account" ? { ...emptyForm, owner: user.email } : emptyForm;
  const draft = useDraft<NewSpaceForm>(`new-space:${connection}`, initial, newSpaceForm);
  const form = draft.value;
  const [isChecked, setChecked] = useState(false);
  const [unknown, setUnknown] = useState<readonly string[]>([]);
  const isDirty = JSON.stringify(form) !== JSON.stringify(initial);

  const navigate = useNavigate();
  const history = useGuardedHistory();
  const creation = useCreateSpace(connection, (spaceId, memberCount) => {
    notify(memberCount > 0 ? `Space created with ${countOf(memberCount, "member")}.` : "Space created.");
    leaveFor(spaceId);
  });
  const missing = missingOf(creation.adding);
  const isTaken = isNameTaken(creation.error);

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

  const leaveFor = (spaceId: string): void => {
    draft.discard();
    history.past(() => void navigate(spaceHref(connection, spaceId, "members")));
  };

  const submit = async (): Promise<void> => {
    setChecked(true);
    setUnknown([]);
    if (Object.keys(checked).length > 0) return;
    const result = await creation.create(form);
    if (result?.kind === "unknown") setUnknown(result.people);
  };

  return (
    <div className="flex flex-1 flex-col">
      <CreatePage
        title="New space"
        list={{ name: "Shared spaces", path: spacesPath(connection) }}
        help={<SpacesHelp />}
        draft={draft}
        isDirty={isDirty && creation.created === null}
        createLabel="Create space"
        isBusy={creation.isBusy}
        onSubmit={() => void submit()}
        note={<WhoseName connection={connection} through={creation.throughOf(form)} />}
      >
        <NewSpaceFields
          form={form}
          onChange={(changes) => {
            if (creation.error) creation.clearError();
            edit(changes);
          }}
          onPeople={setPeople}
          errors={errors}
          connection={connection}
        />
        {creation.error && !isTaken ? (
          <Failure error={creation.error} layout="inline" onAsk={() => void submit()} />
        ) : null}
      </CreatePage>
      {creation.created !== null && missing ? (
        <TriedResults
          tried={missing}
          title="Space created, but some members are missing"
          onClose={() => {
            if (creation.created !== null) leaveFor(creation.created);
          }}
        />
      ) : null}
    </div>
  );
}

/** Those who are in the space are not listed; null while nobody is missing. */
function missingOf(adding: TriedChange): TriedChange | null {
  const { made, error } = adding;
  const items = made?.items.filter((item) => item.skip === null || !isIn(item)) ?? [];
  if (error === null && items.every(isIn)) return null;
  return { ...adding, made: made && { ...made, items } };
}
