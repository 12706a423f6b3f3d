import type { ChangeEvent, ChangeInfo } from "../../../domain/changes/info.ts";

/**
 * A change as an event tells it. What a plan comes to is in no event, and nothing may be asked without it: until that is
 * read, the plan is still being made.
 */
export const movedTo = (
  change: ChangeInfo,
  { status, counts, goesOnAtMs, endedAtMs, needsApproval }: ChangeEvent,
): ChangeInfo =>
  status === "planned" && change.plan === null
    ? { ...change, counts }
    : { ...change, status, counts, goesOnAtMs, endedAtMs, needsApproval };
