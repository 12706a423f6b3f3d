import type { ApiError } from "../../../lib/api/errors.ts";
import type { ChannelAction } from "../../../shared/channel-bulk/bulk-plan.ts";
import type { Person } from "../../../shared/people/people-queries.ts";
import type { CheckedChannel, KnownChannel } from "./check-channel.ts";

/** Where a check looked for channels that no list of the account has; what is open is read when it goes on. */
export interface Reach {
  /** Whether the activity of the last days was read, or why it could not be. */
  readonly activity: "open" | "read" | ApiError;
  /** The active people whose channels are read, or why nobody's are. */
  readonly people: "open" | ApiError | WalkedPeople;
}

export interface WalkedPeople {
  readonly total: number;
  readonly open: readonly Person[];
  readonly failed: readonly { readonly person: Person; readonly error: ApiError }[];
}

/** What a check has found so far. It is kept, so that the check goes on from where it was. */
export interface CheckResult {
  /** Every channel found; of some only the id is known. */
  readonly found: ReadonlyMap<string, KnownChannel | undefined>;
  readonly channels: readonly CheckedChannel[];
  /** Channels that could not be read, and why. */
  readonly failed: readonly { readonly id: string; readonly error: ApiError }[];
  /** Channels that no longer exist. */
  readonly gone: ReadonlySet<string>;
  /** Undefined on one's own connection, whose list has every channel. */
  readonly reach: Reach | undefined;
  /** Whether the connection could look up who is deactivated. */
  readonly knowsInactive: boolean;
  /** Rows of lists that could not be read: they may be of channels that were not found. */
  readonly unreadableCount: number;
  /** When it ended or was stopped. */
  readonly endedAtMs: number;
}

export function emptyResult(isAccount: boolean): CheckResult {
  return {
    found: new Map(),
    channels: [],
    failed: [],
    gone: new Set(),
    reach: isAccount ? { activity: "open", people: "open" } : undefined,
    knowsInactive: false,
    unreadableCount: 0,
    endedAtMs: 0,
  };
}

/** Ids of the channels found that were not tried. */
export function untriedIn({ found, channels, failed, gone }: CheckResult): readonly string[] {
  const tried = new Set([...gone, ...channels.map(({ id }) => id), ...failed.map(({ id }) => id)]);
  return [...found.keys()].filter((id) => !tried.has(id));
}

/** Whether the check was stopped before it had looked everywhere and tried everything. */
export function isUnfinished(result: CheckResult): boolean {
  const { reach } = result;
  const isLooking = reach !== undefined && (reach.activity === "open" || hasOpenPeople(reach));
  return isLooking || untriedIn(result).length > 0;
}

/** The result once an action on some of its channels is done. */
export function afterAction(result: CheckResult, action: ChannelAction, ids: readonly string[]): CheckResult {
  const done = new Set(ids);
  if (action === "delete") {
    return {
      ...result,
      channels: result.channels.filter(({ id }) => !done.has(id)),
      found: new Map([...result.found].filter(([id]) => !done.has(id))),
    };
  }
  const archive = action === "archive" ? "archived" : "live";
  return {
    ...result,
    channels: result.channels.map((channel) => (done.has(channel.id) ? { ...channel, archive } : channel)),
  };
}

function hasOpenPeople({ people }: Reach): boolean {
  return people === "open" || ("open" in people && people.open.length > 0);
}
