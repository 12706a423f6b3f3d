import * as v from "valibot";
import type { Orm } from "../db/database.ts";
import type { Log } from "../log.ts";
import { createTrouble } from "../log-trouble.ts";
import { holdLease, JobLost } from "./lease.ts";
import type { JobLimits } from "./limits.ts";
import type { JobData, NextJob, Queue } from "./queue.ts";
import { keepJob, releaseJob, type TakenJob, takeJob } from "./taking.ts";
import { createTurns } from "./turns.ts";

/** Why work is told to end when the process does. */
class Stopping extends Error {
  override readonly name = "Stopping";
}

export interface WorkerDeps<T extends JobData> {
  readonly queue: Queue<T>;
  readonly orm: Orm;
  readonly log: Log;
  readonly limits: JobLimits;
  /** Both in the transaction that has shown the job to be this instance's still. */
  complete(transaction: Orm, id: string, next: NextJob<T> | undefined): Promise<void>;
  fail(transaction: Orm, id: string, reason: string): Promise<void>;
}

export interface Worker {
  /** Looks for jobs now. */
  wake(): void;
  /** Takes no more jobs and tells the work to end; resolves when it has. */
  stop(): Promise<void>;
}

/** Works on the jobs of one queue in this instance, as they come. */
export function startWorker<T extends JobData>(deps: WorkerDeps<T>): Worker {
  const { queue, orm, log } = deps;
  const stopping = new AbortController();
  let wakings = 0;
  let wake: () => void = () => undefined;
  let woken = nextWaking();
  function nextWaking() {
    return new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  const wakeAll = () => {
    wakings += 1;
    wake();
    woken = nextWaking();
  };

  const concurrency = queue.concurrency ?? 1;
  const turns = createTurns(queue.fairBy, concurrency);
  const noneTaken = createTrouble(
    log,
    { began: "no job could be taken", over: "jobs can be taken again" },
    { queue: queue.name },
  );
  let taking: Promise<unknown> = Promise.resolve();
  /** One after another, so that each sees whose turn the one before was. */
  const take = (): Promise<TakenJob | null> => {
    const taken = taking.then(async () => {
      const job = await takeJob(orm, queue.name, turns.now());
      noneTaken.over();
      if (job?.whose != null) turns.took(job.whose);
      return job;
    });
    taking = taken.catch(() => undefined);
    return taken;
  };

  const loop = async () => {
    while (!stopping.signal.aborted) {
      const seen = wakings;
      const job = await take().catch((error: unknown) => {
        noneTaken.met(error);
        return null;
      });
      if (job) {
        await work(job);
        // Others wait idly for jobs of whoever had enough of them under way.
        if (job.whose !== null && turns.ended(job.whose)) wakeAll();
      } else if (seen === wakings) await woken;
    }
  };

  const work = async (job: TakenJob) => {
    const lease = holdLease({ ...deps, queue: queue.name }, job, stopping.signal);
    try {
      if (stopping.signal.aborted) throw stopping.signal.reason;
      const next = await queue.work(v.parse(queue.data, job.data), { signal: lease.signal });
      lease.end();
      await owned(job, (transaction) => deps.complete(transaction, job.id, next));
    } catch (error) {
      lease.end();
      await giveUp(job, lease.signal.aborted ? lease.signal.reason : error).catch((reason: unknown) =>
        log.warn({ queue: queue.name, job: job.id, err: reason }, "what became of a job was not recorded"),
      );
    }
  };

  const giveUp = async (job: TakenJob, error: unknown) => {
    if (error instanceof Stopping) return releaseJob(orm, queue.name, job);
    log.warn({ queue: queue.name, job: job.id, err: error }, "a job was not finished");
    // The name alone: what else an error says may be nobody's to keep.
    const reason = error instanceof Error ? error.name : "not an Error";
    if (!(error instanceof JobLost)) await owned(job, (transaction) => deps.fail(transaction, job.id, reason));
  };

  const owned = (job: TakenJob, end: (transaction: Orm) => Promise<void>) =>
    orm.transaction(async (transaction) => {
      if (!(await keepJob(transaction, queue.name, job))) throw new JobLost("Another instance has taken the job.");
      await end(transaction);
    });

  const loops = Promise.all(Array.from({ length: concurrency }, loop));
  return {
    wake: wakeAll,
    stop: async () => {
      stopping.abort(new Stopping("The process ends."));
      wakeAll();
      await loops;
    },
  };
}
