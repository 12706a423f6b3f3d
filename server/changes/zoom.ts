import type { Call } from "../../contract/call.ts";
import type { Via } from "../../domain/changes/resource.ts";
import type { Orm } from "../db/database.ts";

/** Through whom, and whose limits it spends. */
export interface Actor extends Via {
  readonly accountId: string;
  readonly changeId: string;
  /** For the trail of changes. */
  readonly email: string;
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
   * @param begin Writes the row of the trail, where the call has one.
   */
  readonly beforeSent?: (begin?: Write) => Promise<void>;
  /** Takes what completes the row of the trail, to be written soon; it is written at once where this is left out. */
  readonly answered?: (complete: Write) => void;
}

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
}
