import { setImmediate as afterAnswers } from "node:timers/promises";
import type { DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";

/** The shortest time between two announcements of one change. */
const EVERY_MS = 300;

/**
 * Announces to all instances that something about a change is another by now: at once, and what comes soon after as
 * one more.
 */
export function createTelling(database: DatabaseSource, log: Log): (changeId: string) => void {
  /** Changes that were announced a moment ago, and whether they have moved since. */
  const recent = new Map<string, boolean>();

  const announce = (changeId: string) => {
    recent.set(changeId, false);
    // Whoever waits for an answer gets it first.
    afterAnswers()
      .then(() => database.ready)
      .then((db) => db.announce({ kind: "change-moved", changeId }))
      .catch((error: unknown) => log.warn({ changeId, err: error }, "the progress of a change was not announced"));
    setTimeout(() => {
      const hasMoved = recent.get(changeId);
      recent.delete(changeId);
      if (hasMoved) announce(changeId);
    }, EVERY_MS).unref();
  };
  return (changeId) => {
    if (recent.has(changeId)) recent.set(changeId, true);
    else announce(changeId);
  };
}
