import {
  addingLabels,
  channelTypes,
  externalLabels,
  mentionAllLabels,
  postingLabels,
} from "../../../../domain/channel-words.ts";
import { countOf } from "../../../lib/format.ts";
import type { Channel } from "../../../shared/channel/model/channel.ts";
import { DESIGNATED, fixedExternal, isAddingFixed } from "../../../shared/channel/model/channel.ts";
import { labelOf } from "../../../shared/channels/channel-row.ts";

/** What the settings form holds. */
export interface SettingsValues {
  readonly name: string;
  readonly type: number;
  readonly posting: number | undefined;
  /** Member ids, in no order. */
  readonly designated: readonly string[];
  readonly adding: number | undefined;
  readonly mentionAll: number | undefined;
  readonly seesHistory: boolean | undefined;
  /** Who may add people of other accounts. */
  readonly external: number | undefined;
}

/** Only what differs from the channel: so a draft kept for an hour does not undo what others changed meanwhile. */
export type Edits = Partial<SettingsValues>;

export type SettingName = keyof SettingsValues;

export const settingLabels: Readonly<Record<SettingName, string>> = {
  name: "Name",
  type: "Type",
  posting: "Who can post",
  designated: "Members who can post",
  adding: "Who can add members",
  mentionAll: "Who can use @all",
  seesHistory: "Earlier messages for new members",
  external: "Who can add external people",
};

/** A setting in words. */
export function settingText(name: SettingName, values: Edits): string {
  switch (name) {
    case "name":
      return values.name ?? "";
    case "type":
      return labelOf(channelTypes, values.type);
    case "posting":
      return labelOf(postingLabels, values.posting);
    case "designated":
      return countOf(values.designated?.length ?? 0, "member");
    case "adding":
      return labelOf(addingLabels, values.adding);
    case "mentionAll":
      return labelOf(mentionAllLabels, values.mentionAll);
    case "seesHistory":
      return values.seesHistory ? "Shown" : "Not shown";
    case "external":
      return labelOf(externalLabels, values.external);
  }
}

export function valuesOf(channel: Channel): SettingsValues {
  const { name, type, posting, designated, adding, mentionAll, seesHistory, external } = channel;
  return { name, type, posting, designated, adding, mentionAll, seesHistory, external };
}

/** What the form shows: the edits over the channel, and what follows from them. */
export function withEdits(current: SettingsValues, edits: Edits): SettingsValues {
  const values = { ...current, ...edits };
  const external = fixedExternal(values.type) ?? values.external;
  return isAddingFixed(values.type) ? { ...values, adding: 1, external } : { ...values, external };
}

/** What `next` changes of `current`. A setting that only follows from another one is no edit. */
export function editsOf(current: SettingsValues, next: Edits): Edits {
  const values = { ...current, ...next };
  const isPostingDesignated = values.posting === DESIGNATED;
  return {
    ...(values.name.trim() !== current.name && { name: values.name }),
    ...(values.type !== current.type && { type: values.type }),
    ...(values.posting !== undefined && values.posting !== current.posting && { posting: values.posting }),
    ...(isPostingDesignated && !sameIds(values.designated, current.designated) && { designated: values.designated }),
    ...(!isAddingFixed(values.type) &&
      values.adding !== undefined &&
      values.adding !== current.adding && { adding: values.adding }),
    ...(values.mentionAll !== undefined &&
      values.mentionAll !== current.mentionAll && { mentionAll: values.mentionAll }),
    ...(values.seesHistory !== undefined &&
      values.seesHistory !== current.seesHistory && { seesHistory: values.seesHistory }),
    ...(fixedExternal(values.type) === undefined &&
      values.external !== undefined &&
      values.external !== current.external && { external: values.external }),
  };
}

export function editedNames(edits: Edits): readonly SettingName[] {
  const order = Object.keys(settingLabels) as SettingName[]; // Object.keys widens; the record has exactly these keys.
  return order.filter((name) => edits[name] !== undefined);
}

export function sameIds(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && new Set([...a, ...b]).size === new Set(a).size;
}

/** Two settings are the owner's alone. A request that changes one of them has to be made as the owner. */
export function isOwnersEdit(edits: Edits): boolean {
  return edits.adding !== undefined || edits.mentionAll !== undefined;
}
