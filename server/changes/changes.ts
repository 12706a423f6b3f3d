// What people do with changes: plan, apply, pause, go on, cancel, retry, undo.
import { randomUUID } from "node:crypto";
import { and, eq, or, sql } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import { joinChannels } from "../../domain/actions/channels.ts";
import type { Harm } from "../../domain/changes/action.ts";
import { FEW } from "../../domain/changes/large-changes.ts";
import { wantsNewDay } from "../../domain/changes/new-day.ts";
import type { Audit } from "../audit/audit.ts";
import type { Orm } from "../db/database.ts";
import { changes } from "../db/schema.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import type { StagedFiles } from "../staged-files/staged-files.ts";
import { createAccountConnected } from "./account-connected.ts";
import { needsApproval } from "./approval.ts";
import { keptBytes } from "./bounds.ts";
import {
  type ChangeRow,
  cancelRest,
  connectionOf,
  FORGOTTEN_MS,
  heldKind,
  isUnfrozen,
  moveChange,
  type Part,
  partsOf,
} from "./change-store.ts";
import { type CreateDeps, type CreatedChange, createCreating, LOOK_AFTER_MS } from "./create.ts";
import { withEarlier } from "./earlier.ts";
import { firstsOf, hasFirst } from "./first-parts.ts";
import { asFoundBefore } from "./found-before.ts";
import { createGoingOn, lookAfterMs, runnerOf } from "./go-on.ts";
import { createKin, type KinReading } from "./kin.ts";
import { withKnownNames } from "./known-names.ts";
import { createMoving } from "./moving.ts";
import { checkedParts, isMatching, knownFor, newItems, orderedParts, type PartRequest } from "./plan.ts";
import { createReading, type Reading, type ReadingDeps } from "./reading.ts";
import { noReason, type Why, wantsReason } from "./ready.ts";
import { createRereading, ensureSomePlanned, type Rereading } from "./rereading.ts";
import { createRetrying, type Retrying } from "./retrying.ts";
import type { TakeBacks } from "./take-back.ts";
import { titleOf } from "./title.ts";
import { createUndoing, lastEndMs, type Undoing } from "./undoing.ts";
import { aheadMs, createWaiting, ensureCanEnd, isPast, type Waiting } from "./waiting.ts";

export interface ChangesDeps extends ReadingDeps, CreateDeps {
  readonly stagedFiles: Pick<StagedFiles, "ensureOwn">;
  readonly inventory: Pick<InventoryListing, "totals" | "archived" | "known">;
  readonly audit: Pick<Audit, "record">;
  readonly takeBacks: Pick<TakeBacks, "after">;
}

export interface PlanRequest {
  readonly connection: ConnectionName;
  readonly parts: readonly PartRequest[];
  /** What is done at once, and has to succeed before the parts begin. */
  readonly first?: readonly PartRequest[];
  /** When the parts begin once it is applied, epoch milliseconds; at once where this is left out. */
  readonly atMs?: number | undefined;
  /** When what it gives is taken back, epoch milliseconds; it stays where this is left out. */
  readonly untilMs?: number | undefined;
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
  /** A plan of one's own that this one is made in place of, of what matched in it: it leaves no trace. */
  readonly insteadOf?: string | undefined;
  /** Of the request. */
  readonly sizeBytes: number;
  /** The harm up to which it is carried out as soon as it is planned; it is planned only where this is left out. */
  readonly applyUpTo?: Harm | undefined;
}

export interface Applying extends Why {
  /** When what it gives is taken back, epoch milliseconds; as it was planned where this is left out. */
  readonly untilMs?: number | undefined;
  /** When it is to begin, epoch milliseconds; at once where this is left out. */
  readonly atMs?: number | undefined;
}

export interface Changes extends Reading, Retrying, Rereading, Undoing, Waiting, KinReading {
  /**
   * Makes a plan, and reads what is for as long as somebody waits; what then is left is read on by itself. Carries it out
   * where that was confirmed.
   */
  plan(session: Session, request: PlanRequest): Promise<CreatedChange>;
  /** Carries a plan out; waits for the end of small ones. */
  apply(session: Session, id: string, how?: Applying): Promise<CreatedChange>;
  pause(session: Session, id: string): Promise<ChangeRow>;
  resume(session: Session, id: string): Promise<ChangeRow>;
  /** Ends what was not begun. */
  cancel(session: Session, id: string): Promise<ChangeRow>;
  /** Has a plan of one's own that nobody kept leave no trace. */
  forget(session: Session, id: string): Promise<ChangeRow>;
  /** Goes on with what waits for this person's sign-in. */
  signedIn(userId: string): Promise<void>;
  /** The same with what waits for the account connection. */
  accountConnected(): Promise<void>;
}

export function createChanges(deps: ChangesDeps): Changes {
  const { database, clock, runner, later } = deps;

  const looking = createReading(deps);
  const found = looking.getToAct;
  /** Whoever only looks at a change of others does nothing with it. */
  const reading = { ...looking, get: found };

  const create = createCreating(deps);

  const moved = createMoving({ ...deps, reading });
  const goOnFor = createGoingOn({ runner, later, reading });
  const goOn: typeof goOnFor = async (session, change) => {
    const row = await goOnFor(session, change);
    await deps.takeBacks.after(row);
    return row;
  };

  const undoing = createUndoing({ ...deps, reading, create });

  const waiting = createWaiting({ ...deps, moved, reading });

  const forget: Changes["forget"] = async (session, id) => {
    const plan = await found(session, id);
    const { orm } = await database.ready;
    // Swept with the next that is over.
    const gone =
      plan.plannedBy === session.userId &&
      (await moveChange(orm, id, ["planning", "planned"], "discarded", { endedAtMs: FORGOTTEN_MS, runner: null }));
    if (!gone) throw new RequestFailure("invalid_request", "Only a plan of your own that was not applied can go.");
    await cancelRest(orm, id);
    deps.told(id);
    return gone;
  };

  return {
    ...looking,
    ...createRetrying({ ...deps, reading, create, goOn }),
    ...createRereading({ ...deps, reading }),
    ...undoing,
    ...waiting,
    ...createKin({ database, undoing }),
    plan: async (session, request) => {
      const { connection, first = [], atMs, untilMs, reason, ticket, sizeBytes, applyUpTo = null } = request;
      if (atMs !== undefined) aheadMs(atMs, clock.nowMs());
      const wanted = [...first, ...request.parts];
      const before = request.insteadOf === undefined ? undefined : await found(session, request.insteadOf);
      const known = before && (await asFoundBefore((await database.ready).orm, before, wanted));
      const given = await checkedParts(known?.parts ?? wanted);
      const asGiven = orderedParts(given, first.length);
      ensureCanEnd(untilMs, { connection, parts: asGiven, beginsAtMs: atMs ?? null }, clock.nowMs());
      if (applyUpTo !== null && asGiven.some(isUnfrozen))
        throw new RequestFailure("invalid_request", "What matches has to be looked at before it is applied.");
      const via = { connection, userId: session.userId };
      // Before anything is looked up: what it finds is for those alone who may do this.
      await deps.ensureMay(session, connection, asGiven);
      const named = await withKnownNames(given, via, deps.inventory);
      const parts = asGiven.map((part, at): Part => ({ ...part, input: named[at]?.input }));
      // Few things are never much, and do not wait for what the inventory knows of others.
      const targetCount = given.reduce((sum, { targets }) => sum + (isMatching(targets) ? FEW : targets.length), 0);
      const isMany = targetCount >= FEW;
      const archived = isMany ? knownFor(parts, await deps.inventory.archived(session.userId)) : undefined;
      const items = await newItems(named, via, archived);
      const totals = isMany ? await deps.inventory.totals(session.userId, connection) : {};
      // A file that somebody names is not by that theirs.
      const files = items.flatMap((item) => item.files);
      if (files.length > 0) await deps.stagedFiles.ensureOwn(session.userId, files);
      const title = titleOf(parts, items);
      const why = { reason: reason ?? null, ticket: ticket ?? null };
      const kept = { sizeBytes: keptBytes(sizeBytes + (known?.sizeBytes ?? 0), items.length) };
      // Whoever joins channels is not in them yet.
      const counted = parts.map((part): Part => (part.actionId === joinChannels.id ? part : { ...part, ...totals }));
      const whose = { undoOf: null, againOf: null, applyUpTo, beginsAtMs: atMs ?? null, untilMs: untilMs ?? null };
      const asked = { connection, parts: counted, title, ...why, ...kept, ...whose };
      if (before) await forget(session, before.id);
      const made = await create.whole(session, asked, items);
      await deps.takeBacks.after(made);
      return made;
    },
    apply: async (session, id, how = {}) => {
      const planned = await found(session, id);
      const { atMs = begins(planned, clock.nowMs()), ...why } = how;
      const { reason = planned.reason, ticket = planned.ticket, untilMs = planned.untilMs } = why;
      const given = { connection: connectionOf(planned), parts: partsOf(planned), beginsAtMs: atMs ?? null };
      ensureCanEnd(untilMs, given, clock.nowMs());
      const askedFrom = session.address ?? null;
      const { orm } = await database.ready;
      const undoneMs = planned.undoOf === null ? 0 : await lastEndMs(orm, planned.undoOf);
      const appliedAtMs = Math.max(clock.nowMs(), undoneMs + 1);
      const move = { appliedBy: session.userId, appliedAtMs, askedFrom, reason, ticket, untilMs };
      const runner = runnerOf(planned);
      // Of the plan as it is in the moment it is applied: a moment ago it may have been in the making.
      let refused: ChangeRow | undefined;
      const ensure = async (stored: ChangeRow, within: Orm) => {
        await ensureSomePlanned(within, stored);
        const row = await withEarlier(within, stored, { rule: deps.approval, nowMs: clock.nowMs() });
        refused = row;
        if (row.plannedBy === session.userId && needsApproval(deps.approval, row))
          throw new RequestFailure(
            "forbidden_role",
            "Someone other than whoever planned this has to apply it. Send them the address of its page under Changes.",
          );
        refused = wantsReason(row, why) ? row : undefined;
        if (refused) throw noReason(row);
      };
      const apply = { act: "apply", refusal: "Only a plan that is ready can be applied.", ensure } as const;
      try {
        if (atMs === undefined) {
          const begun = { ...move, runner, beginsAtMs: null };
          const row = await moved(session, id, ["planned"], "running", begun, { ...apply, afterMs: lookAfterMs });
          return await goOn(session, row);
        }
        const inMs = aheadMs(atMs, clock.nowMs());
        if (hasFirst(partsOf(planned))) {
          const begun = { ...move, runner, beginsAtMs: atMs };
          const row = await moved(session, id, ["planned"], "running", begun, { ...apply, afterMs: lookAfterMs });
          return await goOn(session, row);
        }
        const later = { ...move, goesOnAtMs: atMs, beginsAtMs: atMs };
        return await moved(session, id, ["planned"], "scheduled", later, { ...apply, afterMs: () => inMs });
      } catch (error) {
        // It stays a plan, which says what it waits for.
        if (refused) {
          await moveChange(orm, id, ["planned"], "planned", { summary: refused.summary });
          deps.told(id);
        }
        throw error;
      }
    },
    pause: async (session, id) => {
      // As long as it is not gone on with, what it was to take back stays.
      await waiting.ensureMayGive(session, id);
      const heldBy = { kind: "refused", code: "paused", status: 0, message: `${session.displayName} paused it.` };
      const row = await moved(
        session,
        id,
        ["running", "waiting"],
        "paused",
        { heldBy },
        {
          act: "pause",
          refusal: "Only a running change can be paused.",
        },
      );
      await deps.takeBacks.after(row);
      return row;
    },
    resume: async (session, id) => {
      const move = { heldBy: null, goesOnAtMs: null, runner: randomUUID() };
      const change = await moved(session, id, ["paused", "waiting"], "running", move, {
        act: "resume",
        refusal: "It is not waiting for anything.",
        afterMs: lookAfterMs,
        ensure: async ({ untilMs }) => {
          if (isPast(untilMs, clock.nowMs())) throw new RequestFailure("invalid_request", GIVES_NO_MORE);
        },
      });
      return goOn(session, change);
    },
    cancel: async (session, id) => {
      const before = await found(session, id);
      const isPlan = before.status === "planning" || before.status === "planned";
      // What it was to take back stays.
      await waiting.ensureMayGive(session, id);
      const change = await moved(
        session,
        id,
        ["planning", "planned", "scheduled", "running", "waiting", "paused"],
        isPlan ? "discarded" : "cancelled",
        { endedAtMs: clock.nowMs(), ...(isPlan && { heldBy: null }) },
        // Should this process die, somebody ends what is left, and asks about what was under way.
        { act: "cancel", refusal: "It has ended.", ...(!isPlan && { afterMs: () => LOOK_AFTER_MS }) },
      );
      const { orm } = await database.ready;
      await cancelRest(orm, id);
      deps.told(id);
      return change;
    },
    forget,
    accountConnected: createAccountConnected(deps),
    signedIn: async (userId) => {
      const { orm } = await database.ready;
      const waiting = await orm
        .select()
        .from(changes)
        .where(
          or(
            and(eq(changes.status, "paused"), eq(actorId, userId)),
            and(eq(changes.status, "planning"), eq(changes.plannedBy, userId)),
          ),
        );
      for (const change of waiting) {
        if (heldKind(change) !== "session_ended") continue;
        const [from, to] =
          change.status === "paused" ? (["paused", "running"] as const) : (["planning", "planning"] as const);
        await orm.transaction(async (within) => {
          if (await moveChange(within, change.id, [from], to, { heldBy: null }))
            await later.instead(change.id, 0, within);
        });
      }
    },
  };
}

const GIVES_NO_MORE =
  "The day on which it ends is past, so nothing more is given. Stop it, and plan the rest as a change of its own.";

/** See `actorIdOf`. */
const actorId = sql`coalesce(${changes.retries} -> -1 ->> 'by', ${changes.appliedBy})`;

/**
 * When a plan that was kept for somebody is to begin; at once where that is past by now and nothing goes first.
 *
 * @throws RequestFailure `invalid_request`
 */
function begins(plan: ChangeRow, nowMs: number): number | undefined {
  const { beginsAtMs } = plan;
  if (wantsNewDay({ beginsAtMs, firstCount: firstsOf(partsOf(plan)).length }, nowMs))
    throw new RequestFailure(
      "invalid_request",
      "The day on which the rest was to begin is past, so that it would begin as soon as the first part is done. Choose a new day within the next 90 days where you apply it.",
    );
  return beginsAtMs !== null && beginsAtMs > nowMs ? beginsAtMs : undefined;
}
