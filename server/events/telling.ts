import { setImmediate as afterAnswers } from "node:timers/promises";
import type { InventoryMove } from "../../domain/inventory/moved.ts";
import type { Change, DatabaseSource } from "../db/database.ts";
import type { Log } from "../log.ts";

interface TellingDeps<Subject extends string> {
  readonly database: DatabaseSource;
  readonly log: Log;
  /** The shortest time between two announcements about one subject. */
  readonly everyMs: number;
  readonly announced: (subject: Subject) => Change;
}

/**
 * Announces to all instances that something about a subject is another by now: at once, and what comes soon after as
 * one more.
 */
function createTelling<Subject extends string>(deps: TellingDeps<Subject>): (subject: Subject) => void {
  const { database, log, everyMs, announced } = deps;
  /** Subjects that were announced a moment ago, and whether they have moved since. */
  const recent = new Map<Subject, boolean>();

  const announce = (subject: Subject) => {
    recent.set(subject, false);
    // Whoever waits for an answer gets it first.
    afterAnswers()
      .then(() => database.ready)
      .then((db) => db.announce(announced(subject)))
      .catch((error: unknown) => log.warn({ ...announced(subject), err: error }, "what moved was not announced"));
    setTimeout(() => {
      const hasMoved = recent.get(subject);
      recent.delete(subject);
      if (hasMoved) announce(subject);
    }, everyMs).unref();
  };
  return (subject) => {
    if (recent.has(subject)) recent.set(subject, true);
    else announce(subject);
  };
}

/** Of changes, by their IDs. */
export const changeTelling = (database: DatabaseSource, log: Log) =>
  createTelling({
    ...{ database, log, everyMs: 300 },
    announced: (changeId: string) => ({ kind: "change-moved", changeId }),
  });

/** Of the inventory: pages read again what they show of it each time. */
export const inventoryTelling = (database: DatabaseSource, log: Log) =>
  createTelling({
    ...{ database, log, everyMs: 1_000 },
    announced: (moved: InventoryMove) => ({ kind: "inventory-moved", moved }),
  });
