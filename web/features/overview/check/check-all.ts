import { ApiError, CursorExpiredError, type RateLimitedError, SessionExpiredError } from "../../../lib/api/errors.ts";
import type { Patience } from "../../../lib/bulk/patiently.ts";
import type { BulkProgress } from "../../../lib/bulk/run-bulk.ts";
import type { Person } from "../../../shared/people/people-queries.ts";
import type { CheckedChannel, KnownChannel } from "./check-channel.ts";
import { type CheckResult, type Reach, untriedIn } from "./check-result.ts";
import { runCheck } from "./run-check.ts";
import { walkPeople } from "./walk-people.ts";

/** What a check asks Zoom. Each waits for rate limits as `patience` says. */
export interface CheckSource {
  /** Keys of the user ids of deactivated people; undefined where the connection may not ask. */
  readonly inactivePeople: (signal: AbortSignal, patience: Patience) => Promise<ReadonlySet<string> | undefined>;
  /** Ids of channels in the activity of the last days, as they come. */
  readonly channelsInActivity: (signal: AbortSignal, patience: Patience) => AsyncIterable<readonly string[]>;
  readonly activePeople: (signal: AbortSignal, patience: Patience) => Promise<readonly Person[]>;
  readonly channelsOf: (person: Person, signal: AbortSignal, patience: Patience) => Promise<readonly KnownChannel[]>;
  readonly check: (
    id: string,
    known: KnownChannel | undefined,
    inactive: ReadonlySet<string> | undefined,
    signal: AbortSignal,
    patience: Patience,
  ) => Promise<CheckedChannel>;
  /** Rows so far of lists of people, channels and activity that could not be read. */
  readonly unreadableCount: () => number;
}

/** How far a check is. */
export type CheckStep =
  | { readonly phase: "looking"; readonly foundCount: number }
  | { readonly phase: "walking"; readonly progress: BulkProgress; readonly foundCount: number }
  | { readonly phase: "checking"; readonly progress: BulkProgress };

export interface CheckAllOptions {
  readonly source: CheckSource;
  /** Channels that the lists have. */
  readonly listed: readonly KnownChannel[];
  /** What an earlier check came to; what it did not get to is done now, and what failed is tried again. */
  readonly before: CheckResult;
  /** Stops; what came is kept. */
  readonly signal: AbortSignal;
  readonly onStep: (step: CheckStep) => void;
  /** Zoom's limit is reached: the check goes on by itself once the wait is over. */
  readonly onWait: (error: RateLimitedError) => void;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Looks for every channel that can be known of, then checks each. What a connection may not read is left out and said.
 *
 * @throws ApiError when it cannot be found out who is deactivated.
 */
export async function checkAll(options: CheckAllOptions): Promise<CheckResult> {
  const { source, listed, before, signal } = options;
  const patience: Patience = {
    longestWaitMs: Number.POSITIVE_INFINITY,
    attempts: Number.POSITIVE_INFINITY,
    onWait: options.onWait,
  };
  const found = new Map(before.found);
  for (const channel of listed) found.set(channel.id, channel);

  let { reach, knowsInactive } = before;
  let inactive: ReadonlySet<string> | undefined;
  if (reach) {
    options.onStep({ phase: "looking", foundCount: found.size - listed.length });
    inactive = await source.inactivePeople(signal, patience);
    knowsInactive = inactive !== undefined;
    reach = { ...reach, activity: await lookThroughActivity(reach, found, patience, options) };
    reach = { ...reach, people: await lookThroughPeople(reach, found, patience, options) };
  }
  const soFar: CheckResult = { ...before, found, failed: [], reach, knowsInactive };
  const { channels, failed, gone } = await runCheck({
    ...options,
    ids: untriedIn(soFar),
    check: (id, stop) => fromTheStart(stop, () => source.check(id, found.get(id), inactive, stop, patience)),
    onProgress: (progress) => options.onStep({ phase: "checking", progress }),
  });
  return {
    ...soFar,
    channels: [...before.channels, ...channels],
    failed,
    gone: new Set([...before.gone, ...gone]),
    unreadableCount: before.unreadableCount + source.unreadableCount(),
    endedAtMs: options.nowMs(),
  };
}

type Found = Map<string, KnownChannel | undefined>;

async function lookThroughActivity(
  { activity }: Reach,
  found: Found,
  patience: Patience,
  { source, listed, signal, onStep }: CheckAllOptions,
): Promise<Reach["activity"]> {
  if (activity === "read" || signal.aborted) return activity;
  const read = async (): Promise<"read" | "open"> => {
    for await (const ids of source.channelsInActivity(signal, patience)) {
      for (const id of ids) if (!found.has(id)) found.set(id, undefined);
      onStep({ phase: "looking", foundCount: found.size - listed.length });
    }
    return signal.aborted ? "open" : "read";
  };
  return orWhyNot(signal, () => fromTheStart(signal, read));
}

async function lookThroughPeople(
  { people }: Reach,
  found: Found,
  patience: Patience,
  options: CheckAllOptions,
): Promise<Reach["people"]> {
  const { source, listed, signal, onStep } = options;
  if (signal.aborted) return people;
  return orWhyNot(signal, async () => {
    const known =
      people === "open" || people instanceof ApiError
        ? await fromTheStart(signal, () => source.activePeople(signal, patience))
        : [...people.open, ...people.failed.map(({ person }) => person)];
    if (signal.aborted) return people;
    return walkPeople({
      ...options,
      people: known,
      total: people === "open" || people instanceof ApiError ? known.length : people.total,
      channelsOf: (person, stop) => fromTheStart(stop, () => source.channelsOf(person, stop, patience)),
      onChannel: (channel) => {
        if (!found.get(channel.id)) found.set(channel.id, channel);
      },
      onProgress: (progress) => onStep({ phase: "walking", progress, foundCount: found.size - listed.length }),
    });
  });
}

/** What a call comes to, or why it failed; `open` when it was stopped. The end of the session ends everything. */
async function orWhyNot<T>(signal: AbortSignal, call: () => Promise<T>): Promise<T | ApiError | "open"> {
  try {
    return await call();
  } catch (error) {
    if (signal.aborted) return "open";
    if (!(error instanceof ApiError) || error instanceof SessionExpiredError) throw error;
    return error;
  }
}

/** Reads pages again from the first one when their cursor expired, as it does in a long wait. */
async function fromTheStart<T>(signal: AbortSignal, read: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await read();
    } catch (error) {
      if (!(error instanceof CursorExpiredError) || signal.aborted) throw error;
    }
  }
}
