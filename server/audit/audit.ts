import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { audit } from "../db/schema.ts";
import type { RequestBody } from "../proxy/request-body.ts";
import type { Session } from "../session/session.ts";
import { formFields } from "./form.ts";
import { cutText, summariseBody, summariseParameters } from "./summary.ts";

export interface Mutation {
  readonly requestId: string;
  readonly session: Session;
  readonly connection: ConnectionName;
  readonly operationId: string;
  readonly params: Readonly<Record<string, string>>;
  /** As sent, with its question mark. */
  readonly query: string;
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
  begin(mutation: Mutation): Promise<void>;
  complete(requestId: string, result: MutationResult): Promise<void>;
}

export function createAudit(database: DatabaseSource, clock: Clock): Audit {
  return {
    begin: async (mutation) => {
      const { session, body } = mutation;
      const db = await database.ready;
      await db.ensureRoom();
      await db.orm.insert(audit).values({
        requestId: mutation.requestId,
        atMs: clock.nowMs(),
        userId: session.userId,
        email: session.email,
        session: session.idHash.slice(0, 8),
        connection: mutation.connection,
        operationId: mutation.operationId,
        params: summariseParameters(Object.entries(mutation.params)),
        query: summariseParameters(new URLSearchParams(mutation.query)),
        body: body && summariseBody(body.json === undefined ? await formFields(body) : body.json),
        bodySha256: body ? createHash("sha256").update(body.bytes).digest("hex") : null,
      });
    },
    complete: async (requestId, result) => {
      const db = await database.ready;
      await db.orm
        .update(audit)
        .set({
          status: result.status,
          zoomCode: result.zoomCode === null ? null : cutText(result.zoomCode),
          trackingId: result.trackingId === undefined ? null : cutText(result.trackingId),
          durationMs: Math.round(result.durationMs),
        })
        .where(eq(audit.requestId, requestId));
    },
  };
}
