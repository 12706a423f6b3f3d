// Makes a change of what somebody asked for: a small one is read, stored as it is to be, and carried out where it is to be,
// all in the request that asked for it and in as few writes as keep its promises.
import { randomUUID } from "node:crypto";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Harm } from "../../domain/changes/action.ts";
import type { Calls } from "../../domain/changes/estimate.ts";
import type { Earlier } from "../../domain/changes/large-changes.ts";
import { orUnavailable } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { besides } from "../db/together.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { doingOf } from "./actor.ts";
import { appliedEntry, isNoted } from "./applied-entry.ts";
import { type Bounds, ensureWithinBounds, isFarFromBounds, roomFor, stateBytes, turnOf } from "./bounds.ts";
import { type ChangeRow, findChange, type ItemRow, isUnfrozen, type NewItem, type Part } from "./change-store.ts";
import { countsEarlier, earlierOf } from "./earlier.ts";
import { goesOnAfter, goesOnAt } from "./ending.ts";
import { createHeld, itemRowOf, type StoreAll } from "./held.ts";
import { insertChange, insertWhole } from "./insert-change.ts";
import { withKnownEnds } from "./known-ends.ts";
import { permittedItems } from "./permitted.ts";
import type { Later } from "./queue.ts";
import { type FirstRead, nothingRead } from "./read-first.ts";
import { isReady } from "./ready.ts";
import type { Runner, Working } from "./runner.ts";
import { summaryOf } from "./sum-up.ts";
import type { Actor, ChangesZoom } from "./zoom.ts";

/** What is done while the person waits for the answer. */
export const SMALL_ITEMS = 20;
export const whileWaiting: Working = { lane: "person", forMs: 8_000 };
/** A process that ends while it works on a change does not say so; somebody looks after so long. */
export const LOOK_AFTER_MS = 15_000;
/** What was read for a plan so long ago is read again before anything is done. */
const FRESH_MS = 5_000;

export interface CreateDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly runner: Runner;
  readonly later: Later;
  readonly told: (changeId: string) => void;
  readonly approval: ApprovalRule;
  readonly bounds: Bounds;
  readonly audit: Pick<Audit, "record">;
  readonly permits: ChangesZoom["permits"];
}

export interface NewChange extends Pick<ChangeRow, "title" | "reason" | "ticket" | "sizeBytes" | "undoOf" | "againOf"> {
  readonly connection: ConnectionName;
  readonly parts: readonly Part[];
  /** The harm up to which it is carried out at once; null where it is planned only. */
  readonly applyUpTo: Harm | null;
  /** When what it gives is taken back; null where it stays. */
  readonly untilMs?: number | null;
  /** When all but what goes first begins once it is applied; null where that is at once. */
  readonly beginsAtMs: number | null;
}

export const PLANNED_ONLY = { applyUpTo: null, beginsAtMs: null } as const;

/** A change, with its items where they are few and at hand. */
export type CreatedChange = ChangeRow & { readonly items?: readonly ItemRow[] };

export interface Creating {
  whole(session: Session, asked: NewChange, items: readonly NewItem[]): Promise<CreatedChange>;
  /** Of many items, of which some are in memory at a time. */
  inPieces(
    session: Session,
    asked: NewChange,
    count: number,
    pieces: AsyncIterable<readonly NewItem[]>,
  ): Promise<ChangeRow>;
}

export function createCreating(deps: CreateDeps): Creating {
  const { database, clock, runner, later, told, approval, bounds } = deps;
  /** Reads what a change that is stored is about, for as long as somebody waits. */
  const readOn = async (orm: Orm, id: string): Promise<ChangeRow> => {
    const goesOnMs = await runner.carryOn(id, whileWaiting);
    if (goesOnMs !== null) await later.instead(id, goesOnMs);
    return stored(orm, id);
  };
  const inPieces: Creating["inPieces"] = async (session, asked, count, pieces) => {
    const { accountId, userId } = session;
    const { orm, ensureRoom } = await database.ready;
    await ensureRoom(roomFor(asked.sizeBytes));
    const id = randomUUID();
    const doing = doingOf(asked.parts);
    const { connection, ticket } = asked;
    const via: Actor = { changeId: id, ticket, connection, userId, accountId, who: session, doing };
    const chain = randomUUID();
    const change = { ...planningRow(asked, count, {}, via, clock.nowMs()), chain };
    await insertChange(
      orm,
      change,
      permittedPieces(pieces, asked.parts, via),
      (within) => ensureWithinBounds(within, { userId, sizeBytes: asked.sizeBytes }, bounds, clock),
      (within) => later.within(within, { changeId: id, chain, person: userId }, LOOK_AFTER_MS),
    );
    told(id);
    return readOn(orm, id);
  };
  const permitted = (items: readonly NewItem[], parts: readonly Part[], via: Actor) =>
    orUnavailable(() => permittedItems(deps, via, parts, items));
  async function* permittedPieces(
    pieces: AsyncIterable<readonly NewItem[]>,
    parts: readonly Part[],
    via: Actor,
  ): AsyncGenerator<readonly NewItem[]> {
    const { orm } = await database.ready;
    for await (const items of pieces) {
      const allowed = await permitted(items, parts, via);
      yield await withKnownEnds(orm, allowed, allowed, parts, { ...via, nowMs: clock.nowMs() });
    }
  }
  const whole: Creating["whole"] = async (session, asked, given) => {
    const { accountId, userId } = session;
    const { connection, parts, ticket } = asked;
    const { orm, ensureRoom } = await database.ready;
    await ensureRoom(roomFor(asked.sizeBytes));
    const id = randomUUID();
    const via: Actor = { changeId: id, ticket, connection, userId, accountId, who: session, doing: doingOf(parts) };
    const items = await permitted(given, parts, via);
    ensureSomeAllowed(items, given);
    const isSmall = items.length <= SMALL_ITEMS && !parts.some(isUnfrozen);
    const beganAtMs = clock.nowMs();
    const own = { userId, sizeBytes: asked.sizeBytes };
    const [found, isFar] = await Promise.all([
      isSmall
        ? runner.readFirst(items, parts, via, { ...whileWaiting, isPatient: asked.applyUpTo === null })
        : nothingRead(items),
      isSmall && asked.applyUpTo !== null && isFarFromBounds(orm, own, bounds, clock),
    ]);
    const read = {
      ...found,
      items: await withKnownEnds(orm, found.items, found.items, parts, { ...via, nowMs: clock.nowMs() }),
    };
    // Those of an undo are counted with the change that it takes back.
    const sizeBytes = asked.sizeBytes + (asked.undoOf === null ? stateBytes(read.items) : 0);
    const isRead = read.items.every(({ status }) => status !== "reading") && !parts.some(isUnfrozen);
    const about = { id, plannedBy: userId, connection, undoOf: asked.undoOf, parts, itemCount: items.length };
    const counting = { rule: approval, nowMs: clock.nowMs() };
    const chain = randomUUID();
    const chained = { changeId: id, chain, person: userId };
    /** As it is to be, with what counts with it. */
    const made = (earlier: Earlier | null) => {
      const planned = plannedRow({ ...asked, sizeBytes }, read, via, earlier, clock);
      const row = isReady(planned, approval) ? begun(planned, isSmall) : planned;
      const afterMs = nextLook(row, isSmall, read);
      const isEntered = row.status === "running" && isNoted(row);
      return { change: { ...row, chain: afterMs === null ? null : chain }, afterMs, isEntered };
    };
    let fit = made(isRead ? await earlierOf(orm, about, read.items, counting) : null);
    // Others may be stored in this moment: those that count are counted again when it is this one's turn.
    const isCountedAgain = fit.change.status === "running" && countsEarlier(about, approval);
    const settled = async (within: Orm) => {
      if (isCountedAgain) {
        await turnOf(within, userId);
        fit = made(await earlierOf(within, about, read.items, counting));
      }
      return fit.change;
    };
    // Stored along with its first call, and not before it.
    const isStoredLater =
      fit.change.status === "running" &&
      isSmall &&
      isFar &&
      !fit.isEntered &&
      !isCountedAgain &&
      read.items.every(({ files }) => files.length === 0);
    const storeAll: StoreAll = async (row, rows, beside) => {
      const job = await later.sending(chained, LOOK_AFTER_MS);
      await insertWhole(orm, row, rows, { job, ...besides(beside) });
    };
    if (!isStoredLater)
      await insertChange(
        orm,
        fit.change,
        read.items,
        (within) => ensureWithinBounds(within, { userId, sizeBytes }, bounds, clock),
        async (within) => {
          const { change, afterMs, isEntered } = fit;
          if (afterMs !== null) await later.within(within, chained, afterMs);
          if (isEntered) await deps.audit.record(appliedEntry(change, session, connection), within);
        },
        settled,
      );

    const { change } = fit;
    if (change.status === "running" && isSmall) {
      const rows = read.items.map((item) => itemRowOf(id, item));
      const held = createHeld(change, rows, isStoredLater ? storeAll : undefined);
      const isFresh = clock.nowMs() - beganAtMs < FRESH_MS;
      const goesOnMs = await runner.runHeld(held, via, {
        ...whileWaiting,
        // A later part builds on what an earlier one has done.
        fresh: ({ n, part }) => (isFresh && part === 0 ? read.readings.get(n) : undefined),
      });
      if (goesOnMs !== null) await later.instead(id, goesOnMs);
      return held.change().status === "done" ? { ...held.change(), items: held.items() } : stored(orm, id);
    }
    told(id);
    if (isSmall) return { ...change, items: read.items.map((item) => itemRowOf(id, item)) };
    return change.status === "planning" ? readOn(orm, id) : change;
  };
  return { whole, inPieces };
}

/** A plan of nothing that somebody may do is no plan. @throws RequestFailure `forbidden_role` */
function ensureSomeAllowed(items: readonly NewItem[], given: readonly NewItem[]): void {
  const isRefused = given.length > 0 && items.every((item, index) => item !== given[index]);
  if (isRefused) throw new RequestFailure("forbidden_role", items[0]?.skip ?? "Your role does not allow this.");
}

async function stored(orm: Orm, id: string): Promise<ChangeRow> {
  const row = await findChange(orm, id);
  if (!row) throw new Error(`the change ${id} was stored and is not there`);
  return row;
}

/** @param earlier null where not all of it is read by now */
function plannedRow(
  asked: NewChange,
  { items, reads, heldBy }: FirstRead,
  via: Actor,
  earlier: Earlier | null,
  clock: Clock,
): ChangeRow {
  const row = planningRow(asked, items.length, reads, via, clock.nowMs());
  if (!earlier) return { ...row, heldBy, goesOnAtMs: heldBy && goesOnAt(heldBy, clock) };
  return { ...row, ...summaryOf(items, asked, via, { reads, earlier }), status: "planned" };
}

const planningRow = (asked: NewChange, itemCount: number, reads: Calls, via: Actor, nowMs: number): ChangeRow => ({
  ...asked,
  untilMs: asked.untilMs ?? null,
  endingNotedMs: null,
  endsAccessOf: null,
  id: via.changeId,
  accountId: via.accountId,
  summary: { reads },
  status: "planning",
  heldBy: null,
  goesOnAtMs: null,
  itemCount,
  plannedBy: via.userId,
  plannedAtMs: nowMs,
  appliedBy: null,
  appliedAtMs: null,
  retries: [],
  endedAtMs: null,
  askedFrom: via.who.address ?? null,
  runner: null,
  chain: null,
});

const begun = (planned: ChangeRow, isSmall: boolean): ChangeRow => ({
  ...planned,
  status: "running",
  appliedBy: planned.plannedBy,
  appliedAtMs: planned.plannedAtMs,
  runner: isSmall ? randomUUID() : null,
});

/** After how long somebody is to take it up; null where nobody is. */
function nextLook({ status }: ChangeRow, isSmall: boolean, { heldBy }: FirstRead): number | null {
  if (status === "planned") return null;
  if (status === "running") return isSmall ? LOOK_AFTER_MS : 0;
  if (!isSmall) return LOOK_AFTER_MS;
  return heldBy ? goesOnAfter(heldBy) : 0;
}
