import { ApiError, MissingScopeError } from "../../../lib/api/errors.ts";
import { type BulkProgress, type ItemOutcome, runBulk } from "../../../lib/bulk/run-bulk.ts";
import type { Person } from "../../../shared/people/people-queries.ts";
import type { KnownChannel } from "./check-channel.ts";
import type { WalkedPeople } from "./check-result.ts";

interface WalkOptions {
  /** Whose channels are to be read. */
  readonly people: readonly Person[];
  /** How many there are with those read before. */
  readonly total: number;
  readonly channelsOf: (person: Person, signal: AbortSignal) => Promise<readonly KnownChannel[]>;
  readonly onChannel: (channel: KnownChannel) => void;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: BulkProgress) => void;
  readonly nowMs: () => number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** People read at a time. */
const CONCURRENCY = 4;

/**
 * Reads the channels of many people: no list of an account has private channels and group chats. A scope that is missing
 * for one is missing for all, so it ends the walk.
 */
export async function walkPeople({
  people,
  total,
  channelsOf,
  onChannel,
  ...options
}: WalkOptions): Promise<WalkedPeople | ApiError> {
  const byId = new Map(people.map((person) => [person.id, person]));
  const end = new AbortController();
  const signal = AbortSignal.any([options.signal, end.signal]);
  let missingScope: ApiError | undefined;
  const work = async ([id = ""]: readonly string[]): Promise<readonly ItemOutcome[]> => {
    const person = byId.get(id);
    if (!person) return [];
    try {
      for (const channel of await channelsOf(person, signal)) onChannel(channel);
      return [{ id, status: "done" }];
    } catch (error) {
      if (error instanceof MissingScopeError) {
        missingScope = error;
        end.abort();
      }
      if (signal.aborted) return [{ id, status: "skipped" }];
      if (!(error instanceof ApiError)) throw error;
      return [{ id, status: "failed", error }];
    }
  };
  const calls = people.map(({ id }) => [id]);
  const outcomes = await runBulk({ ...options, signal, calls, work, concurrency: CONCURRENCY });
  if (missingScope) return missingScope;
  const open: Person[] = [];
  const failed: { person: Person; error: ApiError }[] = [];
  for (const outcome of outcomes) {
    const person = byId.get(outcome.id);
    if (!person || outcome.status === "done") continue;
    if (outcome.status === "skipped") open.push(person);
    else failed.push({ person, error: outcome.error });
  }
  return { total, open, failed };
}
