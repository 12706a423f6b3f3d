/** What people are given a place in. */
export const accessKinds = ["channel", "space", "mentionGroup", "directoryGroup"] as const;
export type AccessKind = (typeof accessKinds)[number];
