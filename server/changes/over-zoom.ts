// The way of changes to Zoom: the one client of the server, with its answers read as JSON and its failures as data.
import type { Call } from "../../contract/call.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import { isReading } from "../../contract/reading.ts";
import { bodyOf, isRefusal, REFUSED_STATUS } from "../../domain/answers/body.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import { type GrantDeps, grantToUse } from "../access/grant-to-use.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { RequestFailure, statusOf, toFailure } from "../middleware/bff-error.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import { trackingIdOf, zoomCodeOf } from "../zoom/answer.ts";
import type { Answer, NoAnswer } from "../zoom/call.ts";
import type { Zoom } from "../zoom/client.ts";
import type { Actor, ChangesZoom, Write } from "./zoom.ts";

export interface ChangesZoomDeps extends GrantDeps {
  readonly zoom: Pick<Zoom, "call">;
  readonly audit: Pick<Audit, "begin" | "complete">;
  readonly clock: Clock;
  readonly log: Log;
}

export function changesZoom(deps: ChangesZoomDeps): ChangesZoom {
  const { clock } = deps;
  return {
    send: async (call, sending) => {
      const { via, lane, signal, beforeSent, answered } = sending;
      const isOfAccount = via.connection === "account";
      const operation = operationById(call.operationId);
      // A role that was taken away meanwhile stops what it no longer allows.
      const grant = await orFailed(isOfAccount, clock, async () => grantToUse(deps, via, via.connection, operation));
      const requestId = nextRequestId();
      const trail = isReading(operation) ? null : auditTrail(requestId, call, via, deps);
      const { params, query, body } = call;
      const startedAt = performance.now();
      const result = await deps.zoom.call(
        { operation, params, query, body: body === undefined ? null : { json: body } },
        {
          grant,
          person: via.userId,
          lane: lane === "person" ? "interactive" : "job",
          signal,
          beforeSending: async () => {
            if (beforeSent) await beforeSent(trail?.begin);
            else await trail?.begin();
          },
        },
      );
      const error = result.kind === "failed" ? failureOfCall(result) : null;
      deps.log.info(
        {
          requestId,
          method: operation.method,
          connection: via.connection,
          operationId: operation.id,
          userId: via.userId,
          changeId: via.changeId,
          status: result.kind === "answer" ? result.status : statusOf[toFailure(error).code],
          durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
          trackingId: result.kind === "answer" ? trackingIdOf(result.headers) : undefined,
          attempts: result.attempts,
        },
        "zoom",
      );
      const complete = trail?.completing(result);
      if (complete && answered) answered(complete);
      else await complete?.();
      if (result.kind === "failed")
        return orFailed(isOfAccount, clock, () => {
          throw error;
        });
      const answer = result.bytes.length === 0 ? undefined : bodyOf(result.bytes.toString("utf8"));
      // Zoom refuses some calls with its error in an answer of success.
      if (result.status < 200 || result.status > 299 || isRefusal(answer)) {
        const status = result.status < 300 ? REFUSED_STATUS : result.status;
        const header = (name: string) => headerOf(result, name);
        throw new CallFailed(failureOf({ status, body: answer, header, isOfAccount }, clock.nowMs()));
      }
      return answer;
    },
  };
}

/** What a change gives up is no fault: it was not sent, and goes when it is taken up again. */
const failureOfCall = (result: NoAnswer): unknown =>
  result.reason === "aborted"
    ? new RequestFailure("upstream_unreachable", "Zoom took too long; it is tried again.")
    : zoomFailure(result);

/** The two halves of a call's row in the trail. */
function auditTrail(
  requestId: string,
  { operationId, params, query, body }: Call,
  via: Actor,
  { audit, log }: ChangesZoomDeps,
): { readonly begin: Write; completing(result: Answer | NoAnswer): Write | undefined } {
  let startedAt: number | undefined;
  return {
    begin: async (within) => {
      const mutation = {
        requestId,
        session: { userId: via.userId, email: via.email, idHash: "" },
        connection: via.connection,
        operationId,
        params,
        query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
        body:
          body === undefined
            ? null
            : { bytes: Buffer.from(JSON.stringify(body)), contentType: "application/json", json: body },
      };
      await audit.begin(mutation, within);
      startedAt = performance.now();
    },
    completing: (result) => {
      if (startedAt === undefined) return undefined;
      const isAnswer = result.kind === "answer";
      const end = {
        status: isAnswer ? result.status : 0,
        zoomCode: isAnswer ? zoomCodeOf(result) : result.reason,
        trackingId: isAnswer ? trackingIdOf(result.headers) : undefined,
        durationMs: performance.now() - startedAt,
      };
      return async (within) => {
        if (within) return audit.complete(requestId, end, within);
        await audit
          .complete(requestId, end)
          // What was done was done, so a row that cannot be completed must not turn it into a failure.
          .catch((error: unknown) => log.error({ requestId, err: error }, "an audit row could not be completed"));
      };
    },
  };
}

/** Tells as data what the console itself refuses or fails at. */
async function orFailed<T>(isOfAccount: boolean, clock: Clock, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message, retryAfterMs, cause } = toFailure(error);
    // A fault of the console's own is for whoever runs it, not a result.
    if (code === "internal") throw cause ?? error;
    const body = { code, message, ...(retryAfterMs !== undefined && { retryAfterMs }) };
    throw new CallFailed(failureOf({ status: statusOf[code], body, header: () => null, isOfAccount }, clock.nowMs()));
  }
}

function headerOf({ headers }: Answer, name: string): string | null {
  const value: unknown = headers[name as keyof typeof headers];
  return typeof value === "string" ? value : null;
}
