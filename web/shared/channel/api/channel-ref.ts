import type { SeenThrough } from "../../../lib/acting.ts";

/**
 * A channel as seen through one connection. One's own names its person, `me`; the account connection names the channel
 * only and acts by the privilege of its role.
 */
export interface ChannelRef extends SeenThrough {
  readonly channelId: string;
}
