// Makes a change of what somebody asked for: a small one is read, stored as it is to be, and carried out where it is to be,
// all in the request that asked for it and in as few writes as keep its promises.
import { randomUUID } from "node:crypto";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Harm } from "../../domain/changes/action.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import type { Session } from "../session/session.ts";
import { type Bounds, ensureWithinBounds, roomFor, stateBytes } from "./bounds.ts";
import { type ChangeRow, findChange, type ItemRow, insertChange, type NewItem, type Part } from "./change-store.ts";
import { createHeld, itemRowOf } from "./held.ts";
import type { Later } from "./queue.ts";
import { type FirstRead, nothingRead } from "./read-first.ts";
import { isReady } from "./ready.ts";
import { goesOnAfter, type Runner, type Working } from "./runner.ts";
import { summaryOf } from "./sum-up.ts";
import type { Actor } from "./zoom.ts";

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
}

export interface NewChange extends Pick<ChangeRow, "title" | "reason" | "ticket" | "sizeBytes" | "undoOf"> {
  readonly connection: ConnectionName;
  readonly parts: readonly Part[];
  /** The harm up to which it is carried out at once; null where it is planned only. */
  readonly applyUpTo: Harm | null;
}

/** A change, with its items where they are few and at hand. */
export type CreatedChange = ChangeRow & { readonly items?: readonly ItemRow[] };

export const createCreating =
  ({ database, clock, runner, later, told, approval, bounds }: CreateDeps) =>
  async (session: Session, asked: NewChange, items: readonly NewItem[]): Promise<CreatedChange> => {
    const { accountId, userId } = session;
    const { connection, parts } = asked;
    const { orm, ensureRoom } = await database.ready;
    await ensureRoom(roomFor(asked.sizeBytes));
    const id = randomUUID();
    const via: Actor = { changeId: id, connection, userId, accountId, who: session };
    const isSmall = items.length <= SMALL_ITEMS;
    const beganAtMs = clock.nowMs();
    const read = isSmall ? await runner.readFirst(items, parts, via, whileWaiting) : nothingRead(items);
    // Those of an undo are counted with the change that it takes back.
    const sizeBytes = asked.sizeBytes + (asked.undoOf === null ? stateBytes(read.items) : 0);
    const planned = plannedRow({ ...asked, sizeBytes }, read, via, clock.nowMs());
    const row = isReady(planned, approval) ? begun(planned, isSmall) : planned;
    const afterMs = nextLook(row, isSmall, read);
    const chain = randomUUID();
    const change = { ...row, chain: afterMs === null ? null : chain };
    await insertChange(
      orm,
      change,
      read.items,
      (within) => ensureWithinBounds(within, { userId, sizeBytes }, bounds, clock),
      async (within) => {
        if (afterMs !== null) await later.within(within, { changeId: id, chain, person: userId }, afterMs);
      },
    );

    if (change.status === "running" && isSmall) {
      const held = createHeld(change, read.items);
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
    if (change.status !== "planning") return change;
    const goesOnMs = await runner.carryOn(id, whileWaiting);
    if (goesOnMs !== null) await later.instead(id, goesOnMs);
    return stored(orm, id);
  };

async function stored(orm: Orm, id: string): Promise<ChangeRow> {
  const row = await findChange(orm, id);
  if (!row) throw new Error(`the change ${id} was stored and is not there`);
  return row;
}

function plannedRow(asked: NewChange, { items, reads, heldBy }: FirstRead, via: Actor, nowMs: number): ChangeRow {
  const isRead = items.every(({ status }) => status !== "reading");
  return {
    ...asked,
    id: via.changeId,
    accountId: via.accountId,
    summary: isRead ? summaryOf(items, asked, via, reads) : { reads },
    status: isRead ? "planned" : "planning",
    heldBy: isRead ? null : heldBy,
    goesOnAtMs: null,
    itemCount: items.length,
    plannedBy: via.userId,
    plannedAtMs: nowMs,
    appliedBy: null,
    appliedAtMs: null,
    endedAtMs: null,
    askedFrom: via.who.address ?? null,
    runner: null,
    chain: null,
  };
}

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
