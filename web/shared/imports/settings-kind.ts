import { setChannelSettings } from "../../../domain/actions/channels.ts";
import { DESIGNATED } from "../../../domain/channel-rules.ts";
import {
  addingLabels,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../../../domain/channel-words.ts";
import type { ChannelEdits } from "../../../domain/resources/channel-settings.ts";
import { partOf } from "../changes/change-request.ts";
import type { Cells, ImportKind } from "./import-kind.ts";

type Setting = "posting" | "adding" | "mentionAll" | "external";

const settings: Readonly<
  Record<Setting, { readonly label: string; readonly names: readonly string[]; readonly words: SettingWords }>
> = {
  posting: {
    label: "Who can post",
    names: ["whocanpost", "posting", "postingpermissions", "post"],
    words: postingLabels,
  },
  adding: {
    label: "Who can add members",
    names: ["whocanaddmembers", "whocanadd", "adding", "addmemberpermissions"],
    words: addingLabels,
  },
  mentionAll: {
    label: "Who can use @all",
    names: ["whocanuseall", "whocanmentionall", "mentionall", "mentionallpermissions"],
    words: mentionAllLabels,
  },
  external: {
    label: "Who can add external people",
    names: ["whocanaddexternalpeople", "whocanaddexternal", "external", "allowtoaddexternalusers"],
    words: externalLabels,
  },
};

const HISTORY = "seesHistory";

export const settingsKind: ImportKind = {
  id: "set-channel-settings",
  label: "Change settings",
  hint: "Channel, and any of the settings, in the words of the export.",
  verb: "Change settings",
  noun: "channel",
  fields: [
    ...Object.entries(settings).map(([key, { label, names }]) => ({ key, label, names })),
    {
      key: HISTORY,
      label: "New members see the history",
      names: ["newmembersseehistory", "newmembersseethehistory", "seeshistory"],
    },
  ],
  needs: [...Object.keys(settings), HISTORY],
  read: (cells) => {
    const edits = editsOf(cells);
    if (typeof edits === "string") return edits;
    return { part: ({ id, name }) => partOf(setChannelSettings, edits, [{ channelId: id, name }]) };
  },
};

/** Cells without text leave their setting as it is. */
function editsOf(cells: Cells): ChannelEdits | string {
  const numbers: Partial<Record<Setting, number>> = {};
  for (const key of Object.keys(settings) as Setting[]) {
    const text = cells[key] ?? "";
    if (text === "") continue;
    const { words, label } = settings[key];
    const number = numberOf(words, text);
    if (number === undefined) return `“${text}” is not a choice of “${label}”: use ${Object.values(words).join(", ")}.`;
    if (key === "posting" && number === DESIGNATED)
      return "Which members can post is set on the channel’s page. Leave the cell empty to keep it as it is.";
    numbers[key] = number;
  }
  const history = cells[HISTORY] ?? "";
  const seesHistory = yesOrNo(history);
  if (history !== "" && seesHistory === undefined) return `“${history}” is neither yes nor no.`;
  if (Object.keys(numbers).length === 0 && seesHistory === undefined) return "The row names no setting.";
  return { ...(numbers as ChannelEdits), ...(seesHistory !== undefined && { seesHistory }) };
}

function numberOf(words: SettingWords, text: string): number | undefined {
  const found = Object.entries(words).find(
    ([number, word]) => number === text || word.toLowerCase() === text.toLowerCase(),
  );
  return found && Number(found[0]);
}

function yesOrNo(text: string): boolean | undefined {
  if (/^(?:yes|true|1|on)$/i.test(text)) return true;
  return /^(?:no|false|0|off)$/i.test(text) ? false : undefined;
}
