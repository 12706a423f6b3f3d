import { lazy, Suspense, useState } from "react";
import { RadioGroup, Switch } from "../../../components/choice.tsx";
import { TextField } from "../../../components/field.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { isolate } from "../../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { allowed, refused, type Verdict } from "../../../shared/access/verdict.ts";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { TAB_PARAM } from "../../../shared/channel/channel-tabs.ts";
import { DESIGNATED, fixedExternal, isAddingFixed } from "../../../shared/channel/model/channel.ts";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import { isNameTaken, NAME_TAKEN } from "../../../shared/channels/channel-name.ts";
import {
  addingOptions,
  externalOptions,
  mentionAllOptions,
  postingOptions,
} from "../../../shared/channels/setting-options.ts";
import { SettingRow } from "../../../shared/forms/setting-row.tsx";
import { SettingsForm } from "../../../shared/forms/settings-form.tsx";
import { DesignatedPicker } from "./designated-picker.tsx";
import { SaveFailure } from "./save-failure.tsx";
import { typeOptions } from "./setting-options.ts";
import { opensHistory, problemsOf, warningsOf, whyTypeStays } from "./settings-rules.ts";
import { editedNames, isOwnersEdit, type SettingsValues, settingLabels, settingText } from "./settings-values.ts";
import { useEdits } from "./use-edits.ts";
import { useSaveSettings } from "./use-save-settings.ts";

const OpenHistoryDialog = lazy(() => import("./open-history-dialog.tsx"));

const guarded = [TAB_PARAM, CONNECTION_PARAM];

export default function SettingsTab({ view }: TabProps) {
  const { channel, access, leaders, hasExternal } = view;
  const { values, edits, opened, change, draft } = useEdits(view);
  const save = useSaveSettings({ view, onSaved: draft.discard });
  const edit = (next: Parameters<typeof change>[0]): void => {
    if (save.isError) save.reset();
    change(next);
  };

  const [isAsking, setAsking] = useState(false);
  const isTaken = isNameTaken(save.error);

  const problems = problemsOf(edits);
  const warnings = warningsOf(values);
  const isOff = !access.edit.isAllowed || save.isPending;
  const ownersVerdict = access.edit.isAllowed ? access.editOwnersSettings : allowed;
  const isOwnersOff = isOff || !access.editOwnersSettings.isAllowed;
  const addingVerdict = isAddingFixed(values.type) ? addingFixed : ownersVerdict;
  const acting = view.refFor(isOwnersEdit(edits) ? "editOwnersSettings" : "edit");
  const isThroughAccount = refOfChange(view.refFor("editOwnersSettings")).connection === "account";
  const inOwnersName = isThroughAccount && access.editOwnersSettings.isAllowed && leaders?.owner;
  const ownersText = inOwnersName
    ? `Only the owner can change this, so the console does it on behalf of ${isolate(inOwnersName.name)}.`
    : "Only the owner can change this.";
  const typeStays = whyTypeStays(channel.type);

  return (
    <>
      <SettingsForm<SettingsValues>
        access={access.edit}
        edits={edits}
        opened={opened}
        draft={draft}
        save={save}
        labelOf={(field) => settingLabels[field]}
        textOf={settingText}
        names={editedNames(edits).map((name) => settingLabels[name])}
        isBlocked={Object.keys(problems).length > 0}
        onSubmit={opensHistory(opened.type, values.type) ? () => setAsking(true) : undefined}
        guarded={guarded}
        note={<WhoseName {...acting} onBehalfOf={isOwnersEdit(edits) ? leaders?.owner?.name : undefined} />}
        failure={isTaken ? null : (error, onAsk) => <SaveFailure view={view} error={error} onAsk={onAsk} />}
      >
        <SettingRow title="Name" text="Must be unique in the account, except for group chats.">
          <TextField
            label="Name"
            isLabelHidden
            value={values.name}
            disabled={isOff}
            autoComplete="off"
            error={problems.name ?? (isTaken ? NAME_TAKEN : undefined)}
            onChange={(event) => edit({ name: event.target.value })}
          />
        </SettingRow>
        <SettingRow
          title="Type"
          text="Who can find the channel and how people join it."
          verdict={typeStays === undefined ? allowed : refused(typeStays)}
        >
          <RadioGroup
            legend="Type"
            isLegendHidden
            value={`${values.type}`}
            options={typeOptions(channel.type, hasExternal)}
            disabled={isOff || typeStays !== undefined}
            onChange={(type) => edit({ type: Number(type) })}
          />
        </SettingRow>
        <SettingRow title="Who can post">
          <div className="flex flex-col gap-4">
            <RadioGroup
              legend="Who can post"
              isLegendHidden
              value={`${values.posting}`}
              options={postingOptions}
              disabled={isOff}
              onChange={(posting) => edit({ posting: Number(posting) })}
            />
            {values.posting === DESIGNATED ? (
              <DesignatedPicker
                view={view}
                chosen={values.designated}
                warning={warnings.designated}
                isDisabled={isOff}
                onChange={(designated) => edit({ designated })}
              />
            ) : null}
          </div>
        </SettingRow>
        <SettingRow title="Who can add members" text={addingVerdict.isAllowed && ownersText} verdict={addingVerdict}>
          <RadioGroup
            legend="Who can add members"
            isLegendHidden
            value={`${values.adding}`}
            options={addingOptions}
            disabled={isOwnersOff || !addingVerdict.isAllowed}
            onChange={(adding) => edit({ adding: Number(adding) })}
          />
        </SettingRow>
        <SettingRow title="Who can use @all" text={ownersVerdict.isAllowed && ownersText} verdict={ownersVerdict}>
          <RadioGroup
            legend="Who can use @all"
            isLegendHidden
            value={`${values.mentionAll}`}
            options={mentionAllOptions}
            disabled={isOwnersOff}
            onChange={(mentionAll) => edit({ mentionAll: Number(mentionAll) })}
          />
        </SettingRow>
        <SettingRow title="Earlier messages">
          <Switch
            label="New members see messages and files from before they joined"
            checked={values.seesHistory ?? false}
            disabled={isOff}
            onChange={(seesHistory) => edit({ seesHistory })}
          />
        </SettingRow>
        <SettingRow
          title="Who can add external people"
          verdict={fixedExternal(values.type) === undefined ? allowed : externalFixed}
        >
          <RadioGroup
            legend="Who can add external people"
            isLegendHidden
            value={`${values.external}`}
            options={externalOptions}
            disabled={isOff || fixedExternal(values.type) !== undefined}
            onChange={(external) => edit({ external: Number(external) })}
          />
        </SettingRow>
      </SettingsForm>
      {isAsking ? (
        <Suspense>
          <OpenHistoryDialog
            name={channel.name}
            onClose={() => setAsking(false)}
            onConfirm={() => {
              setAsking(false);
              save.mutate({ edits, opened });
            }}
          />
        </Suspense>
      ) : null}
    </>
  );
}

const externalFixed: Verdict = refused(
  "Fixed: nobody can in channels for this account only; every member can in group chats.",
);
const addingFixed: Verdict = refused("Fixed: in public channels and group chats every member can add others.");
