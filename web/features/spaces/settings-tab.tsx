import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import { SpaceSettings } from "../../../domain/resources/space-settings.ts";
import { RadioGroup } from "../../components/choice.tsx";
import { Failure } from "../../components/failure.tsx";
import { TextArea, TextField } from "../../components/field.tsx";
import { checkConflicts } from "../../lib/edits/conflicts.ts";
import { useOpened } from "../../lib/edits/use-opened.ts";
import { CONNECTION_PARAM } from "../../lib/locations.ts";
import { useDraft } from "../../lib/use-draft.ts";
import { allowed } from "../../shared/access/verdict.ts";
import { wayBack } from "../../shared/changes/make-change.ts";
import { WhoseName } from "../../shared/changes/whose-name.tsx";
import { addingOptions, externalOptions } from "../../shared/channels/setting-options.ts";
import { SettingRow } from "../../shared/forms/setting-row.tsx";
import { type EditsToSave, SettingsForm } from "../../shared/forms/settings-form.tsx";
import { spaceQueries } from "../../shared/spaces/space-queries.ts";
import { announce } from "../../stores/notices.ts";
import { RightsTable } from "./rights-table.tsx";
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
  valuesOf,
} from "./space-edits.ts";
import { SPACE_TAB_PARAM } from "./space-tabs.ts";
import { isNameTaken, NAME_TAKEN, nameProblem } from "./text-rules.ts";
import type { SpaceTabProps } from "./use-space-view.ts";

const guarded = [SPACE_TAB_PARAM, CONNECTION_PARAM];

const external = externalOptions.map((option) =>
  option.value === "0" ? { ...option, hint: "Only people in this account can be in the space." } : option,
);

/** The space's name, description and rules. */
export default function SettingsTab({ view }: SpaceTabProps) {
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
    mutationFn: async (wanted: EditsToSave<SpaceValues>) => {
      const before = valuesOf(await client.fetchQuery({ ...spaceQueries.detail(view.ref), staleTime: 0 }));
      checkConflicts(wanted.opened, before, wanted.edits);
      const ref = refFor(wanted.edits);
      const made = await updateSpace(client, ref, space, parse(SpaceSettings, wanted.edits));
      await showSpace(client, ref, changeOf(wanted.edits));
      return made;
    },
    onSuccess: (made, wanted) => {
      draft.discard();
      announce({ text: `Saved: ${editedLabels(wanted.edits).join(", ")}.`, ...wayBack(made) });
    },
  });
  const edit = (next: SpaceEdits): void => {
    if (save.isError) save.reset();
    const typed = typedOf(current, { ...draft.value, ...next });
    if (Object.keys(typed).length === 0) draft.discard();
    else draft.change(typed);
  };

  const isTaken = isNameTaken(save.error);

  const problem = nameProblem(values.name);
  const isTextOff = !access.editText.isAllowed || save.isPending;
  const isSettingsOff = !access.editSettings.isAllowed || save.isPending;
  // Said once above when nothing at all can be changed.
  const settingsVerdict = access.editText.isAllowed ? access.editSettings : allowed;
  const ownersText = connection === "me" && access.editSettings.isAllowed ? "Only the owner can change this." : null;
  return (
    <SettingsForm<SpaceValues>
      access={access.editText}
      edits={edits}
      opened={opened}
      draft={draft}
      save={save}
      labelOf={spaceLabelOf}
      textOf={spaceValueText}
      names={editedLabels(edits)}
      isBlocked={problem !== undefined}
      guarded={guarded}
      note={<WhoseName {...refFor(edits)} />}
      failure={isTaken ? null : (error, onAsk) => <Failure error={error} layout="inline" onAsk={onAsk} />}
    >
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
          options={external}
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
          options={addingOptions}
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
    </SettingsForm>
  );
}
