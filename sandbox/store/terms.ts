export const imGroupsTerms = ["available", "withdrawn"] as const;
export const migrationTerms = ["unlocked", "locked"] as const;

/** What the platform lets the account as a whole do; a control endpoint changes it. */
export interface Terms {
  /** False on the free plan. */
  readonly isPaid: boolean;
  /** The platform has begun to withdraw the operations on IM directory groups from accounts. */
  imGroups: (typeof imGroupsTerms)[number];
  /** The operations that migrate are locked until the platform unlocks them for an account. */
  migration: (typeof migrationTerms)[number];
}

export const usualTerms: Terms = { isPaid: true, imGroups: "available", migration: "unlocked" };
