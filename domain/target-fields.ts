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

/** Whether a field holds an ID, and not what something is called. */
export const isIdField = (name: string): boolean => name.endsWith("Id");

export type OwnKind = "person" | "group" | "channel" | "space" | "emoji";

/** What a target is itself, whose name is `name`; the others it is in have a field of their own for that. */
export function ownKindOf(fields: TargetFields): OwnKind {
  if ("memberId" in fields) return "person";
  if ("groupId" in fields) return "group";
  if ("channelId" in fields) return "channel";
  if ("spaceId" in fields) return "space";
  return "emoji";
}
