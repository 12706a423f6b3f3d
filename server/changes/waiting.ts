// What waits for its day: how far ahead that can be, another day for it, and what of it is given to stay.
import { and, eq, inArray } from "drizzle-orm";
import { actionOf } from "../../domain/actions/registry.ts";
import { PERMANENT_BY } from "../../domain/changes/item.ts";
import { grouped } from "../../domain/grouped.ts";
import { orUnavailable } from "../access/permit.ts";
import type { Clock } from "../clock.ts";
import type { ApprovalRule } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { actsIn } from "./actor.ts";
import { needsApproval } from "./approval.ts";
import { type ChangeRow, connectionOf, countItems, moveChange, type Part, partAt, partsOf } from "./change-store.ts";
import type { createMoving } from "./moving.ts";
import { whysNot } from "./permitted.ts";
import type { Reading } from "./reading.ts";
import type { ChangesZoom } from "./zoom.ts";

export interface Waiting {
  /**
   * Has a change that waits for its day begin on another one, epoch milliseconds. On an earlier one only where this person
   * could apply it for that: what someone else approved, they approved for its day.
   *
   * @throws RequestFailure `forbidden_role`
   */
  postpone(session: Session, id: string, atMs: number): Promise<ChangeRow>;
  /**
   * Has what was given until a day stay: these items of the change that was to take them back are left out of it. Where
   * nothing is left to be done, it is called off.
   */
  keep(session: Session, id: string, ns: readonly number[]): Promise<ChangeRow>;
  /**
   * Whoever lets stay what was given until a day, also by holding up what takes it back, has to be one who may give it: of
   * each of these items, of all where they are left out. Nothing is asked of other changes.
   *
   * @throws RequestFailure `forbidden_role`
   */
  ensureMayGive(session: Session, id: string, ns?: readonly number[]): Promise<void>;
}

interface WaitingDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly approval: ApprovalRule;
  readonly permits: ChangesZoom["permits"];
  readonly reading: Pick<Reading, "get">;
  readonly moved: ReturnType<typeof createMoving>;
}

const NOT_WAITING = "It does not wait for a day any more.";

export function createWaiting({ clock, moved, ...deps }: WaitingDeps): Waiting {
  const ensureMayGive: Waiting["ensureMayGive"] = async (session, id, ns) => {
    const change = await deps.reading.get(session, id);
    if (change.endsAccessOf !== null) await ensureMayEach(change, session, ns, deps);
  };
  return {
    ensureMayGive,
    postpone: async (session, id, atMs) => {
      const inMs = aheadMs(atMs, clock.nowMs());
      await ensureMayGive(session, id);
      ensureMayHurry(await deps.reading.get(session, id), session, atMs, deps.approval);
      const move = { goesOnAtMs: atMs, beginsAtMs: atMs };
      return moved(session, id, ["scheduled"], "scheduled", move, {
        act: "postpone",
        refusal: NOT_WAITING,
        afterMs: () => inMs,
        ensure: (row, within) => {
          const given = { connection: connectionOf(row), parts: partsOf(row), beginsAtMs: atMs };
          ensureCanEnd(row.untilMs, given, clock.nowMs());
          return untilThen(within, row.endsAccessOf, atMs);
        },
      });
    },
    keep: async (session, id, ns) => {
      await ensureMayGive(session, id, ns);
      const ensure = async (row: ChangeRow, within: Orm) => {
        if (row.endsAccessOf === null)
          throw new RequestFailure("invalid_request", "This takes back nothing that was given until a day.");
        await leaveOut(within, id, ns, session.displayName);
        const { planned = 0 } = (await countItems(within, [id])).get(id) ?? {};
        if (planned === 0) await moveChange(within, id, ["scheduled"], "cancelled", { endedAtMs: clock.nowMs() });
      };
      await moved(session, id, ["scheduled"], "scheduled", {}, { act: "keep", refusal: NOT_WAITING, ensure });
      return deps.reading.get(session, id);
    },
  };
}

/** What only takes back what was given until a day is approved by nobody. */
function ensureMayHurry(change: ChangeRow, { userId }: Session, atMs: number, approval: ApprovalRule): void {
  const { beginsAtMs, endsAccessOf, plannedBy } = change;
  const isEarlier = beginsAtMs !== null && atMs < beginsAtMs;
  if (!isEarlier || endsAccessOf !== null || plannedBy !== userId || !needsApproval(approval, change)) return;
  throw new RequestFailure(
    "forbidden_role",
    "Someone other than whoever planned this has to bring it forward. You can put it off to a later day.",
  );
}

async function ensureMayEach(
  change: ChangeRow,
  session: Session,
  ns: readonly number[] | undefined,
  { database, permits }: Pick<WaitingDeps, "database" | "permits">,
): Promise<void> {
  const { orm } = await database.ready;
  const isLeft = and(eq(changeItems.changeId, change.id), inArray(changeItems.status, ["planned", "sending"]));
  const rows = await orm
    .select({ part: changeItems.part, target: changeItems.target })
    .from(changeItems)
    .where(and(isLeft, ns && inArray(changeItems.n, [...ns])));
  const parts = partsOf(change);
  const { accountId, userId } = session;
  const via = { changeId: change.id, connection: connectionOf(change), userId, accountId, who: session };
  for (const [part, own] of grouped(rows, (row) => String(row.part))) {
    const targets = own.map(({ target }) => target);
    const acts = actsIn(partAt(parts, Number(part)));
    const whys = await orUnavailable(async () => (permits ? whysNot(permits, via, acts, targets, "planned") : []));
    const why = whys.find((one) => one !== null);
    if (why) throw new RequestFailure("forbidden_role", why);
  }
}

/** What gave it says until when. */
const untilThen = async (within: Orm, endsAccessOf: string | null, untilMs: number): Promise<void> => {
  if (endsAccessOf !== null) await within.update(changes).set({ untilMs }).where(eq(changes.id, endsAccessOf));
};

async function leaveOut(within: Orm, changeId: string, ns: readonly number[], by: string): Promise<void> {
  const isWaiting = and(
    eq(changeItems.changeId, changeId),
    inArray(changeItems.n, [...ns]),
    eq(changeItems.status, "planned"),
  );
  const kept = await within
    .update(changeItems)
    .set({ status: "skipped", skip: `${PERMANENT_BY} ${by}.` })
    .where(isWaiting)
    .returning({ n: changeItems.n });
  if (kept.length === 0) throw new RequestFailure("invalid_request", "None of these waits to be taken back.");
}

/** Jobs that wait outlive this. */
const LONGEST_AHEAD_MS = 90 * 86_400_000;

/** @throws RequestFailure `invalid_request` */
export function aheadMs(atMs: number, nowMs: number): number {
  const inMs = atMs - nowMs;
  if (inMs >= 0 && inMs <= LONGEST_AHEAD_MS) return inMs;
  throw new RequestFailure("invalid_request", "It can begin within the next 90 days: choose a time within them.");
}

/** Whether what is given until a day is to be given no more. */
export const isPast = (untilMs: number | null, nowMs: number): boolean => untilMs !== null && untilMs <= nowMs;

/**
 * Holds an end of what a change gives against the change: all of it has to be able to end, and begin before.
 *
 * @param given what it gives and when that begins, epoch milliseconds; at once where that is null
 * @throws RequestFailure `invalid_request`
 */
export function ensureCanEnd(
  untilMs: number | null | undefined,
  given: {
    readonly connection: string;
    readonly parts: readonly Pick<Part, "actionId">[];
    readonly beginsAtMs: number | null;
  },
  nowMs: number,
): void {
  if (untilMs == null) return;
  const refuse = (why: string) => new RequestFailure("invalid_request", why);
  if (given.connection !== "account")
    throw refuse(
      "Only what is given through the account connection can end on a day: your own connection takes nothing back while you are not signed in.",
    );
  if (!given.parts.every(({ actionId }) => actionOf(actionId).canEnd))
    throw refuse("Only adding and promoting people can end on a day. Plan the rest as a change of its own.");
  if (untilMs <= (given.beginsAtMs ?? nowMs)) throw refuse("The day on which it ends is past. Choose a later one.");
  if (untilMs - nowMs > LONGEST_AHEAD_MS) throw refuse("It can end within the next 90 days: choose a day within them.");
}
