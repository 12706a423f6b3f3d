import { useQueryClient } from "@tanstack/react-query";
import { type SetStateAction, useCallback, useRef, useState } from "react";
import { useNavigate } from "react-router";
import type { ConnectionName } from "../../../contract/bff.ts";
import { Button, LinkButton } from "../../components/button.tsx";
import { Failure } from "../../components/failure.tsx";
import { Link } from "../../components/link.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { canEdit, useConnection } from "../../lib/connection.ts";
import { restartLists } from "../../lib/cursor-list/changes.ts";
import { countOf } from "../../lib/format.ts";
import { useGuardedHistory } from "../../lib/navigation/use-guarded-history.ts";
import { useSession } from "../../lib/session.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { NeedsEdit } from "../../shared/access/needs-edit.tsx";
import { TriedResults } from "../../shared/changes/tried-results.tsx";
import type { TriedChange } from "../../shared/changes/use-tried-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { pickedKey } from "../../shared/people/picked-person.ts";
import { keysOf, type PeopleChoice, peopleIn } from "../../shared/people-picker/people-choice.ts";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
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

  const client = useQueryClient();
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

  // The latest form, since people come in after other changes; the draft's own value is that of the last render.
  const latest = useRef(form);
  latest.current = form;
  const { change } = draft;
  const edit = useCallback(
    (changes: Partial<NewSpaceForm>) => {
      latest.current = { ...latest.current, ...changes };
      change(latest.current);
    },
    [change],
  );
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
    [edit],
  );

  const leaveFor = (spaceId: string): void => {
    draft.discard();
    history.past(() => void navigate(spaceHref(connection, spaceId, "members")));
    void restartLists(client, spaceQueries.lists());
    void client.invalidateQueries({ queryKey: spaceQueries.generals() });
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
      <title>New space · Channelkeeper</title>
      <UnsavedGuard isDirty={isDirty && creation.created === null} onLeave={draft.discard} />
      <header className="flex flex-col gap-1 border-b border-line px-4 py-3 lg:px-6 lg:py-4">
        <Link to={spacesPath(connection)} className="w-fit text-xs text-muted hover:text-ink hover:underline">
          Shared spaces
        </Link>
        <div className="flex items-center gap-1">
          <h1 className="text-lg font-semibold tracking-tight">New space</h1>
          <SpacesHelp />
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
          if (!creation.isBusy) void submit();
        }}
      >
        <div className="flex max-w-3xl flex-1 flex-col gap-7 px-4 py-5 lg:px-6">
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
        </div>
        <div className="sticky bottom-0 flex flex-wrap items-center gap-2 border-t border-line bg-canvas px-4 py-3 lg:px-6">
          <Button type="submit" tone="primary" isBusy={creation.isBusy}>
            Create space
          </Button>
          <LinkButton to={spacesPath(connection)}>Cancel</LinkButton>
          <WhoseName connection={connection} through={creation.throughOf(form)} />
        </div>
      </form>
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
