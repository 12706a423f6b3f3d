// What was not done of a change: tried again where it failed, overwritten where it was changed in the meantime, and
// planned anew where it was stopped before its turn. What was stopped is carried out by nobody who has not read and
// confirmed it as the first time.
import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Retriable } from "../../domain/changes/item.ts";
import type { ChangeStatus } from "../../domain/changes/status.ts";
import type { Audit } from "../audit/audit.ts";
import type { Orm } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { asksApproval } from "./approval.ts";
import { turnOf } from "./bounds.ts";
import { isCalledOff } from "./carriers.ts";
import {
  type ChangeRow,
  connectionOf,
  countItems,
  moveChange,
  moveItems,
  type Part,
  partAt,
  partsOf,
  replanStale,
} from "./change-store.ts";
import { type CreateDeps, type CreatedChange, type Creating, PLANNED_ONLY } from "./create.ts";
import { earlierOf, withGuards } from "./earlier.ts";
import { createdIn, dayAgain, firstsOf } from "./first-parts.ts";
import { countAndTitle, inPieces, planFromRows } from "./from-rows.ts";
import { type createGoingOn, lookAfterMs, runnerOf } from "./go-on.ts";
import { itemsAgain, plannedFromFound } from "./plan.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { noReason, type Why, wantsReason } from "./ready.ts";
import { undoTitle } from "./title.ts";
import { ensureCanEnd } from "./waiting.ts";

export interface Retrying {
  /**
   * Has the items of these statuses tried again: those set aside become what they were planned to be, whatever they were
   * found as; those to which no answer came are asked about first.
   */
  retry(session: Session, id: string, statuses: readonly Retriable[], why?: Why): Promise<ChangeRow>;
  /** Plans what was stopped before its turn, or could not be read, as a change of its own. */
  planAgain(session: Session, id: string): Promise<CreatedChange>;
}

/** What the audit trail calls it when items of these statuses are tried again. */
export const retryOf = (statuses: readonly Retriable[]): string =>
  statuses.includes("stale") ? "overwriteChange" : "retryChange";

export interface RetryingDeps
  extends Pick<ReadingDeps, "database" | "ensureMay">,
    Pick<CreateDeps, "clock" | "later" | "told" | "approval"> {
  readonly audit: Pick<Audit, "record">;
  readonly reading: Pick<Reading, "get">;
  readonly create: Creating;
  readonly goOn: ReturnType<typeof createGoingOn>;
}

export function createRetrying({
  database,
  clock,
  later,
  approval,
  reading,
  create,
  goOn,
  ...deps
}: RetryingDeps): Retrying {
  return {
    retry: async (session, id, statuses, why = {}) => {
      const change = await reading.get(session, id);
      const parts = partsOf(change);
      const connection = connectionOf(change);
      await deps.ensureMay(session, connection, parts);
      ensureCanEnd(change.untilMs, { connection, parts, beginsAtMs: null }, clock.nowMs());
      const { orm } = await database.ready;
      let refused: ChangeRow | undefined;
      const again = async (within: Orm) => {
        // Before the change itself, as whoever applies one does.
        await turnOf(within, change.plannedBy);
        const nowMs = clock.nowMs();
        // Onto those that are there by then.
        const retries = sql`${changes.retries} || ${JSON.stringify([{ by: session.userId, atMs: nowMs }])}::jsonb`;
        const reason = change.reason ?? why.reason ?? null;
        const move = {
          endedAtMs: null,
          heldBy: null,
          retries,
          reason,
          runner: runnerOf(change),
          askedFrom: session.address ?? null,
        };
        const running = await moveChange(within, id, ["done", "cancelled"], "running", move);
        if (!running) throw new RequestFailure("invalid_request", "It has not ended yet.");
        // What somebody stopped stays so, also where that was not written down to its end.
        await moveItems(within, id, ["reading", "planned"], "cancelled");
        const counts = (await countItems(within, [id])).get(id) ?? {};
        if (counts.sending)
          throw new RequestFailure(
            "invalid_request",
            "Some of its calls are still in progress. Try again in a minute.",
          );
        const count = statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
        if (count === 0) throw new RequestFailure("invalid_request", "There is nothing to try again.");
        if (statuses.includes("unknown")) await moveItems(within, id, ["unknown"], "sending");
        if (statuses.includes("failed")) await moveItems(within, id, ["failed"], "planned");
        const via = { connection, userId: session.userId };
        if (statuses.includes("stale"))
          await replanStale(within, id, (row) => plannedFromFound(row, partAt(parts, row.part), via));
        // What is tried again counts with what was done since, as it would in a plan of its own.
        const earlier = await earlierOf(within, { ...running, parts }, null, { rule: approval, nowMs });
        const tried = { count, earlier: earlier.unapproved, isOverwritten: statuses.includes("stale") };
        if (change.plannedBy === session.userId && asksApproval(approval, change, tried))
          throw new RequestFailure(
            "forbidden_role",
            "Someone other than whoever planned this has to try it again. Send them the address of its page under Changes.",
          );
        const counted = withGuards(running, parts, earlier);
        if (wantsReason(counted, {})) {
          refused = counted;
          throw noReason(counted);
        }
        const event = {
          requestId: randomUUID(),
          who: session,
          operation: retryOf(statuses),
          connection,
          change: { id, title: change.title, ticket: change.ticket },
          detail: { count, ...(why.reason !== undefined && { reason: why.reason }) },
        };
        await deps.audit.record(event, within);
        await later.instead(id, lookAfterMs(running), within);
        return running;
      };
      try {
        const row = await orm.transaction(again);
        deps.told(id);
        return await goOn(session, row);
      } catch (error) {
        // It stays as it ended, and says what it waits for.
        if (refused) {
          const { status, summary } = { status: change.status as ChangeStatus, summary: refused.summary };
          await moveChange(orm, id, [status], status, { summary });
          deps.told(id);
        }
        throw error;
      }
    },
    planAgain: async (session, id) => {
      const change = await reading.get(session, id);
      const { connection, userId } = { connection: connectionOf(change), userId: session.userId };
      await deps.ensureMay(session, connection, partsOf(change));
      if (change.status !== "done" && change.status !== "cancelled")
        throw new RequestFailure("invalid_request", "It has not ended yet.");
      if (isCalledOff(change))
        throw new RequestFailure("invalid_request", "It was called off. Plan it where it was planned before.");
      const { orm } = await database.ready;
      const some = { changeId: id, status: "untried" } as const;
      // What was found by reading a list is a list by now.
      const listed = partsOf(change).map(({ matching: _matching, isFrozen: _isFrozen, ...part }): Part => part);
      const created = listed.some(({ isInNew }) => isInNew) ? await createdIn(orm, id, firstsOf(listed)) : undefined;
      const parts = created ? listed.map(({ isFirst: _first, isInNew: _new, ...part }): Part => part) : listed;
      const { count, title } = await countAndTitle(orm, some, parts);
      if (count === 0)
        throw new RequestFailure("invalid_request", "Nothing of it was stopped before its turn, or could not be read.");
      const { reason, ticket, sizeBytes, undoOf, untilMs } = change;
      const why = { reason, ticket, untilMs };
      const asked = { connection, parts, title: undoTitle(parts, title), ...why, sizeBytes, undoOf };
      const pieces = inPieces(orm, some, (rows, from) =>
        itemsAgain(rows, parts, { connection, userId }, created, from),
      );
      const beginsAtMs = await dayAgain(orm, change, clock.nowMs());
      return planFromRows(create, session, { ...asked, againOf: id, ...PLANNED_ONLY, beginsAtMs }, count, pieces);
    },
  };
}
