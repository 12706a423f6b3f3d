import type { GenericSchema } from "valibot";

/** What a job carries: JSON, read back by the queue's schema, for another version of this program may have sent it. */
export type JobData = Readonly<Record<string, unknown>>;

export interface SendOptions {
  /** Not before then; by the database's clock. */
  readonly afterMs?: number;
  /** Of the jobs of one key at most one is worked on at a time, over all instances. */
  readonly key?: string;
}

/** The job that goes on where this one ends. */
export interface NextJob<T extends JobData> extends SendOptions {
  readonly data: T;
}

export interface JobContext {
  /**
   * Aborted when the process stops and when the job was lost to another instance, as after a freeze. The work then ends
   * soon, at a place from which it can be taken up again; what it throws meanwhile counts for nothing.
   */
  readonly signal: AbortSignal;
}

export interface Queue<T extends JobData> {
  /** Words with `-` between; never changed, for jobs wait under it. */
  readonly name: string;
  readonly data: GenericSchema<unknown, T>;
  /**
   * Done at least once: a process that is killed leaves its job to another, from the start. What it resolves to is sent
   * in the transaction that ends this job, so that a chain of jobs neither breaks nor forks.
   */
  work(data: T, context: JobContext): Promise<NextJob<T> | undefined>;
  /** Jobs at a time in one instance; 1 unless said. */
  readonly concurrency?: number;
  /**
   * Field of the data that says whose job it is: they take turns in each instance, and nobody has all of its workers.
   * Without one the oldest job goes first.
   */
  readonly fairBy?: string & keyof T;
  /** How often it is tried again after it failed or its process died; 10 unless said. */
  readonly retryLimit?: number;
  /** Before it is tried again; 1 unless said. */
  readonly retryDelaySeconds?: number;
  /** Sent by itself, once in each such stretch of time over all instances; at most a day. */
  readonly schedule?: { readonly everySeconds: number; readonly data: T };
}

/** Says what a queue is; see `Boss.register`. */
export const defineQueue = <T extends JobData>(queue: Queue<T>): Queue<T> => queue;
