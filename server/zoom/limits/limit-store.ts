// Where the counts of an account's requests are kept for all instances.
import type { Counts } from "./counts.ts";

export interface Read {
  readonly nowMs: number;
  /** Of `performance.now()`: `nowMs` was the time somewhere between them. */
  readonly sentAt: number;
  readonly receivedAt: number;
}

export interface LimitStore {
  /**
   * Lets `work` make new counts of those stored, by the database's clock; anew when another instance stored some in
   * the meantime.
   *
   * @param name Of the row among those of the account.
   * @throws within seconds, what tells that the database is away
   */
  exchange<T>(
    accountId: string,
    name: string,
    work: (counts: Counts, read: Read) => { readonly counts: Counts; readonly reply: T },
  ): Promise<T>;
}

/** Nobody knows whether there is room for a request: where that is kept did not say in time. */
export class LimitsUnknown extends Error {
  override readonly name = "LimitsUnknown";
}
