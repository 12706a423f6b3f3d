import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import { SpaceSettings } from "../../../domain/resources/spaces.ts";
import { RadioGroup } from "../../components/choice.tsx";
import ConflictDialog from "../../components/conflict-dialog.tsx";
import { Failure } from "../../components/failure.tsx";
import { TextArea, TextField } from "../../components/field.tsx";
import { RestoredNote } from "../../components/restored-note.tsx";
import { UnsavedGuard } from "../../components/unsaved-guard.tsx";
import { checkConflicts, conflictIn, withoutFields } from "../../lib/edits/conflicts.ts";
import { useOpened } from "../../lib/edits/use-opened.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { allowed } from "../../shared/access/verdict.ts";
import { WhyNot } from "../../shared/access/why-not.tsx";
import { unmakeChange } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { SaveBar } from "../../shared/forms/save-bar.tsx";
import { SettingRow } from "../../shared/forms/setting-row.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { RightsTable } from "./rights-table.tsx";
import { addingOptions, channelsOptions, externalOptions } from "./setting-options.ts";
import { showSpace } from "./space-cache.ts";
import { updateSpace } from "./space-changes.ts";
import {
  changeOf,
  editedLabels,
  editsOf,
  noEdits,
  type SpaceEdits,
  type SpaceValues,
  spaceEditsDraft,
  spaceLabelOf,
  spaceValueText,
  typedOf,
  undoOf,
  valuesOf,
} from "./space-edits.ts";
import { SPACE_TAB_PARAM } from "./space-tabs.ts";
import { isNameTaken, NAME_TAKEN, nameProblem } from "./text-rules.ts";
import type { SpaceTabProps } from "./use-space-view.ts";

const guarded = [SPACE_TAB_PARAM, CONNECTION_PARAM];

/** The space's name, description and rules. */
export default function SettingsTab({ view, announce }: SpaceTabProps) {
  const { space, access } = view;
  const client = useQueryClient();
  const { connection, spaceId } = view.ref;
  const draft = useDraft<SpaceEdits>(`space-settings:${connection}:${spaceId}`, noEdits, spaceEditsDraft);
  const current = valuesOf(space);
  const values = { ...current, ...draft.value };
  const edits = editsOf(current, draft.value);
  const isDirty = Object.keys(edits).length > 0;
  const opened = useOpened(current, isDirty);
  const refFor = (some: SpaceEdits) => view.refFor(changeOf(some).settings ? "editSettings" : "editText");

  const save = useMutation({
    mutationFn: async (wanted: { edits: SpaceEdits; opened: SpaceValues }) => {
      const before = valuesOf(await client.fetchQuery({ ...spaceQueries.detail(view.ref), staleTime: 0 }));
      checkConflicts(wanted.opened, before, wanted.edits);
      const change = changeOf(wanted.edits);
      const { id } = await updateSpace(refFor(wanted.edits), space, parse(SpaceSettings, wanted.edits));
      return { id, change, before };
    },
    onSuccess: ({ id, change, before }, wanted) => {
      const ref = refFor(wanted.edits);
      draft.discard();
      const back = changeOf(undoOf(before, wanted.edits));
      announce({
        text: `Saved: ${editedLabels(wanted.edits).join(", ")}.`,
        undo: async () => {
          await unmakeChange(id);
          announce({ text: "Undone." });
          await showSpace(client, ref, back);
        },
      });
      void showSpace(client, ref, change);
    },
  });
  const edit = (next: SpaceEdits): void => {
    if (save.isError) save.reset();
    const typed = typedOf(current, { ...draft.value, ...next });
    if (Object.keys(typed).length === 0) draft.discard();
    else draft.change(typed);
  };

  const isTaken = isNameTaken(save.error);
  const conflict = conflictIn<SpaceValues>(save.error);

  const problem = nameProblem(values.name);
  const isTextOff = !access.editText.isAllowed || save.isPending;
  const isSettingsOff = !access.editSettings.isAllowed || save.isPending;
  // Said once above when nothing at all can be changed.
  const settingsVerdict = access.editText.isAllowed ? access.editSettings : allowed;
  const ownersText = connection === "me" && access.editSettings.isAllowed ? "Only the owner can change this." : null;
  return (
    <>
      {/* Beside the form: the guard asks in a form of its own, and answering it must not save this one. */}
      <UnsavedGuard isDirty={isDirty && !save.isPending} onLeave={draft.discard} params={guarded} />
      <form
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (isDirty && problem === undefined && !save.isPending) save.mutate({ edits, opened });
        }}
      >
        <div className="w-full max-w-4xl flex-1 px-4 pb-2 lg:px-6">
          {access.editText.isAllowed ? null : (
            <div className="mt-4 rounded-md bg-sunken px-3 py-2.5">
              <WhyNot verdict={access.editText} />
            </div>
          )}
          {draft.isRestored && isDirty ? <RestoredNote onDiscard={draft.discard} /> : null}
          <SettingRow title="Name" text="Must be unique in the account.">
            <TextField
              label="Name"
              isLabelHidden
              value={values.name}
              disabled={isTextOff}
              autoComplete="off"
              error={problem ?? (isTaken ? NAME_TAKEN : undefined)}
              onChange={(event) => edit({ name: event.target.value })}
            />
          </SettingRow>
          <SettingRow title="Description" text="What the space is for; members can see it.">
            <TextArea
              label="Description"
              isLabelHidden
              rows={2}
              value={values.description}
              disabled={isTextOff}
              onChange={(event) => edit({ description: event.target.value })}
            />
          </SettingRow>
          <SettingRow title="Who can add members" text={ownersText} verdict={settingsVerdict}>
            <RadioGroup
              legend="Who can add members"
              isLegendHidden
              value={`${values.adding}`}
              options={addingOptions}
              disabled={isSettingsOff}
              onChange={(adding) => edit({ adding: Number(adding) })}
            />
          </SettingRow>
          <SettingRow
            title="Who can add external people"
            text={
              <>
                {ownersText}
                {values.external === 0 && current.external > 0
                  ? " External people already in the space stay until someone removes them."
                  : null}
              </>
            }
            verdict={settingsVerdict}
          >
            <RadioGroup
              legend="Who can add external people"
              isLegendHidden
              value={`${values.external}`}
              options={externalOptions}
              disabled={isSettingsOff}
              onChange={(external) => edit({ external: Number(external) })}
            />
          </SettingRow>
          <SettingRow title="Who can bring in channels" text={ownersText} verdict={settingsVerdict}>
            <RadioGroup
              legend="Who can bring in channels"
              isLegendHidden
              hint="Create new channels in the space, and move channels into it."
              value={`${values.channels}`}
              options={channelsOptions}
              disabled={isSettingsOff}
              onChange={(channels) => edit({ channels: Number(channels) })}
            />
          </SettingRow>
          <SettingRow
            title="Who can do what"
            text={
              connection === "account"
                ? "As set above. Through the account connection, Edit on Chat Channels allows all of it."
                : "As set above."
            }
          >
            <RightsTable settings={values} />
          </SettingRow>
        </div>
        <SaveBar
          names={editedLabels(edits)}
          isBlocked={problem !== undefined}
          isBusy={save.isPending}
          note={<WhoseName {...refFor(edits)} />}
          failure={
            save.error && !isTaken && !conflict ? (
              <Failure error={save.error} layout="inline" onAsk={() => save.variables && save.mutate(save.variables)} />
            ) : null
          }
          onDiscard={() => {
            save.reset();
            draft.discard();
          }}
        />
      </form>
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          labelOf={spaceLabelOf}
          textOf={spaceValueText}
          onClose={save.reset}
          onResolve={(kept) => {
            const left = withoutFields<SpaceValues>(edits, kept);
            save.reset();
            if (Object.keys(left).length === 0) {
              draft.discard();
              return;
            }
            draft.change(left);
            save.mutate({ edits: left, opened: conflict.now });
          }}
        />
      ) : null}
    </>
  );
}
