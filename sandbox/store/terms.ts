export const imGroupsTerms = ["available", "withdrawn"] as const;
export const migrationTerms = ["unlocked", "locked"] as const;
export const consistencyTerms = ["immediate", "eventual"] as const;

/** What the platform lets the account as a whole do; a control endpoint changes it. */
export interface Terms {
  /** False on the free plan. */
  readonly isPaid: boolean;
  /** The platform has begun to withdraw the operations on IM directory groups from accounts. */
  imGroups: (typeof imGroupsTerms)[number];
  /** The operations that migrate are locked until the platform unlocks them for an account. */
  migration: (typeof migrationTerms)[number];
  /** Whether what was done shows at once. On the platform it does not always: ZoomNet's clients wait before they look. */
  consistency: (typeof consistencyTerms)[number];
}

export const usualTerms: Terms = {
  isPaid: true,
  imGroups: "available",
  migration: "unlocked",
  consistency: "immediate",
};
