// The way back of what a change has done, of all of it or of some items, and what is known of the ways back that were
// gone.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import type { Orm } from "../db/database.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import type { Session } from "../session/session.ts";
import { type ChangeRow, connectionOf, findChange, type Part, partsOf } from "./change-store.ts";
import { type CreateDeps, type CreatedChange, type Creating, PLANNED_ONLY } from "./create.ts";
import { hasFirst, turned } from "./first-parts.ts";
import { countAndTitle, inPieces, planFromRows } from "./from-rows.ts";
import { undoItems } from "./plan.ts";
import type { Reading, ReadingDeps } from "./reading.ts";
import { undoTitle } from "./title.ts";

/** Items that are to be undone; all of them where nothing is said. */
interface Which {
  readonly ns?: readonly number[] | undefined;
  /** ID of what they are about. */
  readonly of?: string | undefined;
  /** What it is undone for; that of the change where it is left out. */
  readonly ticket?: string | undefined;
}

export interface Undoing {
  /** Plans the way back of what a change has done and nothing has taken back since. */
  planUndo(session: Session, id: string, which?: Which): Promise<CreatedChange>;
  /** How many items of changes are undone at present; those of which nothing is are left out. */
  undone(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

export interface UndoingDeps extends Pick<ReadingDeps, "database" | "ensureMay">, Pick<CreateDeps, "clock"> {
  readonly reading: Pick<Reading, "get">;
  readonly create: Creating;
}

export function createUndoing({ database, ensureMay, reading, create, clock }: UndoingDeps): Undoing {
  return {
    planUndo: async (session, id, { ns, of, ticket } = {}) => {
      const change = await reading.get(session, id);
      const connection = connectionOf(change);
      const was = partsOf(change);
      await ensureMay(session, connection, was);
      if (change.status !== "done" && change.status !== "cancelled")
        throw new RequestFailure("invalid_request", "It has not ended yet: cancel it first.");
      const { orm } = await database.ready;
      const some = { changeId: id, status: "undoable", isLastFirst: true, isInOrder: hasFirst(was) } as const;
      const wanted = { ...some, ns: ns && new Set(ns), of, without: await undoneItems(orm, id) };
      const hadEnded = change.endsAccessOf !== null;
      const parts = turned(was, ns === undefined && of === undefined).map(
        (part): Part => ({ ...part, ...(hadEnded && { hadEnded }) }),
      );
      const { count, title } = await countAndTitle(orm, wanted, parts);
      if (count === 0)
        throw new RequestFailure(
          "invalid_request",
          wanted.without.size > 0 ? "This is undone already." : "This change has done nothing that could be undone.",
        );
      const { sizeBytes } = change;
      const why = { reason: null, ticket: ticket ?? change.ticket };
      const asked = { connection, parts, title: undoTitle(parts, title), ...why, sizeBytes };
      const via = { connection, userId: session.userId };
      const pieces = inPieces(orm, wanted, (rows, from) => undoItems(rows, parts, via, from));
      const untilMs = await endAgain(orm, change, clock.nowMs());
      const whose = { undoOf: id, againOf: null, untilMs, ...PLANNED_ONLY };
      return planFromRows(create, session, { ...asked, ...whose }, count, pieces);
    },
    undone: async (ids) => {
      if (ids.length === 0) return new Map();
      const { orm } = await database.ready;
      const { rows } = v.parse(
        Counted,
        await orm.execute(sql`${undoneOf(ids)} select root, count(*)::int as count from undone group by root`),
      );
      return new Map(rows.map(({ root, count }) => [root, count]));
    },
  };
}

/** When that ends which was given until a day, and is given again as its undo is undone; null where it did not end, or has. */
async function endAgain(orm: Orm, { undoOf }: ChangeRow, nowMs: number): Promise<number | null> {
  const gave = undoOf === null ? undefined : await findChange(orm, undoOf);
  const { untilMs = null, endsAccessOf = null } = gave ?? {};
  return endsAccessOf === null && untilMs !== null && untilMs > nowMs ? untilMs : null;
}

/**
 * When the last item of a change that is taken back came to its end, or of what has taken it back or it takes back; 0
 * where none has. Each instance has a clock of its own, and an undo is later than what it undoes by any of them.
 */
export async function lastEndMs(orm: Orm, undoOf: string): Promise<number> {
  const answer = await orm.execute(sql`
    with recursive ancestors as (
      select id, undo_of from changes where id = ${undoOf}
      union select parent.id, parent.undo_of from changes as parent join ancestors on parent.id = ancestors.undo_of
    ), family as (
      select id from ancestors
      union select undo.id from changes as undo join family on undo.undo_of = family.id
    )
    select coalesce(max(ended_at_ms), 0)::float as at from change_items where change_id in (select id from family)`);
  const [{ at }] = v.parse(LastEnd, answer).rows;
  return at;
}

const LastEnd = v.object({ rows: v.tuple([v.object({ at: v.number() })]) });
const Counted = v.object({ rows: v.array(v.object({ root: v.string(), count: v.number() })) });
const Numbers = v.object({ rows: v.array(v.object({ n: v.number() })) });

async function undoneItems(orm: Orm, id: string): Promise<ReadonlySet<number>> {
  const { rows } = v.parse(
    Numbers,
    await orm.execute(sql`
      ${undoneOf([id])}
      select item.n from change_items as item join undone on item.part = undone.part and item.key = undone.key
      where item.change_id = ${id}`),
  );
  return new Set(rows.map(({ n }) => n));
}

/**
 * What of changes is undone at present: an undo can be undone too, and so on, so what was done last to an item tells. Of
 * changes that nothing has taken back no item is read.
 */
const undoneOf = (ids: readonly string[]) => sql`
  with recursive family as (
    select id as root, id, 0 as depth from changes
    where id = any(${`{${ids.join(",")}}`}::text[])
      and exists (select from changes as undo where undo.undo_of = changes.id)
    union all
    select family.root, undo.id, family.depth + 1
    from changes as undo join family on undo.undo_of = family.id where family.depth < ${DEEPEST}
  ), undone as (
    select family.root, item.part, item.key
    from family join change_items as item on item.change_id = family.id
    where item.status = 'done' or (item.status = 'unchanged' and family.depth > 0)
    group by family.root, item.part, item.key
    having max(item.ended_at_ms * ${2 * DEEPEST} + family.depth) % 2 = 1
  )`;

/** Ways back of ways back that are followed; even. */
const DEEPEST = 128;
