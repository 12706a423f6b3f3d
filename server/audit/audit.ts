import { createHash } from "node:crypto";
import { setImmediate } from "node:timers/promises";
import { eq, inArray, lt } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import { audit } from "../db/schema.ts";
import type { RequestBody } from "../proxy/request-body.ts";
import type { Session } from "../session/session.ts";
import { formFields } from "./form.ts";
import { cutText, summariseBody, summariseParameters } from "./summary.ts";

export interface Mutation {
  readonly requestId: string;
  readonly session: Pick<Session, "userId" | "email" | "idHash">;
  readonly connection: ConnectionName;
  readonly operationId: string;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: RequestBody | null;
}

export interface MutationResult {
  readonly status: number;
  readonly zoomCode: string | null;
  readonly trackingId: string | undefined;
  readonly durationMs: number;
}

export interface Audit {
  /** Writes the row; a mutation is sent only after this resolved. */
  begin(mutation: Mutation, within?: Orm): Promise<void>;
  complete(requestId: string, result: MutationResult, within?: Orm): Promise<void>;
  /** Writes the whole row of something the console did itself. */
  record(event: SessionEvent): Promise<void>;
  /** Deletes what is older than is to be kept. */
  sweep(): Promise<void>;
}

/** The beginning or the end of a session. */
export interface SessionEvent {
  readonly requestId: string;
  readonly session: Pick<Session, "userId" | "email" | "idHash">;
  readonly operationId: "signIn" | "signOut";
}

export interface AuditDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly config: Pick<Config, "auditMs">;
}

/** Deleted at once, so that nobody waits for long. */
const BATCH_ROWS = 1_000;

export function createAudit({ database, clock, config }: AuditDeps): Audit {
  const whoAndWhen = (requestId: string, session: SessionEvent["session"]) => ({
    requestId,
    atMs: clock.nowMs(),
    userId: session.userId,
    email: session.email,
    session: session.idHash.slice(0, 8),
  });
  return {
    begin: async (mutation, within) => {
      const { session, body } = mutation;
      const db = await database.ready;
      await db.ensureRoom();
      await (within ?? db.orm).insert(audit).values({
        ...whoAndWhen(mutation.requestId, session),
        connection: mutation.connection,
        operationId: mutation.operationId,
        params: summariseParameters(Object.entries(mutation.params)),
        query: summariseParameters(Object.entries(mutation.query)),
        body: body && summariseBody(body.json === undefined ? await formFields(body) : body.json),
        bodySha256: body ? createHash("sha256").update(body.bytes).digest("hex") : null,
      });
    },
    complete: async (requestId, result, within) => {
      const db = await database.ready;
      await (within ?? db.orm)
        .update(audit)
        .set({
          status: result.status,
          zoomCode: result.zoomCode === null ? null : cutText(result.zoomCode),
          trackingId: result.trackingId === undefined ? null : cutText(result.trackingId),
          durationMs: Math.round(result.durationMs),
        })
        .where(eq(audit.requestId, requestId));
    },
    record: async ({ requestId, session, operationId }) => {
      const db = await database.ready;
      const row = {
        ...whoAndWhen(requestId, session),
        connection: "me",
        operationId,
        params: {},
        query: {},
        status: 200,
      };
      await db.orm.insert(audit).values(row);
    },
    sweep: async () => {
      if (config.auditMs === null) return;
      const { orm } = await database.ready;
      const old = orm
        .select({ requestId: audit.requestId })
        .from(audit)
        .where(lt(audit.atMs, clock.nowMs() - config.auditMs))
        .limit(BATCH_ROWS);
      for (let deleted = BATCH_ROWS; deleted === BATCH_ROWS; ) {
        const rows = await orm.delete(audit).where(inArray(audit.requestId, old)).returning({ id: audit.requestId });
        deleted = rows.length;
        // The embedded database answers without ever letting go of the thread.
        await setImmediate();
      }
    },
  };
}
