/** Kinds of people, as far as they may do different things. */
export const kinds = [
  "owner",
  "admin",
  /** Holds a privilege that edits channels. */
  "manager",
  /** Holds a privilege that reads channels. */
  "auditor",
  "member",
  /** Has a role, and by it no privilege that is about channels. */
  "coordinator",
  /** Was an administrator until a moment ago. */
  "demoted",
  /** Was an administrator, and was deactivated since. */
  "deactivated",
  /** An owner of the account, on a console without the account connection. */
  "unconnected",
  /** Of another account. */
  "external",
  /** Has not signed in. */
  "nobody",
] as const;
export type Kind = (typeof kinds)[number];

export const keepers = ["owner", "admin"] as const;
export const editors = [...keepers, "manager"] as const;
export const readers = [...editors, "auditor"] as const;
/** Whom Zoom still answers on their own connection. */
export const active = [...readers, "member", "coordinator", "demoted", "unconnected"] as const;
export const signedIn = [...active, "deactivated"] as const;
