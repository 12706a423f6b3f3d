import type { StoreSize } from "../store.ts";

export interface Size {
  /** People of the account, the deactivated and pending included. */
  readonly people: number;
  /** People of other accounts, beside those. */
  readonly externals: number;
  /** Channels that are not archived. */
  readonly channels: number;
  /** Archived channels, beside those. */
  readonly archived: number;
  /** Memberships in all of them. */
  readonly memberships: number;
  readonly groups: number;
  /** Shared spaces. Their general channels count as channels. */
  readonly spaces: number;
  /** Entries of the activity log before the start. */
  readonly activities: number;
  /** Files in channels. */
  readonly files: number;
  /** Custom emoji. */
  readonly emoji: number;
  /** Legal hold matters. */
  readonly matters: number;
}

export const sizes: Record<StoreSize, Size> = {
  small: {
    people: 120,
    externals: 18,
    channels: 150,
    archived: 8,
    memberships: 2_000,
    groups: 6,
    spaces: 5,
    activities: 600,
    files: 40,
    emoji: 24,
    matters: 2,
  },
  medium: {
    people: 2_000,
    externals: 160,
    channels: 1_500,
    archived: 60,
    memberships: 32_000,
    groups: 20,
    spaces: 24,
    activities: 6_000,
    files: 120,
    emoji: 60,
    matters: 4,
  },
  large: {
    people: 12_000,
    externals: 700,
    channels: 10_000,
    archived: 400,
    memberships: 250_000,
    groups: 60,
    spaces: 80,
    activities: 30_000,
    files: 400,
    emoji: 150,
    matters: 8,
  },
  huge: {
    people: 20_000,
    externals: 1_200,
    channels: 48_000,
    archived: 2_000,
    memberships: 600_000,
    groups: 80,
    spaces: 80,
    activities: 60_000,
    files: 600,
    emoji: 200,
    matters: 8,
  },
};
