export interface RetentionPolicy {
  readonly isCustom: boolean;
  /** A number and `d`, `m` or `y`. */
  readonly period: string;
}

/** What a channel without a policy of its own keeps. */
const ACCOUNT_PERIOD = "2y";

export class RetentionPolicies {
  readonly #custom = new Map<string, string>();

  of(channelId: string): RetentionPolicy {
    const period = this.#custom.get(channelId);
    return period === undefined ? { isCustom: false, period: ACCOUNT_PERIOD } : { isCustom: true, period };
  }

  /** @param period Null takes the channel's own policy away. */
  set(channelId: string, period: string | null): void {
    if (period === null) this.#custom.delete(channelId);
    else this.#custom.set(channelId, period);
  }
}
