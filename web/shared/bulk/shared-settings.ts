// Settings that many things can get the same of.

/** A setting that all can get the same of. */
export interface SharedSetting {
  /** In the action's input. */
  readonly key: string;
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  /** The input's value of an option. */
  readonly read: (value: string) => unknown;
}

/** @param words By the number that Zoom has for them. */
export const numberSetting = (
  key: string,
  label: string,
  words: Readonly<Record<number, string>>,
  without: readonly number[] = [],
): SharedSetting => ({
  key,
  label,
  options: Object.entries(words).flatMap(([value, word]) =>
    without.includes(Number(value)) ? [] : { value, label: word },
  ),
  read: Number,
});

export const yesNoSetting = (key: string, label: string): SharedSetting => ({
  key,
  label,
  options: [
    { value: "yes", label: "Yes" },
    { value: "no", label: "No" },
  ],
  read: (value) => value === "yes",
});
