// The way of changes to Zoom: the one client of the server, with its answers read as JSON and its failures as data.
import type { Call } from "../../contract/call.ts";
import { operationById } from "../../contract/operation-by-id.ts";
import { isReading } from "../../contract/reading.ts";
import { isActionId } from "../../domain/actions/registry.ts";
import type { AuditOutcome } from "../../domain/audit/entry.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { MAX_EMOJI_BYTES } from "../../domain/emoji-rules.ts";
import { grantToUse, whyNot } from "../access/permit.ts";
import { type Audit, storingEntries } from "../audit/audit.ts";
import { callResult } from "../audit/call-result.ts";
import type { Mutation, MutationResult } from "../audit/entries.ts";
import { targetsOfRequest } from "../audit/targets.ts";
import type { Beside } from "../db/together.ts";
import type { Log } from "../log.ts";
import { RequestFailure, statusOf, toFailure } from "../middleware/bff-error.ts";
import { dataOf, orFailed } from "../middleware/call-failed.ts";
import { nextRequestId } from "../middleware/request-id.ts";
import { zoomFailure } from "../middleware/zoom-failure.ts";
import type { Sessions } from "../session/sessions.ts";
import { type FormBody, fileCount, formBody } from "../staged-files/form-body.ts";
import { type KeepingDeps, keepPicture } from "../staged-files/keep-picture.ts";
import { trackingIdOf } from "../zoom/answer.ts";
import type { Answer, Asker, NoAnswer } from "../zoom/call.ts";
import type { ChangesZoom, Completion, ItemEnds, Sending } from "./zoom.ts";

export interface ChangesZoomDeps extends KeepingDeps {
  readonly sessions: Pick<Sessions, "isAnyLive">;
  readonly audit: Pick<Audit, "begin" | "complete" | "rowOfBegin" | "rowOfEnd" | "settle" | "refuse">;
  readonly log: Log;
  /** What is written down along with a call that is about to be sent. */
  readonly intended?: (call: Call, userId: string) => readonly Beside[];
  /** Told of what was sent, whatever came of it. */
  readonly sent?: (call: Call) => void;
  /** Told of what has succeeded. */
  readonly changed?: (call: Call, answer: unknown, userId: string) => void;
}

/** How long a job that nobody watches trusts in a role. */
const STANDING_MS = 10_000;

export function changesZoom(deps: ChangesZoomDeps): ChangesZoom {
  const { clock, bodyRoom, stagedFiles } = deps;
  return {
    begun: async ({ connection, userId }, isDecided) => {
      if (connection !== "account") return;
      deps.account?.actors.forgetOlder(userId, STANDING_MS);
      // Through one's own connection there is no grant any more.
      if (isDecided || (await deps.sessions.isAnyLive(userId))) return;
      await orFailed(false, clock, () => {
        throw new RequestFailure("session_required", "Your session has ended. Sign in again.");
      });
    },
    permits: async (via, actionId, targets, when) => {
      const right = actionId.replace(/^undo-/, "");
      if (via.connection === "me" || via.isPromised) return targets.map(() => null);
      const { account } = deps;
      const whys = await orFailed(true, clock, async () => {
        if (!account || !isActionId(right))
          throw new RequestFailure("forbidden_role", "This console has no account connection.");
        return whyNot(account, via.userId, right, targets, when === "sent" ? actionId : undefined);
      });
      if (when === "sent" && whys.some((why) => why !== null))
        deps.audit.refuse({
          requestId: nextRequestId(),
          who: via.who,
          address: via.who.address ?? "",
          operation: actionId,
          code: "forbidden_role",
          connection: via.connection,
        });
      return whys;
    },
    settled: ({ who, changeId }, items) => deps.audit.settle({ who, changeId, items }),
    send: (call, sending) => {
      const asker = askerOf(sending);
      const { keeps, form, params } = call;
      if (keeps) return orFailed(false, clock, () => keepPicture(deps, sending.via, params.fileId ?? "", asker));
      if (!form) return sendCall(call, sending, jsonOf(call), deps);
      return orFailed(sending.via.connection === "account", clock, () =>
        bodyRoom.whileTaken(asker, fileCount(form) * MAX_EMOJI_BYTES, async () =>
          sendCall(call, sending, await formBody(form, stagedFiles), deps),
        ),
      );
    },
  };
}

const askerOf = ({ via, lane, signal }: Sending): Asker => ({
  person: via.userId,
  lane: lane === "person" ? "interactive" : "job",
  signal,
});

type Body = { readonly json: unknown } | FormBody | null;

const jsonOf = ({ body }: Call): Body => (body === undefined ? null : { json: body });

async function sendCall(call: Call, sending: Sending, body: Body, deps: ChangesZoomDeps): Promise<unknown> {
  const { clock } = deps;
  const { via, beforeSent, answered } = sending;
  const isOfAccount = via.connection === "account";
  const operation = operationById(call.operationId);
  // A role that was taken away meanwhile stops what it no longer allows.
  const requestId = nextRequestId();
  const grant = await orFailed(isOfAccount, clock, async () =>
    via.isPromised && deps.account
      ? deps.account
      : grantToUse(deps, via, via.connection, { ...call, operation, doing: via.doing }),
  ).catch((error: unknown) => {
    const code = error instanceof CallFailed ? error.failure.code : "";
    const { who, connection } = via;
    const act = { operation: operation.id, connection, ...refusedOf(sending) };
    if (code === "forbidden_role" && !isReading(operation))
      deps.audit.refuse({ requestId, who, address: who.address ?? "", code, ...act });
    throw error;
  });
  const trail = isReading(operation) ? null : auditTrail(requestId, call, body, sending, deps);
  const { params, query } = call;
  const startedAt = performance.now();
  const result = await deps.zoom.call(
    { operation, params, query, body },
    {
      ...askerOf(sending),
      grant,
      beforeSending: async () => {
        if (beforeSent)
          await beforeSent(
            trail ? async () => [await trail.entry(), ...(deps.intended?.(call, via.userId) ?? [])] : undefined,
          );
        else await trail?.begin();
        trail?.sent();
      },
    },
  );
  if (trail) deps.sent?.(call);
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
  else await complete?.write();
  if (result.kind === "failed")
    return orFailed(isOfAccount, clock, () => {
      throw error;
    });
  const answer = dataOf(result, isOfAccount, clock);
  if (trail) deps.changed?.(call, answer, via.userId);
  return answer;
}

/** What a change gives up is no fault: it was not sent, and goes when it is taken up again. */
const failureOfCall = (result: NoAnswer): unknown =>
  result.reason === "aborted"
    ? new RequestFailure("upstream_unreachable", "Zoom took too long. The console tries again.")
    : zoomFailure(result);

/** The two entries of a call in the trail. */
interface Trail {
  /** The first, to be stored together with more. */
  entry(): Promise<Beside>;
  /** Stores it by itself. */
  begin(): Promise<void>;
  /** It stands there by now, and the call goes. */
  sent(): void;
  completing(result: Answer | NoAnswer): Completion | undefined;
}

function auditTrail(
  requestId: string,
  { operationId, params, query }: Call,
  body: Body,
  { via, about }: Sending,
  { audit, log }: ChangesZoomDeps,
): Trail {
  let startedAt: number | undefined;
  const mutation: Mutation = {
    requestId,
    who: via.who,
    connection: via.connection,
    operationId,
    params,
    query: Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value)])),
    body: body && ("json" in body ? jsonBody(body.json) : { ...body, json: undefined }),
    targets: about ? [] : targetsOfRequest(params, body && "json" in body ? body.json : null),
    about,
  };
  return {
    entry: async () => {
      const row = await audit.rowOfBegin(mutation);
      return (when) => storingEntries([row], when);
    },
    begin: () => audit.begin(mutation),
    sent: () => {
      startedAt = performance.now();
    },
    completing: (result) => {
      if (startedAt === undefined) return undefined;
      const end = { ...callResult(result), durationMs: performance.now() - startedAt };
      return {
        row: (ends) => audit.rowOfEnd(mutation, { ...end, ...withItems(end.outcome, ends) }),
        write: () =>
          audit
            .complete(mutation, end)
            // What was done was done, so an entry that cannot be written must not turn it into a failure.
            .catch((error: unknown) => log.error({ requestId, err: error }, "the outcome of a call was not recorded")),
      };
    },
  };
}

const jsonBody = (json: unknown) => ({
  bytes: Buffer.from(JSON.stringify(json)),
  contentType: "application/json",
  json,
});

/** A call that succeeded may have done nothing for some of its items. */
function withItems(outcome: AuditOutcome, ends: ItemEnds | undefined): Partial<MutationResult> {
  if (!ends || ends.size === 0) return {};
  const items = new Map([...ends].map(([n, { status }]) => [n, status]));
  const failed = [...items.values()].filter((status) => status === "failed").length;
  const ofItems = failed === 0 ? "done" : failed === items.size ? "failed" : "partly";
  const targets = [...ends.values()].flatMap((end) => end.targets);
  return { items, targets, outcome: outcome === "done" ? ofItems : outcome };
}

/** Of which change a call was refused. */
const refusedOf = ({ about }: Sending) =>
  about && { action: about.action, change: { id: about.changeId, title: "", ticket: about.ticket } };
