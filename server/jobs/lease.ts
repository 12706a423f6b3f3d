import { performance } from "node:perf_hooks";
import type { Orm } from "../db/database.ts";
import type { Log } from "../log.ts";
import { createTrouble } from "../log-trouble.ts";
import type { JobLimits } from "./limits.ts";
import { keepJob, type TakenJob } from "./taking.ts";

/** The job ended elsewhere, or goes on there. */
export class JobLost extends Error {
  override readonly name = "JobLost";
}

interface LeaseDeps {
  readonly queue: string;
  readonly orm: Orm;
  readonly log: Log;
  readonly limits: JobLimits;
}

interface Lease {
  /** Aborted when the lease was lost, and with the given signal. */
  readonly signal: AbortSignal;
  end(): void;
}

/** Renews the lease of a job until it has ended. */
export function holdLease(deps: LeaseDeps, job: TakenJob, stopping: AbortSignal): Lease {
  const { queue, orm, log, limits } = deps;
  const lost = new AbortController();
  let renewedAt = performance.now();
  const notRenewed = createTrouble(
    log,
    { began: "the lease of a job was not renewed", over: "the lease of a job is renewed again" },
    { queue, job: job.id },
  );
  const renewing = setInterval(async () => {
    const askedAt = performance.now();
    try {
      const isKept = await keepJob(orm, queue, job);
      notRenewed.over();
      if (isKept) renewedAt = askedAt;
      else lost.abort(new JobLost("Another instance has taken the job."));
    } catch (error) {
      notRenewed.met(error);
    }
    if (performance.now() - renewedAt > limits.leaseSeconds * 1_000)
      lost.abort(new JobLost("The lease could not be renewed for too long."));
  }, limits.renewMs);
  return { signal: AbortSignal.any([stopping, lost.signal]), end: () => clearInterval(renewing) };
}
