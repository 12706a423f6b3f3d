/** Who someone is, as Zoom told when they signed in. */
export interface Person {
  readonly userId: string;
  readonly accountId: string;
  readonly email: string;
  readonly displayName: string;
  readonly roleName: string;
}

export interface Session extends Person {
  /** SHA-256 of the id in the cookie. */
  readonly idHash: string;
  /** Absolute end. */
  readonly expiresAtMs: number;
  /** IP address its present request came from, where that is recorded. */
  readonly address?: string;
}
