// Calls off what waits for its day once that is overtaken: when another change ends, when its own day has come, and when
// the inventory has seen it.
import { and, eq, inArray, type SQL, sql } from "drizzle-orm";
import { actionOf } from "../../domain/actions/registry.ts";
import { grouped } from "../../domain/grouped.ts";
import { channelArchive } from "../../domain/resources/channel-archive.ts";
import type { Audit } from "../audit/audit.ts";
import { targetsOfItem } from "../audit/targets.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { changeItems, changes } from "../db/schema.ts";
import type { Log } from "../log.ts";
import { stoppedEntry } from "./applied-entry.ts";
import { type ChangeRow, countItems, moveChange, partsOf } from "./change-store.ts";
import { endingIds, isPutOff, placeIn, sincePutOff } from "./overtaken.ts";
import { resourceOfPart } from "./plan.ts";

/** An item that is called off, and why as a sentence. */
interface Overtaken {
  readonly id: string;
  readonly n: number;
  readonly why: string;
}

export interface CallingOff {
  /** Of what waits for its day, what a change has overtaken that has come to its end, or further. */
  after(change: ChangeRow): Promise<void>;
  /** Of a change whose day has come, what is overtaken by then. */
  before(change: ChangeRow): Promise<void>;
  /** Of all that waits. */
  look(): Promise<void>;
}

interface CallingOffDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly audit: Pick<Audit, "record">;
  readonly log: Log;
  readonly told: (changeId: string) => void;
}

export function createCallingOff({ database, clock, audit, log, told }: CallingOffDeps): CallingOff {
  const callOff = async (which: SQL) => {
    const { orm } = await database.ready;
    const since = await sincePutOff(orm, sql`${isPutOff} and ${which}`);
    const found = since.flatMap(({ id, n, became }) => (became.is === "off" ? [{ id, n, why: became.why }] : []));
    for (const [id, own] of [...grouped(found, (one) => one.id)].sort(([one], [other]) => (one < other ? -1 : 1))) {
      if (await leaveOut({ orm, audit, nowMs: clock.nowMs() }, id, own)) told(id);
    }
  };
  return {
    after: async (change) => {
      const ids = new Set(partsOf(change).map(({ actionId }) => actionOf(actionId).resource.id));
      const isOfAccess = endingIds.some((id) => ids.has(id));
      if (!isOfAccess && !ids.has(channelArchive.id)) return;
      const kinds = [
        ...(ids.has(channelArchive.id) ? [sql`(change.ends_access_of is null and ${isInPlaceOf(change.id)})`] : []),
        ...(isOfAccess ? [sql`(change.ends_access_of is not null and ${isOfSameAs(change.id)})`] : []),
      ];
      try {
        await callOff(
          sql`change.status = 'scheduled' and change.id <> ${change.id} and (${sql.join(kinds, sql` or `)})`,
        );
      } catch (error) {
        // It is found at the next look, and on the day itself.
        log.error({ changeId: change.id, err: error }, "what a change has overtaken is not called off yet");
      }
    },
    before: async ({ id, beginsAtMs, endedAtMs }) => {
      if (beginsAtMs !== null && endedAtMs === null && beginsAtMs <= clock.nowMs())
        await callOff(sql`change.id = ${id}`);
    },
    look: () => callOff(sql`change.status = 'scheduled'`),
  };
}

/** Of `item`: what a change has done something in. */
const isInPlaceOf = (changeId: string): SQL => sql`${placeIn(sql`item.key`)} in (
  select ${placeIn(sql`own.key`)} from change_items as own where own.change_id = ${changeId} and own.status = 'done')`;

/**
 * Of `item`: whom a change has done something to in the same place. In its key stands one of the names by which somebody is
 * known, who may wait under another of them.
 */
function isOfSameAs(changeId: string): SQL {
  const target = sql`coalesce(item.new_target, item.target)`;
  const done = sql`
    select own.place, name.who from (
      select ${placeIn(sql`done.key`)} as place, ${whoIn(sql`done.key`)} as who from change_items as done
      where done.change_id = ${changeId} and done.status = 'done') as own
    cross join lateral (
      select own.who
      union select person.key from inventory_people as person where lower(person.email) = own.who
      union select lower(person.email) from inventory_people as person where person.key = own.who) as name`;
  const names = [
    whoIn(sql`item.key`),
    sql`lower(${target} ->> 'userId')`,
    sql`${target} ->> 'memberId'`,
    sql`lower(${target} ->> 'email')`,
  ];
  const isAny = names.map((name) => sql`(${placeIn(sql`item.key`)}, ${name}) in (${done})`);
  return sql`(${sql.join(isAny, sql` or `)})`;
}

const whoIn = (key: SQL): SQL => sql`substring(${key} from '[^ ]*$')`;

/** Where nothing is left to be done on a day that is to come, the whole is called off. @returns whether any was left out */
const leaveOut = (
  { orm, audit, nowMs }: { readonly orm: Orm; readonly audit: CallingOffDeps["audit"]; readonly nowMs: number },
  id: string,
  some: readonly Overtaken[],
): Promise<boolean> =>
  orm.transaction(async (within) => {
    // Before its items, as whoever else changes both does.
    const [change] = await within.select().from(changes).where(eq(changes.id, id)).for("update");
    if (!change) return false;
    const parts = partsOf(change);
    let isAny = false;
    for (const [why, own] of grouped(some, (one) => one.why)) {
      const ns = own.map(({ n }) => n);
      const isWaiting = and(
        eq(changeItems.changeId, id),
        inArray(changeItems.n, ns),
        eq(changeItems.status, "planned"),
      );
      const { n, part, target, newTarget } = changeItems;
      const left = await within
        .update(changeItems)
        .set({ status: "skipped", skip: why })
        .where(isWaiting)
        .returning({ n, part, target, newTarget });
      if (left.length === 0) continue;
      isAny = true;
      const about = left.flatMap((row) =>
        targetsOfItem(resourceOfPart(parts, row.part).id, row.newTarget ?? row.target),
      );
      await audit.record(stoppedEntry(change, why, about, left.length), within);
    }
    if (!isAny || change.beginsAtMs === null || change.beginsAtMs <= nowMs) return isAny;
    const { planned = 0 } = (await countItems(within, [id])).get(id) ?? {};
    if (planned === 0) await moveChange(within, id, ["scheduled"], "cancelled", { endedAtMs: nowMs });
    return isAny;
  });
