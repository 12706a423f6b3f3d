// Changes found by what somebody remembers of them: words, their kind, when they were planned.
import { and, eq, exists, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { ticketKey } from "../../domain/changes/ticket.ts";
import type { Orm } from "../db/database.ts";
import { likeWord, wordsOf } from "../db/like-words.ts";
import { changeItems, changes, people } from "../db/schema.ts";

export interface Search {
  /** Words, each of which stands in the title or the ticket, in the name of a thing, or in that of whoever planned it or had it carried out. */
  readonly find?: string | undefined;
  /** With this action, or its way back. */
  readonly actionId?: string | undefined;
  /** The number of a ticket, in any case. */
  readonly ticket?: string | undefined;
  /** With an item about this person, by user ID or, for somebody of another account, member ID. */
  readonly person?: string | undefined;
  /** Planned from then on, and before the other, epoch milliseconds. */
  readonly sinceMs?: number | undefined;
  readonly beforeMs?: number | undefined;
}

export function foundBy(orm: Orm, { find = "", actionId, ticket, person, sinceMs, beforeMs }: Search): SQL | undefined {
  const withAction = JSON.stringify([{ actionId }]);
  return and(
    ...wordsOf(find).map((word) => holds(orm, likeWord(word))),
    actionId === undefined ? undefined : sql`${changes.parts} @> ${withAction}::jsonb`,
    ticket === undefined ? undefined : eq(sql`lower(${changes.ticket})`, ticketKey(ticket)),
    person === undefined ? undefined : exists(itemsAbout(orm, person)),
    sinceMs === undefined ? undefined : gte(changes.plannedAtMs, sinceMs),
    beforeMs === undefined ? undefined : lt(changes.plannedAtMs, beforeMs),
  );
}

/** Whom an item names by address alone is found by the address that the inventory knows of them. */
const itemsAbout = (orm: Orm, person: string) =>
  orm
    .select({ n: changeItems.n })
    .from(changeItems)
    .where(
      and(
        sql`${changeItems.changeId} = ${changes.id}`,
        sql`(${changeItems.target} ->> 'userId' = ${person} or ${changeItems.target} ->> 'memberId' = ${person}
          or lower(${changeItems.target} ->> 'email') in (
            select lower(email) from inventory_people where user_id = ${person} and email <> ''))`,
      ),
    );

function holds(orm: Orm, pattern: string): SQL | undefined {
  const named = orm
    .select({ userId: people.userId })
    .from(people)
    .where(sql`lower(${people.displayName} || ' ' || ${people.email}) like ${pattern}`);
  const labelled = orm
    .select({ n: changeItems.n })
    .from(changeItems)
    .where(and(sql`${changeItems.changeId} = ${changes.id}`, sql`lower(${changeItems.label}) like ${pattern}`));
  return or(
    sql`lower(${changes.title}) like ${pattern}`,
    sql`lower(${changes.ticket}) like ${pattern}`,
    inArray(changes.plannedBy, named),
    inArray(changes.appliedBy, named),
    sql`exists (
      select from jsonb_array_elements(${changes.retries}) as retry where ${inArray(sql`retry ->> 'by'`, named)}
    )`,
    exists(labelled),
  );
}
