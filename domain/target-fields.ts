// Targets of changes as they are stored, of whichever kind.

export type TargetFields = Readonly<Record<string, unknown>>;

/** None where it has no fields. */
export const fieldsOf = (target: unknown): TargetFields =>
  typeof target === "object" && target !== null && !Array.isArray(target) ? { ...target } : {};

/** Empty where a field is left out or is no text. */
export const textIn = (fields: TargetFields, name: string): string => {
  const value = fields[name];
  return typeof value === "string" ? value : "";
};
