/** What of channels and spaces the file is to name, beside their names. */
export const exportable = ["settings", "administrators", "members", "mentionGroups", "retention", "spaces"] as const;
export type Exportable = (typeof exportable)[number];
