/** Times that decide how soon the job of a killed instance goes on elsewhere: at most a lease and a round later. */
export interface JobLimits {
  /** A job whose lease was not renewed for so long is taken from whoever has it; whole seconds. */
  readonly leaseSeconds: number;
  readonly renewMs: number;
  /** How often each instance looks for jobs that nobody told it of: due ones, retries, those of the dead. */
  readonly roundMs: number;
  /** What work gets to end once it was told to. */
  readonly stopMs: number;
}

export const jobLimits: JobLimits = { leaseSeconds: 15, renewMs: 3_000, roundMs: 5_000, stopMs: 5_000 };
