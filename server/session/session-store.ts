import { and, eq, gt, lt, or } from "drizzle-orm";
import type { Orm } from "../db/database.ts";
import { people, sessions } from "../db/schema.ts";
import type { Person, Session } from "./session.ts";

export interface StoredSession {
  readonly session: Session;
  readonly lastSeenAtMs: number;
}

export async function readSession(orm: Orm, idHash: string): Promise<StoredSession | null> {
  const [row] = await orm
    .select()
    .from(sessions)
    .innerJoin(people, eq(people.userId, sessions.userId))
    .where(eq(sessions.idHash, idHash));
  if (!row) return null;
  const { userId, accountId, email, displayName, roleName } = row.people;
  const session = { idHash, expiresAtMs: row.sessions.expiresAtMs, userId, accountId, email, displayName, roleName };
  return { session, lastSeenAtMs: row.sessions.lastSeenAtMs };
}

export async function insertSession(orm: Orm, session: Session, person: Person, nowMs: number): Promise<void> {
  const { userId, accountId, email, displayName, roleName } = person;
  const described = { accountId, email, displayName, roleName, updatedAtMs: nowMs };
  await orm
    .insert(people)
    .values({ userId, ...described })
    .onConflictDoUpdate({ target: people.userId, set: described });
  await orm.insert(sessions).values({
    idHash: session.idHash,
    userId,
    createdAtMs: nowMs,
    lastSeenAtMs: nowMs,
    expiresAtMs: session.expiresAtMs,
  });
}

export async function touchSession(orm: Orm, idHash: string, nowMs: number): Promise<void> {
  await orm
    .update(sessions)
    .set({ lastSeenAtMs: nowMs })
    .where(and(eq(sessions.idHash, idHash), lt(sessions.lastSeenAtMs, nowMs)));
}

/** Resolves to the person's id when there was such a session. */
export async function deleteSession(orm: Orm, idHash: string): Promise<string | null> {
  const [row] = await orm.delete(sessions).where(eq(sessions.idHash, idHash)).returning({ userId: sessions.userId });
  return row?.userId ?? null;
}

/** True when the person has a session that has neither ended nor idled out. */
export async function hasLiveSession(orm: Orm, userId: string, nowMs: number, idleMs: number): Promise<boolean> {
  const rows = await orm
    .select({ idHash: sessions.idHash })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAtMs, nowMs), gt(sessions.lastSeenAtMs, nowMs - idleMs)))
    .limit(1);
  return rows.length > 0;
}

export async function deleteDeadSessions(orm: Orm, nowMs: number, idleMs: number): Promise<void> {
  await orm.delete(sessions).where(or(lt(sessions.expiresAtMs, nowMs), lt(sessions.lastSeenAtMs, nowMs - idleMs)));
}
