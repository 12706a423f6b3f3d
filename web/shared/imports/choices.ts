// Settings of a few choices each, which rows tell in the words of the export, or by Zoom's numbers.
import { addingLabels, externalLabels, type SettingWords } from "../../../domain/channel-words.ts";
import type { RowField } from "../../../domain/csv/columns.ts";
import type { Cells } from "./import-kind.ts";

export interface Choice {
  readonly label: string;
  readonly names: readonly string[];
  readonly words: SettingWords;
}

export const addingChoice: Choice = {
  label: "Who can add members",
  names: ["whocanaddmembers", "whocanadd", "adding", "addmemberpermissions"],
  words: addingLabels,
};
export const externalChoice: Choice = {
  label: "Who can add external people",
  names: ["whocanaddexternalpeople", "whocanaddexternal", "external", "allowtoaddexternalusers"],
  words: externalLabels,
};

type Choices<Key extends string> = Readonly<Record<Key, Choice>>;

const keysOf = <Key extends string>(choices: Choices<Key>): readonly Key[] => Object.keys(choices) as Key[];

export const choiceFields = <Key extends string>(choices: Choices<Key>): readonly RowField[] =>
  keysOf(choices).map((key) => ({ key, label: choices[key].label, names: choices[key].names }));

/** The numbers of what rows say; cells without text say nothing. Or as a sentence what is wrong. */
export function readChoices<Key extends string>(
  choices: Choices<Key>,
  cells: Cells,
): Partial<Record<Key, number>> | string {
  const numbers: Partial<Record<Key, number>> = {};
  for (const key of keysOf(choices)) {
    const text = cells[key] ?? "";
    if (text === "") continue;
    const { words, label } = choices[key];
    const number = numberOf(words, text);
    if (number === undefined) return `“${text}” is not a choice of “${label}”: use ${Object.values(words).join(", ")}.`;
    numbers[key] = number;
  }
  return numbers;
}

function numberOf(words: SettingWords, text: string): number | undefined {
  const found = Object.entries(words).find(
    ([number, word]) => number === text || word.toLowerCase() === text.toLowerCase(),
  );
  return found && Number(found[0]);
}
