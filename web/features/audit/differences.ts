interface Difference {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** `isArchived` reads as `Is archived`. */
const fieldWords = (field: string): string => {
  const words = field.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const fieldsOf = (state: unknown): Readonly<Record<string, unknown>> =>
  typeof state === "object" && state !== null && !Array.isArray(state) ? { ...state } : {};

const valueText = (value: unknown): string => {
  if (value === undefined || value === null || value === "") return "–";
  if (typeof value === "boolean") return value ? "Yes" : "No";
  return typeof value === "string" ? value : JSON.stringify(value);
};

export function differences(before: unknown, after: unknown): readonly Difference[] {
  const [was, is] = [fieldsOf(before), fieldsOf(after)];
  // A state to come names only what is to change.
  return Object.keys(is)
    .filter((field) => JSON.stringify(was[field]) !== JSON.stringify(is[field]))
    .map((field) => ({ field: fieldWords(field), before: valueText(was[field]), after: valueText(is[field]) }));
}
