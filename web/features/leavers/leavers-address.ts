// What the address of the workbench says: whose things, which part of them, and whom to propose.

/** Whose things are handed over. */
export type Whose = { readonly of: "deactivated" } | { readonly of: "people"; readonly keys: readonly string[] };

/** Null where nobody was chosen yet. */
export function readWhose(params: URLSearchParams): Whose | null {
  if (params.get("of") === "deactivated") return { of: "deactivated" };
  const keys = [...new Set((params.get("people") ?? "").split(",").filter(Boolean))];
  return keys.length === 0 ? null : { of: "people", keys };
}

export const sections = [
  { id: "owned", label: "Channels they own", noun: "channel" },
  { id: "administered", label: "Channels they administer", noun: "channel" },
  { id: "in", label: "Channels they are in", noun: "channel" },
  { id: "spaces", label: "Shared spaces", noun: "space" },
  { id: "mention-groups", label: "Mention groups", noun: "mention group" },
  { id: "directory-groups", label: "Directory groups", noun: "directory group" },
] as const;
export type SectionId = (typeof sections)[number]["id"];

export const readSection = (params: URLSearchParams): SectionId | null =>
  sections.find(({ id }) => id === params.get("section"))?.id ?? null;

/** Who is proposed: an administrator first, the manager first, or whoever has this key. */
export type ProposedBy = "administrator" | "manager" | { readonly key: string };

const ONE = "one:";

export function readProposedBy(params: URLSearchParams): ProposedBy {
  const by = params.get("successor") ?? "";
  if (by.startsWith(ONE) && by.length > ONE.length) return { key: by.slice(ONE.length) };
  return by === "manager" ? "manager" : "administrator";
}

export const proposedByParam = (by: ProposedBy): string =>
  typeof by === "object" ? `${ONE}${by.key}` : by === "manager" ? by : "";
