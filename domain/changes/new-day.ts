// Of changes whose first part is done at once and whose rest on a day: that there is time between the two.

/** What is known of the day; times are epoch milliseconds. */
interface Dated {
  /** The day of the rest; null where it begins at once. */
  readonly beginsAtMs: number | null;
  readonly plannedAtMs: number;
  readonly appliedAtMs: number | null;
}

/** Whether a plan is applied only with another day: that of the rest is past, and what goes first is done at once. */
export const wantsNewDay = (
  { beginsAtMs, firstCount }: Pick<Dated, "beginsAtMs"> & { readonly firstCount: number },
  nowMs: number,
): boolean => firstCount > 0 && beginsAtMs !== null && beginsAtMs <= nowMs;

/** How much time was to lie between the two, milliseconds. */
export const timeBetweenMs = ({ beginsAtMs, plannedAtMs, appliedAtMs }: Dated): number =>
  beginsAtMs === null ? 0 : Math.max(0, beginsAtMs - (appliedAtMs ?? plannedAtMs));
