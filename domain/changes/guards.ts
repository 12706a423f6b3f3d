/** Whether a plan takes so much at once that a reason is wanted, and none is given. */
export const lacksReason = (guards: readonly string[], reason: string | null | undefined): boolean =>
  guards.length > 0 && !reason?.trim();
