import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { audit } from "../db/schema.ts";
import type { Session } from "../session/session.ts";
import { summariseBody } from "./summary.ts";

export interface Mutation {
  readonly requestId: string;
  readonly session: Session;
  readonly connection: ConnectionName;
  readonly operationId: string;
  readonly params: Readonly<Record<string, string>>;
  /** As sent, with its question mark. */
  readonly query: string;
  readonly body: { readonly bytes: Buffer; readonly json: unknown } | null;
}

export interface MutationResult {
  readonly status: number;
  readonly zoomCode: string | null;
  readonly trackingId: string | undefined;
  readonly durationMs: number;
}

export interface Audit {
  /** Writes the row; a mutation is sent only after this resolved. */
  begin(mutation: Mutation): Promise<void>;
  complete(requestId: string, result: MutationResult): Promise<void>;
}

export function createAudit(database: DatabaseSource, clock: Clock): Audit {
  return {
    begin: async (mutation) => {
      const { session, body } = mutation;
      const db = await database.ready;
      await db.orm.insert(audit).values({
        requestId: mutation.requestId,
        atMs: clock.nowMs(),
        userId: session.userId,
        email: session.email,
        session: session.idHash.slice(0, 8),
        connection: mutation.connection,
        operationId: mutation.operationId,
        params: mutation.params,
        query: Object.fromEntries(new URLSearchParams(mutation.query)),
        body: body ? summariseBody(body.json) : null,
        bodySha256: body ? createHash("sha256").update(body.bytes).digest("hex") : null,
      });
    },
    complete: async (requestId, result) => {
      const db = await database.ready;
      await db.orm
        .update(audit)
        .set({
          status: result.status,
          zoomCode: result.zoomCode,
          trackingId: result.trackingId ?? null,
          durationMs: Math.round(result.durationMs),
        })
        .where(eq(audit.requestId, requestId));
    },
  };
}
