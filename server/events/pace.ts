import type { ChangeEvent, ChangeInfo } from "../../domain/changes/info.ts";

/** What the pace is taken from: long enough that one slow call does not make it leap. */
const STRETCH_MS = 20_000;
/** Changes remembered at a time. */
const MOST = 500;

type Progress = Pick<ChangeInfo, "id" | "status" | "counts" | "itemCount">;

export interface Pace {
  of(change: Progress, nowMs: number): Pick<ChangeEvent, "rate" | "secondsLeft">;
}

interface Mark {
  readonly atMs: number;
  readonly left: number;
}

/** How fast changes get on, from how far they were when they were told of. */
export function createPace(): Pace {
  const marks = new Map<string, readonly Mark[]>();
  return {
    of: ({ id, status, counts }, nowMs) => {
      const before = marks.get(id) ?? [];
      marks.delete(id);
      if (status !== "running" && status !== "planning") return {};
      const left = status === "planning" ? (counts.reading ?? 0) : (counts.planned ?? 0) + (counts.sending ?? 0);
      const [latest] = before.slice(-1);
      // A plan that begins to run, or items that are tried again, have a pace of their own.
      const known = latest && left > latest.left ? [] : before;
      const recent = [...known.filter(({ atMs }) => nowMs - atMs <= STRETCH_MS), { atMs: nowMs, left }];
      marks.set(id, recent);
      for (const oldest of marks.keys()) {
        if (marks.size <= MOST) break;
        marks.delete(oldest);
      }
      const [first] = recent;
      if (!first || first.atMs === nowMs || first.left === left) return {};
      const rate = ((first.left - left) * 1_000) / (nowMs - first.atMs);
      return { rate: Math.round(rate * 10) / 10, secondsLeft: Math.ceil(left / rate) };
    },
  };
}
