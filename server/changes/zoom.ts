import type { Call } from "../../contract/call.ts";
import type { AuditTarget } from "../../domain/audit/entry.ts";
import type { Via } from "../../domain/changes/resource.ts";
import type { Settled } from "../audit/audit.ts";
import type { AboutItems, Who } from "../audit/entries.ts";
import type { Orm } from "../db/database.ts";

/** Through whom, and whose limits it spends. */
export interface Actor extends Via {
  readonly accountId: string;
  readonly changeId: string;
  /** For the audit trail. */
  readonly who: Who;
}

/** How a call of a change is to go. */
export interface Sending {
  readonly via: Actor;
  /** Who waits for it: a person, or a job. */
  readonly lane: "person" | "job";
  readonly signal: AbortSignal;
  /**
   * Done once its turn has come, before anything is sent.
   *
   * @param begin Writes down in the trail that it is about to be sent, where it changes something.
   */
  readonly beforeSent?: (begin?: Write) => Promise<void>;
  /** Takes what completes the call in the trail, to be written soon; it is written at once where this is left out. */
  readonly answered?: (complete: WriteOutcome) => void;
  /** What the call is about, for the trail. */
  readonly about?: AboutItems;
}

/** What became of items, as far as it is known: their status, and what they turned out to be about. */
export type ItemEnds = ReadonlyMap<number, { readonly status: string; readonly targets: readonly AuditTarget[] }>;

/** Writes what came of a call, with what became of its items where that is known: in a transaction, or by itself. */
export type WriteOutcome = (within?: Orm, ends?: ItemEnds) => Promise<void>;

/** Writes something: in a transaction, or by itself. */
export type Write = (within?: Orm) => Promise<void>;

/** The way to Zoom, for changes. */
export interface ChangesZoom {
  /**
   * The JSON of an answer of success; undefined where it has none.
   *
   * @throws CallFailed
   */
  send(call: Call, sending: Sending): Promise<unknown>;
  /** Notes in the trail what Zoom said later of items whose calls had no answer. */
  settled?(via: Actor, items: Settled["items"]): Promise<void>;
}
