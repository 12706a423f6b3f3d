import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import { ChannelEdits } from "../../../../domain/resources/channel-settings.ts";
import { checkConflicts } from "../../../lib/edits/conflicts.ts";
import { unmakeChange } from "../../../shared/changes/make-change.ts";
import { updateChannel } from "../../../shared/channel/api/channel.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import type { Channel } from "../../../shared/channel/model/channel.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import type { Announce } from "../../../shared/done/done.ts";
import { isOwnersEdit, undoOf } from "./channel-patch.ts";
import {
  type Edits,
  editedNames,
  type SettingName,
  type SettingsValues,
  settingLabels,
  valuesOf,
  withEdits,
} from "./settings-values.ts";
import { showSettings } from "./show-settings.ts";

interface SaveOptions {
  readonly view: ChannelView;
  readonly announce: Announce;
  readonly onSaved: () => void;
}

/** Saves edits of the settings, tells of it and offers the way back. */
export function useSaveSettings({ view, announce, onSaved }: SaveOptions) {
  const { ref, refFor, access } = view;
  const client = useQueryClient();

  const save = async (from: Channel, edits: Edits) => {
    const current = valuesOf(from);
    const acting = refFor(isOwnersEdit(edits) ? "editOwnersSettings" : "edit");
    const { id } = await updateChannel(acting, from, parse(ChannelEdits, edits));
    const shown = withEdits(current, { ...edits, ...(edits.name && { name: edits.name.trim() }) });
    return { id, after: await showSettings(client, ref, shown) };
  };

  return useMutation({
    mutationFn: async ({ edits, opened }: { edits: Edits; opened: SettingsValues }) => {
      const before = await client.fetchQuery({ ...channelPageQueries.detail(ref), staleTime: 0 });
      checkConflicts(opened, valuesOf(before), edits);
      return { edits, before, ...(await save(before, edits)) };
    },
    onSuccess: ({ edits, before, after, id }) => {
      onSaved();
      const undo = undoOf(before, after, access.editOwnersSettings.isAllowed);
      const canUndo = editedNames(undo.edits).length > 0;
      announce({
        text: `Saved: ${listOf(editedNames(edits).map((name) => settingLabels[name]))}.`,
        ...(canUndo && {
          undo: async () => {
            await unmakeChange(id);
            await showSettings(client, ref, valuesOf(before));
            announce({ text: undone(undo.lost) });
          },
        }),
      });
    },
  });
}

function undone(lost: readonly SettingName[]): string {
  if (lost.length === 0) return "Undone.";
  return `Undone, except what only the owner can change: ${listOf(lost.map((name) => settingLabels[name]))}.`;
}

function listOf(labels: readonly string[]): string {
  return labels.map((label, index) => (index === 0 ? label : lowerFirst(label))).join(", ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
