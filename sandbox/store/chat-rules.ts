/** What the company allows in its chats. */
export interface ChatRules {
  /** Channels whose messages only Zoom's own clients can read and write: they are encrypted from end to end. */
  readonly encryptedChannels: ReadonlySet<string>;
  /** Indices of people whose chat is switched off. */
  readonly silentPeople: ReadonlySet<number>;
  /** For each person who blocked somebody, the indices of those. */
  readonly blocked: ReadonlyMap<number, ReadonlySet<number>>;
}

/** True when either has blocked the other. */
export const isBlocked = ({ blocked }: ChatRules, a: number, b: number): boolean =>
  (blocked.get(a)?.has(b) ?? false) || (blocked.get(b)?.has(a) ?? false);
