import { lazy, Suspense, useState } from "react";
import { RadioGroup, Switch } from "../../../components/choice.tsx";
import ConflictDialog from "../../../components/conflict-dialog.tsx";
import { TextField } from "../../../components/field.tsx";
import { RestoredNote } from "../../../components/restored-note.tsx";
import { UnsavedGuard } from "../../../components/unsaved-guard.tsx";
import { refOfChange } from "../../../lib/acting.ts";
import { conflictIn, withoutFields } from "../../../lib/edits/conflicts.ts";
import { isolate } from "../../../lib/isolate.ts";
import { CONNECTION_PARAM } from "../../../lib/locations.ts";
import { allowed, refused, type Verdict } from "../../../shared/access/verdict.ts";
import { WhyNot } from "../../../shared/access/why-not.tsx";
import { WhoseName } from "../../../shared/changes/whose-name.tsx";
import { TAB_PARAM } from "../../../shared/channel/channel-tabs.ts";
import { DESIGNATED, fixedExternal, isAddingFixed } from "../../../shared/channel/model/channel.ts";
import type { TabProps } from "../../../shared/channel/tab-props.ts";
import { isNameTaken, NAME_TAKEN } from "../../../shared/channels/channel-name.ts";
import { SaveBar } from "../../../shared/forms/save-bar.tsx";
import { SettingRow } from "../../../shared/forms/setting-row.tsx";
import { isOwnersEdit } from "./channel-patch.ts";
import { DesignatedPicker } from "./designated-picker.tsx";
import { SaveFailure } from "./save-failure.tsx";
import { addingOptions, externalOptions, mentionAllOptions, postingOptions, typeOptions } from "./setting-options.ts";
import { opensHistory, problemsOf, warningsOf, whyTypeStays } from "./settings-rules.ts";
import { editedNames, type SettingsValues, settingLabels, settingText } from "./settings-values.ts";
import { useEdits } from "./use-edits.ts";
import { useSaveSettings } from "./use-save-settings.ts";

const OpenHistoryDialog = lazy(() => import("./open-history-dialog.tsx"));

const guarded = [TAB_PARAM, CONNECTION_PARAM];

export default function SettingsTab({ view, announce }: TabProps) {
  const { channel, access, leaders, hasExternal } = view;
  const { values, edits, isDirty, opened, change, draft } = useEdits(view);
  const save = useSaveSettings({ view, announce, onSaved: draft.discard });
  const edit = (next: Parameters<typeof change>[0]): void => {
    if (save.isError) save.reset();
    change(next);
  };

  const [isAsking, setAsking] = useState(false);
  const isTaken = isNameTaken(save.error);
  const conflict = conflictIn<SettingsValues>(save.error);

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
      {/* Beside the form: the guard asks in a form of its own, and answering it must not save this one. */}
      <UnsavedGuard isDirty={isDirty && !save.isPending} onLeave={draft.discard} params={guarded} />
      <form
        className="flex flex-1 flex-col"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isDirty || Object.keys(problems).length > 0 || save.isPending) return;
          if (opensHistory(opened.type, values.type)) setAsking(true);
          else save.mutate({ edits, opened });
        }}
      >
        <div className="w-full max-w-4xl flex-1 px-4 pb-2 lg:px-6">
          {access.edit.isAllowed ? null : (
            <div className="mt-4 rounded-md bg-sunken px-3 py-2.5">
              <WhyNot verdict={access.edit} />
            </div>
          )}
          {draft.isRestored && isDirty ? <RestoredNote onDiscard={draft.discard} /> : null}
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
        </div>
        <SaveBar
          names={editedNames(edits).map((name) => settingLabels[name])}
          isBlocked={Object.keys(problems).length > 0}
          isBusy={save.isPending}
          note={<WhoseName {...acting} onBehalfOf={isOwnersEdit(edits) ? leaders?.owner?.name : undefined} />}
          failure={
            save.error && !isTaken && !conflict ? (
              <SaveFailure view={view} error={save.error} onAsk={() => save.variables && save.mutate(save.variables)} />
            ) : null
          }
          onDiscard={() => {
            save.reset();
            draft.discard();
          }}
        />
      </form>
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
      {conflict ? (
        <ConflictDialog
          conflict={conflict}
          labelOf={(field) => settingLabels[field]}
          textOf={settingText}
          onClose={save.reset}
          onResolve={(kept) => {
            const left = withoutFields<SettingsValues>(edits, kept);
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

const externalFixed: Verdict = refused(
  "Fixed: nobody can in channels for this account only; every member can in group chats.",
);
const addingFixed: Verdict = refused("Fixed: in public channels and group chats every member can add others.");
