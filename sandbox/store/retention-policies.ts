export interface RetentionPolicy {
  readonly isCustom: boolean;
  /** A number and `d`, `m` or `y`. */
  readonly period: string;
}

/** What a channel without a policy of its own keeps, and the chats of two people. */
const ACCOUNT_PERIOD = "2y";

interface ChannelPolicy {
  /** Null once the channel's own policy was taken away. */
  readonly period: string | null;
  /** What earlier policies had taken when this one came: messages do not come back. */
  readonly goneBeforeMs: number;
}

export class RetentionPolicies {
  readonly #ofChannel = new Map<string, ChannelPolicy>();

  of(channelId: string): RetentionPolicy {
    const period = this.#ofChannel.get(channelId)?.period ?? null;
    return period === null ? { isCustom: false, period: ACCOUNT_PERIOD } : { isCustom: true, period };
  }

  /** @param period Null takes the channel's own policy away. */
  set(channelId: string, period: string | null, nowMs: number): void {
    this.#ofChannel.set(channelId, { period, goneBeforeMs: this.keptSinceMs(channelId, nowMs) });
  }

  /** Messages from before are gone. @param channelId Null for the chat of two people. */
  keptSinceMs(channelId: string | null, nowMs: number): number {
    if (channelId === null) return before(nowMs, ACCOUNT_PERIOD);
    const gone = this.#ofChannel.get(channelId)?.goneBeforeMs ?? 0;
    return Math.max(gone, before(nowMs, this.of(channelId).period));
  }
}

/** @throws Error when the period is not a number and `d`, `m` or `y`. */
function before(nowMs: number, period: string): number {
  const [, number, unit] = /^(\d+)([dmy])$/.exec(period) ?? [];
  if (number === undefined || unit === undefined) throw new Error(`${period} is no period`);
  const date = new Date(nowMs);
  if (unit === "d") date.setUTCDate(date.getUTCDate() - Number(number));
  else if (unit === "m") date.setUTCMonth(date.getUTCMonth() - Number(number));
  else date.setUTCFullYear(date.getUTCFullYear() - Number(number));
  return date.getTime();
}
