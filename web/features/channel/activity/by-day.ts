import type { Activity } from "../api/activity.ts";

export interface Day {
  /** `yyyy-MM-dd` in the reader's own clock. */
  readonly day: string;
  readonly label: string;
  readonly entries: readonly Activity[];
}

/** Groups entries, which come in order of time, by day. */
export function byDay(entries: readonly Activity[]): readonly Day[] {
  const days: { day: string; label: string; entries: Activity[] }[] = [];
  for (const entry of entries) {
    const at = new Date(entry.atMs);
    const day = [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => `${part}`.padStart(2, "0")).join("-");
    const last = days.at(-1);
    if (last?.day === day) last.entries.push(entry);
    else days.push({ day, label: labelOf(at), entries: [entry] });
  }
  return days;
}

function labelOf(at: Date): string {
  return at.toLocaleDateString(undefined, { weekday: "long", year: "numeric", month: "long", day: "numeric" });
}
