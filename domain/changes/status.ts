/** Where a change stands. */
export const changeStatuses = [
  /** The present states are being read. */
  "planning",
  /** Can be read, applied or discarded. */
  "planned",
  /** Begins at `goesOnAtMs`. */
  "scheduled",
  "running",
  /** Goes on by itself at `goesOnAtMs`. */
  "waiting",
  /** Goes on when somebody resumes it, or when what holds it up is gone. */
  "paused",
  "done",
  "cancelled",
  "discarded",
] as const;
export type ChangeStatus = (typeof changeStatuses)[number];
