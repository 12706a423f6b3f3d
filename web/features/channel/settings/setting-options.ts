import type { Option } from "../../../components/field.tsx";
import { channelTypes, externalLabels, labelOf } from "../../channels/channel.ts";
import { typeChoices } from "./settings-rules.ts";

const typeHints: Readonly<Record<number, string>> = {
  1: "Members are invited. People of other accounts can be among them.",
  2: "Members are invited, and all belong to this account.",
  3: "Everyone in the account can find and join it.",
  4: "Made by adding people to a chat, and called after them.",
  5: "Everyone can join it, and invite people of other accounts.",
};

/** The types as choices; one the channel cannot take says why. */
export function typeOptions(current: number, hasExternal: boolean): readonly Option<string>[] {
  return typeChoices(current, hasExternal).map(({ type, why }) => ({
    value: `${type}`,
    label: labelOf(channelTypes, type),
    hint: why ?? typeHints[type] ?? "",
    isDisabled: why !== undefined,
  }));
}

export const postingOptions: readonly Option<string>[] = [
  { value: "1", label: "Everyone" },
  { value: "2", label: "Owner and admins" },
  { value: "3", label: "The owner, administrators and chosen members" },
];

export const addingOptions: readonly Option<string>[] = [
  { value: "1", label: "Every member" },
  { value: "2", label: "Owner and admins" },
];

export const mentionAllOptions: readonly Option<string>[] = [
  { value: "1", label: "Everyone" },
  { value: "2", label: "Owner and admins" },
  { value: "3", label: "Nobody" },
];

export const externalOptions: readonly Option<string>[] = Object.entries(externalLabels).map(([value, label]) => ({
  value,
  label,
}));
