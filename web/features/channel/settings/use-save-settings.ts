import { useMutation, useQueryClient } from "@tanstack/react-query";
import { parse } from "valibot";
import { ChannelEdits } from "../../../../domain/resources/channel-settings.ts";
import { checkConflicts } from "../../../lib/edits/conflicts.ts";
import { wayBack } from "../../../shared/changes/make-change.ts";
import { updateChannel } from "../../../shared/channel/api/channel.ts";
import { channelPageQueries } from "../../../shared/channel/channel-page-queries.ts";
import type { ChannelView } from "../../../shared/channel/use-channel-view.ts";
import { announce } from "../../../stores/notices.ts";
import {
  type Edits,
  editedNames,
  isOwnersEdit,
  type SettingsValues,
  settingLabels,
  valuesOf,
  withEdits,
} from "./settings-values.ts";
import { showSettings } from "./show-settings.ts";

interface SaveOptions {
  readonly view: ChannelView;
  readonly onSaved: () => void;
}

/** Saves edits of the settings, tells of it and offers the way back. */
export function useSaveSettings({ view, onSaved }: SaveOptions) {
  const { ref, refFor } = view;
  const client = useQueryClient();

  return useMutation({
    mutationFn: async ({ edits, opened }: { edits: Edits; opened: SettingsValues }) => {
      const before = await client.fetchQuery({ ...channelPageQueries.detail(ref), staleTime: 0 });
      const now = valuesOf(before);
      checkConflicts(opened, now, edits);
      const acting = refFor(isOwnersEdit(edits) ? "editOwnersSettings" : "edit");
      const made = await updateChannel(client, acting, before, parse(ChannelEdits, edits));
      await showSettings(client, ref, withEdits(now, { ...edits, ...(edits.name && { name: edits.name.trim() }) }));
      return { edits, made };
    },
    onSuccess: ({ edits, made }) => {
      onSaved();
      const labels = editedNames(edits).map((name) => settingLabels[name]);
      announce({ text: `Saved: ${listOf(labels)}.`, ...wayBack(made) });
    },
  });
}

function listOf(labels: readonly string[]): string {
  return labels.map((label, index) => (index === 0 ? label : lowerFirst(label))).join(", ");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
