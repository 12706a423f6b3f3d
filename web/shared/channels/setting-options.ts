// What fields offer of the settings that channels and shared spaces have.
import {
  addingLabels,
  externalLabels,
  mentionAllLabels,
  postingLabels,
  type SettingWords,
} from "../../../domain/channel-words.ts";
import type { Option } from "../../components/field.tsx";

const optionsOf = <Value extends string>(words: SettingWords): readonly Option<Value>[] =>
  Object.entries(words).map(([value, label]) => ({ value: value as Value, label }));

export const postingOptions = optionsOf<"1" | "2" | "3">({
  ...postingLabels,
  3: "Owner, administrators and chosen members",
});
export const addingOptions = optionsOf<"1" | "2">(addingLabels);
export const mentionAllOptions = optionsOf<"1" | "2" | "3">(mentionAllLabels);
export const externalOptions = optionsOf<"0" | "1" | "2" | "3">(externalLabels);
