// What people do with changes: plan, apply, pause, go on, cancel, retry, undo.
import { randomUUID } from "node:crypto";
import { and, asc, eq, or } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import type { Harm } from "../../domain/changes/action.ts";
import type { ItemStatus } from "../../domain/changes/item.ts";
import type { Audit } from "../audit/audit.ts";
import { changeItems, changes } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import type { StagedFiles } from "../staged-files/staged-files.ts";
import { needsApproval } from "./approval.ts";
import { keptBytes } from "./bounds.ts";
import { type ChangeRow, moveChange, moveItems, type Part, partAt, partsOf, replanStale } from "./change-store.ts";
import {
  type CreateDeps,
  type CreatedChange,
  createCreating,
  LOOK_AFTER_MS,
  SMALL_ITEMS,
  whileWaiting,
} from "./create.ts";
import { checkedParts, newItems, type PartRequest, plannedFromFound, undoItems } from "./plan.ts";
import { createReading, type Reading, type ReadingDeps } from "./reading.ts";
import { type Why, wantsReason } from "./ready.ts";
import { summaryOfRow } from "./weight.ts";

export interface ChangesDeps extends ReadingDeps, CreateDeps {
  readonly stagedFiles: Pick<StagedFiles, "ensureOwn">;
  readonly audit: Pick<Audit, "record">;
}

/** How somebody moves a change on. */
interface Moving {
  readonly act: "apply" | "pause" | "resume" | "cancel";
  /** Said where it is not in a status it can be moved from. */
  readonly refusal: string;
  /** After how long somebody takes it up; nobody does where it is left out. */
  readonly afterMs?: (row: ChangeRow) => number;
}

export interface PlanRequest {
  readonly connection: ConnectionName;
  readonly parts: readonly PartRequest[];
  readonly reason?: string | undefined;
  readonly ticket?: string | undefined;
  /** Of the request. */
  readonly sizeBytes: number;
  /** The harm up to which it is carried out as soon as it is planned; it is planned only where this is left out. */
  readonly applyUpTo?: Harm | undefined;
}

export interface Applying extends Why {
  /** When it is to begin, epoch milliseconds; at once where this is left out. */
  readonly atMs?: number | undefined;
}

export interface Changes extends Reading {
  /**
   * Makes a plan, and reads what is for as long as somebody waits; what then is left is read on by itself. Carries it out
   * where that was confirmed.
   */
  plan(session: Session, request: PlanRequest): Promise<CreatedChange>;
  /** Plans the way back of what a change has done. */
  planUndo(session: Session, id: string): Promise<CreatedChange>;
  /** Carries a plan out; waits for the end of small ones. */
  apply(session: Session, id: string, how?: Applying): Promise<ChangeRow>;
  pause(session: Session, id: string): Promise<ChangeRow>;
  resume(session: Session, id: string): Promise<ChangeRow>;
  /** Ends what was not begun. */
  cancel(session: Session, id: string): Promise<ChangeRow>;
  /**
   * Has the items of these statuses tried again: those set aside from how they were found, whatever it was; those to
   * which no answer came by asking first.
   */
  retry(session: Session, id: string, statuses: readonly ItemStatus[]): Promise<ChangeRow>;
  /** Goes on with what waits for this person's sign-in. */
  signedIn(userId: string): Promise<void>;
}

export function createChanges(deps: ChangesDeps): Changes {
  const { database, clock, runner, later } = deps;

  const reading = createReading(deps);
  const found = reading.get;

  const create = createCreating(deps);

  const moved = async (
    session: Session,
    id: string,
    from: Parameters<typeof moveChange>[2],
    to: Parameters<typeof moveChange>[3],
    move: Parameters<typeof moveChange>[4],
    { act, refusal, afterMs }: Moving,
  ): Promise<ChangeRow> => {
    const change = await found(session, id);
    await deps.ensureMay(session, connectionOf(change), partsOf(change));
    const { orm } = await database.ready;
    const row = await orm.transaction(async (within) => {
      const row = await moveChange(within, id, from, to, move);
      if (!row) throw new RequestFailure("invalid_request", refusal);
      const { reason, ticket, goesOnAtMs } = row;
      const event = {
        requestId: randomUUID(),
        who: session,
        operation: `${act}Change`,
        connection: connectionOf(change),
        change: { id, title: change.title },
        detail: act === "apply" ? { reason, ticket, goesOnAtMs } : null,
      };
      await deps.audit.record(event, within);
      // Whatever becomes of this process from here on, somebody takes it up.
      if (afterMs) await later.instead(id, afterMs(row), within);
      return row;
    });
    deps.told(id);
    return row;
  };

  const isSmall = ({ itemCount }: ChangeRow): boolean => itemCount <= SMALL_ITEMS;
  const lookAfterMs = (change: ChangeRow): number => (isSmall(change) ? LOOK_AFTER_MS : 0);
  /** Works on small ones in this very request, so that they are done when it is answered. */
  const goOn = async (session: Session, change: ChangeRow): Promise<ChangeRow> => {
    const afterMs = isSmall(change) ? await runner.carryOn(change.id, whileWaiting) : null;
    if (afterMs !== null) await later.instead(change.id, afterMs);
    return found(session, change.id);
  };

  return {
    ...reading,
    plan: async (session, { connection, parts: requested, reason, ticket, sizeBytes, applyUpTo = null }) => {
      const given = await checkedParts(requested);
      const parts = given.map(({ actionId, input }): Part => ({ actionId, input, isUndo: false }));
      const items = await newItems(given, { connection, userId: session.userId });
      await deps.ensureMay(session, connection, parts);
      // A file that somebody names is not by that theirs.
      const files = items.flatMap((item) => item.files);
      if (files.length > 0) await deps.stagedFiles.ensureOwn(session.userId, files);
      const title = titleOf(given, items);
      const why = { reason: reason ?? null, ticket: ticket ?? null };
      const kept = { sizeBytes: keptBytes(sizeBytes, items.length) };
      return create(session, { connection, parts, title, ...why, ...kept, undoOf: null, applyUpTo }, items);
    },
    planUndo: async (session, id) => {
      const change = await found(session, id);
      await deps.ensureMay(session, connectionOf(change), partsOf(change));
      if (change.status !== "done" && change.status !== "cancelled")
        throw new RequestFailure("invalid_request", "It has not ended yet: cancel it first.");
      const { orm } = await database.ready;
      const rows = await orm
        .select()
        .from(changeItems)
        .where(and(eq(changeItems.changeId, id), eq(changeItems.status, "done")))
        .orderBy(asc(changeItems.n));
      if (rows.length === 0)
        throw new RequestFailure("invalid_request", "This change has done nothing that could be undone.");
      const was = partsOf(change);
      const parts = was.map((part) => ({ ...part, isUndo: !part.isUndo }));
      const items = await undoItems(rows, was, { connection: connectionOf(change), userId: session.userId });
      const title = change.undoOf === null ? `Undo: ${change.title}` : change.title.replace(/^Undo: /, "");
      const { sizeBytes } = change;
      const why = { reason: null, ticket: change.ticket };
      const undo = { connection: connectionOf(change), parts, title, ...why, sizeBytes, undoOf: id, applyUpTo: null };
      return create(session, undo, items);
    },
    apply: async (session, id, { atMs, ...why } = {}) => {
      const planned = await found(session, id);
      if (planned.status === "planned" && planned.plannedBy === session.userId && needsApproval(deps.approval, planned))
        throw new RequestFailure(
          "forbidden_role",
          "Someone other than whoever planned this has to apply it. Send them the address of its page under Changes.",
        );
      if (planned.status === "planned" && wantsReason(planned, why)) {
        const guards = summaryOfRow(planned)?.guards ?? [];
        throw new RequestFailure("invalid_request", ["Give a reason before this is applied.", ...guards].join(" "));
      }
      const { reason = planned.reason, ticket = planned.ticket } = why;
      const askedFrom = session.address ?? null;
      const move = { appliedBy: session.userId, appliedAtMs: clock.nowMs(), askedFrom, reason, ticket };
      const apply = { act: "apply", refusal: "Only a plan that is ready can be applied." } as const;
      if (atMs === undefined)
        return goOn(
          session,
          await moved(session, id, ["planned"], "running", move, { ...apply, afterMs: lookAfterMs }),
        );
      const inMs = atMs - clock.nowMs();
      if (inMs < 0 || inMs > LONGEST_AHEAD_MS)
        throw new RequestFailure("invalid_request", "It can begin within the next 90 days: choose a time within them.");
      const later = { ...move, goesOnAtMs: atMs };
      return moved(session, id, ["planned"], "scheduled", later, { ...apply, afterMs: () => inMs });
    },
    pause: async (session, id) => {
      const heldBy = { kind: "refused", code: "paused", status: 0, message: `${session.displayName} paused it.` };
      return moved(
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
    },
    resume: async (session, id) => {
      const move = { heldBy: null, goesOnAtMs: null };
      const change = await moved(session, id, ["paused", "waiting"], "running", move, {
        act: "resume",
        refusal: "It is not waiting for anything.",
        afterMs: lookAfterMs,
      });
      return goOn(session, change);
    },
    cancel: async (session, id) => {
      const before = await found(session, id);
      const isPlan = before.status === "planning" || before.status === "planned";
      const change = await moved(
        session,
        id,
        ["planning", "planned", "scheduled", "running", "waiting", "paused"],
        isPlan ? "discarded" : "cancelled",
        { endedAtMs: clock.nowMs() },
        { act: "cancel", refusal: "It has ended." },
      );
      const { orm } = await database.ready;
      await moveItems(orm, id, ["reading", "planned"], "cancelled");
      deps.told(id);
      return change;
    },
    retry: async (session, id, statuses) => {
      const change = await found(session, id);
      await deps.ensureMay(session, connectionOf(change), partsOf(change));
      const { orm } = await database.ready;
      const row = await orm.transaction(async (within) => {
        const move = { endedAtMs: null, heldBy: null, appliedBy: session.userId };
        const running = await moveChange(within, id, ["done", "cancelled"], "running", move);
        if (!running) throw new RequestFailure("invalid_request", "It has not ended yet.");
        // Those to which no answer came are asked about, never sent blindly.
        const asked = statuses.includes("unknown") ? await moveItems(within, id, ["unknown"], "sending") : 0;
        const again = statuses.filter((status) => retried.has(status));
        const moved = await moveItems(within, id, again, "planned");
        const via = { connection: connectionOf(change), userId: session.userId };
        const parts = partsOf(change);
        const replanned = statuses.includes("stale")
          ? await replanStale(within, id, (row) => plannedFromFound(row, partAt(parts, row.part), via))
          : 0;
        if (asked + moved + replanned === 0)
          throw new RequestFailure("invalid_request", "There is nothing to try again.");
        await later.instead(id, lookAfterMs(running), within);
        return running;
      });
      deps.told(id);
      return goOn(session, row);
    },
    signedIn: async (userId) => {
      const { orm } = await database.ready;
      const waiting = await orm
        .select()
        .from(changes)
        .where(
          or(
            and(eq(changes.status, "paused"), eq(changes.appliedBy, userId)),
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

const retried: ReadonlySet<ItemStatus> = new Set(["failed", "cancelled"]);

/** Jobs that wait outlive this. */
const LONGEST_AHEAD_MS = 90 * 86_400_000;

const connectionOf = (change: ChangeRow): ConnectionName => (change.connection === "account" ? "account" : "me");

function titleOf(
  parts: readonly PartRequest[],
  items: readonly { readonly part: number; readonly label: string }[],
): string {
  const own = parts.map(() => ({ count: 0, label: "" }));
  for (const { part, label } of items) {
    const sum = own[part];
    if (!sum) continue;
    sum.count += 1;
    sum.label = label;
  }
  const titles = parts.flatMap(({ actionId, input }, part) => {
    const { count, label } = own[part] ?? { count: 0, label: "" };
    return count === 0 ? [] : [actionOf(actionId).title({ count, only: count === 1 ? label : undefined }, input)];
  });
  const shown = titles.slice(0, NAMED_PARTS);
  const rest = titles.length - shown.length;
  const title = `${shown.join(", ")}${rest > 0 ? `, and ${rest} more` : ""}`;
  return title.length <= MOST_TITLE ? title : `${[...title].slice(0, MOST_TITLE).join("")}…`;
}

/** Parts that a title names. */
const NAMED_PARTS = 5;
/** A title stands in lists and is told to many browsers. */
const MOST_TITLE = 500;

function heldKind({ heldBy }: ChangeRow): unknown {
  return typeof heldBy === "object" && heldBy !== null && "kind" in heldBy ? heldBy.kind : undefined;
}
