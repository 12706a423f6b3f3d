import { useMutation, useQueryClient } from "@tanstack/react-query";
import { refOfChange } from "../../../lib/acting.ts";
import { ForbiddenError } from "../../../lib/api/errors.ts";
import { checkConflicts } from "../../../lib/edits/conflicts.ts";
import { updateChannel } from "../api/channel.ts";
import type { ChannelRef } from "../api/channel-ref.ts";
import { showSettings } from "../channel-cache.ts";
import { channelPageQueries } from "../channel-page-queries.ts";
import type { Announce } from "../done.ts";
import type { Channel } from "../model/channel.ts";
import type { ChannelView } from "../use-channel-view.ts";
import { isOwnersEdit, patchOf, undoOf } from "./channel-patch.ts";
import {
  type Edits,
  editedNames,
  type SettingName,
  type SettingsValues,
  settingLabels,
  valuesOf,
  withEdits,
} from "./settings-values.ts";

interface SaveOptions {
  readonly view: ChannelView;
  readonly announce: Announce;
  readonly onSaved: () => void;
}

/** Saves edits of the settings, tells of it and offers the way back. */
export function useSaveSettings({ view, announce, onSaved }: SaveOptions) {
  const { ref, refFor, access } = view;
  const client = useQueryClient();

  const save = async (from: Channel, edits: Edits): Promise<Channel> => {
    const current = valuesOf(from);
    const isOwners = isOwnersEdit(edits);
    const acting = refFor(isOwners ? "editOwnersSettings" : "edit");
    await updateChannel(acting, patchOf(current, edits), isOwners ? await ownerIdFor(acting) : undefined);
    return showSettings(client, ref, withEdits(current, { ...edits, ...(edits.name && { name: edits.name.trim() }) }));
  };

  /** On the account connection the owner's settings are changed in the owner's name. */
  const ownerIdFor = async (acting: ChannelRef): Promise<string | undefined> => {
    if (refOfChange(acting).connection === "me") return undefined;
    const { owner } = await client.ensureQueryData(channelPageQueries.leaders(ref, client));
    if (owner?.userId) return owner.userId;
    throw new ForbiddenError("Only the owner can change this, and Zoom does not say who that is.", {
      code: "no_owner",
      status: 403,
    });
  };

  return useMutation({
    mutationFn: async ({ edits, opened }: { edits: Edits; opened: SettingsValues }) => {
      const before = await client.fetchQuery({ ...channelPageQueries.detail(ref), staleTime: 0 });
      checkConflicts(opened, valuesOf(before), edits);
      return { edits, before, after: await save(before, edits) };
    },
    onSuccess: ({ edits, before, after }) => {
      onSaved();
      const undo = undoOf(before, after, access.editOwnersSettings.isAllowed);
      const canUndo = editedNames(undo.edits).length > 0;
      announce({
        text: `Saved: ${listOf(editedNames(edits).map((name) => settingLabels[name]))}.`,
        ...(canUndo && {
          undo: async () => {
            await save(after, undo.edits);
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
