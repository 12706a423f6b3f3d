import { parse } from "valibot";
import { createChannels, setChannelSettings } from "../../../domain/actions/channels.ts";
import { nameProblem } from "../../../domain/actions/names.ts";
import { DESIGNATED, GROUP_CHAT } from "../../../domain/channel-rules.ts";
import { channelTypes, mentionAllLabels, postingLabels } from "../../../domain/channel-words.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import { NewChannel } from "../../../domain/resources/channel-existence.ts";
import { ChannelEdits } from "../../../domain/resources/channel-settings.ts";
import { partOf } from "../changes/change-request.ts";
import { addingChoice, type Choice, choiceFields, externalChoice, readChoices } from "./choices.ts";
import type { Cells, ImportKind } from "./import-kind.ts";
import { ownerField, ownerOf } from "./people-fields.ts";
import { listIn } from "./text-cells.ts";
import { yesOrNo } from "./yes-or-no.ts";

const choices = {
  type: { label: "Type", names: ["type", "channeltype"], words: channelTypes },
  posting: {
    label: "Who can post",
    names: ["whocanpost", "posting", "postingpermissions", "post"],
    words: postingLabels,
  },
  adding: addingChoice,
  mentionAll: {
    label: "Who can use @all",
    names: ["whocanuseall", "whocanmentionall", "mentionall", "mentionallpermissions"],
    words: mentionAllLabels,
  },
  external: externalChoice,
} as const satisfies Record<string, Choice>;

const history: RowField = {
  key: "seesHistory",
  label: "New members see the history",
  names: ["newmembersseehistory", "newmembersseethehistory", "seeshistory"],
};
const designated: RowField = {
  key: "designated",
  label: "Member IDs of those who can post",
  names: ["designated", "memberswhocanpost"],
};
export const NEW_NAME: RowField = {
  key: "newName",
  label: "New name",
  names: ["newname", "newchannelname", "renameto", "to"],
};
const settings: readonly RowField[] = [...choiceFields(choices), history, designated];

export const settingsKind: ImportKind<"channel"> = {
  id: "set-channel-settings",
  label: "Change settings",
  hint: "Channel, and any of the settings, in the words of the export.",
  verb: "Change settings",
  noun: "channel",
  things: ["channel"],
  fields: [NEW_NAME, ...settings],
  needs: [NEW_NAME.key, ...settings.filter((field) => field !== designated).map(({ key }) => key)],
  read: (cells) => {
    const edits = editsOf(cells);
    if (typeof edits === "string") return edits;
    return { part: ({ channel: { id, name } }) => partOf(setChannelSettings, edits, [{ channelId: id, name }]) };
  },
};

/** Cells without text leave their setting as it is. */
function editsOf(cells: Cells): ChannelEdits | string {
  const { newName: name = "" } = cells;
  const read = settingsIn(cells);
  if (typeof read === "string") return read;
  const why = name === "" ? undefined : nameProblem(name, "channel");
  if (why !== undefined) return why;
  const { type, ...others } = read;
  const isDesignating = others.posting === DESIGNATED;
  const members = cells[designated.key] ?? "";
  if (isDesignating && members === "")
    return "Which members can post is set on the channel’s page. Leave the cell empty to keep it as it is.";
  const edits = {
    ...others,
    ...(isDesignating && { designated: listIn(members) }),
    ...(isSettable(type) && { type }),
    ...(name !== "" && { name }),
  };
  if (Object.keys(edits).length > 0) return parse(ChannelEdits, edits);
  return type === GROUP_CHAT
    ? "Zoom makes no channel a group chat. Leave the cell empty to keep the type."
    : "The row names no setting.";
}

/** Of others an export tells what they are, and they stay that. */
const isSettable = (type: number | undefined): boolean => type !== undefined && type !== 0 && type !== GROUP_CHAT;

interface Settings extends Partial<Record<keyof typeof choices, number>> {
  readonly seesHistory?: boolean;
}

function settingsIn(cells: Cells): Settings | string {
  const numbers = readChoices(choices, cells);
  if (typeof numbers === "string") return numbers;
  const text = cells[history.key] ?? "";
  const seesHistory = yesOrNo(text);
  if (text !== "" && seesHistory === undefined) return `“${text}” is neither yes nor no.`;
  return {
    ...numbers,
    ...(seesHistory !== undefined && { seesHistory }),
  };
}

/** Of a channel of which a file says the name only; as the form has it. */
const asNew = { type: 2, posting: 1, adding: 1, mentionAll: 1, seesHistory: true, external: 1 } as const;

/** @param isOwn Whoever imports it will own it. */
export const createChannelKind = (isOwn: boolean): ImportKind<never> => ({
  id: "create-channels",
  label: "Create",
  hint: isOwn
    ? "The name. The type and the settings, in the words of the export, are optional."
    : "The name and the owner’s email. The type and the settings, in the words of the export, are optional.",
  verb: "Create",
  noun: "channel",
  things: [],
  fields: [
    { key: "newChannel", label: "Channel name", names: ["channel", "channelname", "newname", "name"] },
    ...(isOwn ? [] : [ownerField]),
    ...settings.filter((field) => field !== designated),
  ],
  needs: ["newChannel"],
  read: (cells) => {
    const { newChannel: name = "" } = cells;
    const why = nameProblem(name, "channel");
    const owner = isOwn ? "" : ownerOf(cells);
    const read = settingsIn(cells);
    if (why !== undefined) return why;
    if (typeof owner !== "string") return owner.problem;
    if (typeof read === "string") return read;
    const { type = asNew.type } = read;
    if (type === 0 || type === 5) return `Zoom creates no channel of the type “${channelTypes[type]}”.`;
    const made = parse(NewChannel, { ...asNew, ...read });
    return { part: () => partOf(createChannels, made, [{ channelId: "", name, owner }]) };
  },
});
