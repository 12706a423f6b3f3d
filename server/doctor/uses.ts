// Which operations the console sends, and when it did last: written down once a day each, whoever sends them.
import { sql } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Uses } from "../../domain/doctor/info.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { operationUses } from "../db/schema.ts";
import type { Log } from "../log.ts";

export interface OperationUses {
  /** Notes that an operation goes to Zoom; nobody waits for that. */
  note(connection: ConnectionName, operation: string): void;
  /** Null before anything was noted. */
  known(): Promise<Uses | null>;
}

export interface UsesDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
}

const DAY_MS = 86_400_000;

export function createUses({ database, clock, log }: UsesDeps): OperationUses {
  /** The day on which each was noted last. */
  const noted = new Map<string, number>();

  const write = async (connection: ConnectionName, operation: string, nowMs: number): Promise<void> => {
    const { orm } = await database.ready;
    await orm
      .insert(operationUses)
      .values({ connection, operation, firstAtMs: nowMs, lastAtMs: nowMs })
      .onConflictDoUpdate({
        target: [operationUses.connection, operationUses.operation],
        set: { lastAtMs: sql`greatest(${operationUses.lastAtMs}, excluded.last_at_ms)` },
      });
  };

  return {
    note: (connection, operation) => {
      const nowMs = clock.nowMs();
      const day = Math.floor(nowMs / DAY_MS);
      const key = `${connection} ${operation}`;
      if (noted.get(key) === day) return;
      noted.set(key, day);
      write(connection, operation, nowMs).catch((error: unknown) => {
        noted.delete(key);
        log.warn({ err: error, connection, operationId: operation }, "the use of an operation was not noted");
      });
    },
    known: async () => {
      const rows = await (await database.ready).orm.select().from(operationUses);
      if (rows.length === 0) return null;
      const of = (connection: ConnectionName) =>
        rows.filter((row) => row.connection === connection).map(({ operation, lastAtMs }) => ({ operation, lastAtMs }));
      return {
        sinceMs: Math.min(...rows.map(({ firstAtMs }) => firstAtMs)),
        me: of("me"),
        account: of("account"),
      };
    },
  };
}
