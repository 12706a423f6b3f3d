import { channelTypes } from "../../../../domain/channel-words.ts";
import type { Option } from "../../../components/field.tsx";
import { labelOf } from "../../../shared/channels/channel-row.ts";
import { typeChoices } from "./settings-rules.ts";

const typeHints: Readonly<Record<number, string>> = {
  1: "By invitation. People from other accounts can be members.",
  2: "By invitation. All members belong to this account.",
  3: "Everyone in the account can find and join it.",
  4: "Created by adding people to a chat, and named after them.",
  5: "Everyone in the account can join it, and people from other accounts can be invited.",
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
