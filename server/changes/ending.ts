// Notes how a slice of a change has ended, and says when the change goes on.
import type { Failure } from "../../domain/failure.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { actorOf } from "./actor.ts";
import { appliedEntry, isNoted } from "./applied-entry.ts";
import { turnOf } from "./bounds.ts";
import { type ChangeRow, moveChange, moveItems } from "./change-store.ts";
import { withEarlier } from "./earlier.ts";
import { isReady } from "./ready.ts";
import type { SliceEnd } from "./run-slice.ts";

interface EndingDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly approval: ApprovalRule;
  readonly audit: Pick<Audit, "record">;
  /** There is no next slice of a change. */
  readonly forget: (changeId: string) => void;
}

/** Longer waits are slept out by nobody: the change is taken up again. */
const SHORT_WAIT_MS = 2_000;
/** What cannot be reached is tried again after so long. */
const AWAY_MS = 30_000;

/** @returns after how many milliseconds it goes on; null where it does not */
type Ending = (change: ChangeRow, runner: string, end: SliceEnd) => Promise<number | null>;

export function createEnding({ database, clock, approval, audit, forget }: EndingDeps): Ending {
  /** Ends the planning; what the person has confirmed already goes on at once. */
  const planned = async (
    orm: Orm,
    { id, plannedBy, applyUpTo }: ChangeRow,
    move: { readonly ifRunner: string; readonly heldBy: null },
  ): Promise<number | null> =>
    orm.transaction(async (within) => {
      // Before the change itself, as whoever applies one does.
      if (applyUpTo !== null) await turnOf(within, plannedBy);
      const plan = await moveChange(within, id, ["planning"], "planned", move);
      if (!plan || !isReady(plan, approval)) return null;
      // Others may have been planned since it was summed up.
      const now = await withEarlier(within, plan, { rule: approval, nowMs: clock.nowMs() });
      if (!isReady(now, approval)) {
        await moveChange(within, id, ["planned"], "planned", { summary: now.summary });
        return null;
      }
      const applied = { appliedBy: plan.plannedBy, appliedAtMs: clock.nowMs() };
      await moveChange(within, id, ["planned"], "running", applied);
      if (isNoted(plan)) {
        const { who, connection } = await actorOf(within, plan, plannedBy);
        await audit.record(appliedEntry(plan, who, connection), within);
      }
      return 0;
    });

  const held = async (change: ChangeRow, by: Failure, mine: { readonly ifRunner: string }): Promise<number | null> => {
    const { orm } = await database.ready;
    const afterMs = goesOnAfter(by);
    if (change.status === "planning") {
      // Nothing was begun, so it only takes longer; without a sign-in it goes on with the next one.
      const move = { ...mine, heldBy: by, goesOnAtMs: goesOnAt(by, clock) };
      await moveChange(orm, change.id, ["planning"], "planning", move);
    } else if (change.status === "cancelled") {
      // Whoever tries it again has it asked about.
      if (afterMs === null) await moveItems(orm, change.id, ["sending"], "unknown");
    } else if (afterMs === null) {
      await moveChange(orm, change.id, ["running"], "paused", { ...mine, heldBy: by });
    } else if (afterMs > SHORT_WAIT_MS) {
      const goesOnAtMs = clock.nowMs() + afterMs;
      await moveChange(orm, change.id, ["running"], "waiting", { ...mine, heldBy: by, goesOnAtMs });
    }
    return afterMs;
  };

  const ended: Ending = async (change, runner, end) => {
    if (end.is === "held") return held(change, end.by, { ifRunner: runner });
    const { orm } = await database.ready;
    if (end.is === "more") {
      // What held its planning up does not any more.
      const move = { ifRunner: runner, heldBy: null };
      if (change.heldBy !== null) await moveChange(orm, change.id, ["planning"], "planning", move);
      return 0;
    }
    if (end.is === "later") {
      const move = { ifRunner: runner, heldBy: null, goesOnAtMs: end.atMs };
      await moveChange(orm, change.id, ["running"], "scheduled", move);
      return Math.max(0, end.atMs - clock.nowMs());
    }
    const move = { ifRunner: runner, heldBy: null };
    if (change.status === "planning") return planned(orm, change, move);
    forget(change.id);
    await moveChange(orm, change.id, ["running"], "done", { ...move, endedAtMs: clock.nowMs() });
    return null;
  };
  return ended;
}

/** When a plan that is held up goes on; null where that is in a moment, or once somebody has signed in. */
export function goesOnAt(by: Failure, clock: Clock): number | null {
  const afterMs = goesOnAfter(by);
  return afterMs !== null && afterMs > SHORT_WAIT_MS ? clock.nowMs() + afterMs : null;
}

/** After how long what holds a change up may be over; null where somebody has to sign in first. */
export const goesOnAfter = (by: Failure): number | null =>
  by.kind === "session_ended" ? null : (by.retryAfterMs ?? AWAY_MS);
