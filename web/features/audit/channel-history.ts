// What was done to a channel through the console and what Zoom recorded of its people, as one list by time.
import { userIdKey } from "../../../contract/user-id.ts";
import type { AuditEntry } from "../../../domain/audit/entry.ts";
import type { AuditRow } from "../../../domain/audit/info.ts";
import { outcomeOfEntry } from "../../../domain/audit/record.ts";
import { type Activity, type ActivityPerson, peopleOf } from "../../../domain/exports/activity-rows.ts";
import { activityId } from "../../shared/activity/activity.ts";
import { auditRowId } from "./audit-queries.ts";

export type HistoryRow =
  | { readonly source: "console"; readonly id: string; readonly atMs: number; readonly row: AuditRow }
  | { readonly source: "zoom"; readonly id: string; readonly atMs: number; readonly entry: Activity };

/** As much of a list, the newest first, as is loaded. */
interface Loaded<Row> {
  readonly rows: readonly Row[];
  /** Whether there is nothing older. */
  readonly isComplete: boolean;
}

/** How far the two can be apart for one act: clocks differ, and a call takes its time. */
const SAME_ACT_MS = 60_000;

/**
 * Both lists as one, the newest first, down to where one of them has more that is not loaded. What Zoom recorded of an
 * act of the console is left out: the console's own entry tells it.
 */
export function channelHistory(trail: Loaded<AuditRow>, log: Loaded<Activity>): readonly HistoryRow[] {
  const trailFromMs = trail.isComplete ? Number.NEGATIVE_INFINITY : oldest(trail.rows.map(({ entry }) => entry.atMs));
  const logFromMs = log.isComplete ? Number.NEGATIVE_INFINITY : oldest(log.rows.map(({ atMs }) => atMs));
  const fromMs = Math.max(trailFromMs, logFromMs);
  const acts = trail.rows.map(({ entry }) => entry).filter(mayHaveMoved);
  const rows: HistoryRow[] = [
    ...trail.rows.map((row) => ({ source: "console", id: auditRowId(row), atMs: row.entry.atMs, row }) as const),
    ...log.rows
      // The act that one of these belongs to may be the next one of a trail that goes on.
      .filter((entry) => entry.atMs >= trailFromMs + SAME_ACT_MS)
      .filter((entry) => !acts.some((act) => isOfAct(entry, act)))
      .map((entry) => ({ source: "zoom", id: `zoom ${activityId(entry)}`, atMs: entry.atMs, entry }) as const),
  ];
  return rows.filter(({ atMs }) => atMs >= fromMs).sort((one, other) => other.atMs - one.atMs);
}

const oldest = (times: readonly number[]): number =>
  times.reduce((least, atMs) => Math.min(least, atMs), Number.POSITIVE_INFINITY);

const mayHaveMoved = (entry: AuditEntry): boolean =>
  entry.connection !== "console" && ["done", "partly", "unknown"].includes(outcomeOfEntry(entry));

/**
 * Whether all whom Zoom names were targets of the act. Where it names no people, as when a channel is created or a group
 * is let in, they are those whom the one who did it moved, or themselves.
 */
function isOfAct(entry: Activity, act: AuditEntry): boolean {
  if (Math.abs(entry.atMs - act.atMs) > SAME_ACT_MS) return false;
  const named = new Set(act.targets.filter(({ kind }) => kind === "person").map(({ id }) => userIdKey(id)));
  const isNamed = ({ id, userId }: ActivityPerson): boolean =>
    named.has(userIdKey(id)) || (userId !== "" && named.has(userIdKey(userId)));
  if (named.size > 0) return peopleOf(entry).every(isNamed);
  named.add(userIdKey(act.person.id));
  return isNamed(entry.operator) || act.targets.some(({ kind }) => kind === "group");
}
