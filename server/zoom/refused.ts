// Why Zoom refused a call, where its code stands for many things: for the log, without what Zoom said of people or channels.
import * as v from "valibot";
import type { AccountAppKind, ConnectionName } from "../../contract/bff.ts";
import type { Operation } from "../../contract/operation.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import { type Failure, failureOf } from "../../domain/failure.ts";
import { type CauseName, causeOf } from "../../domain/failure-cause.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import { readJson } from "./answer.ts";
import type { Answer } from "./call.ts";

export interface Refused {
  readonly code: Failure["code"];
  readonly cause: CauseName;
  readonly title: string;
  /** What to do, and who can. */
  readonly remedy: string;
  /** Those Zoom named; one of them is enough. */
  readonly scopes?: readonly string[];
}

const Body = v.record(v.string(), v.unknown());

/** Null of what was not refused, or is explained by its code alone. */
export function whyRefused(
  answer: Answer,
  operation: Operation,
  isOfAccount: boolean,
  app?: AccountAppKind,
): Refused | null {
  const { status } = answer;
  if (status < 400) return null;
  // What is no JSON may name scopes all the same: Zoom has sent it with quotes that were not escaped.
  const body = readJson(answer, Body) ?? answer.bytes.toString("utf8");
  const failure = failureOf({ status, body, header: () => null, isOfAccount }, 0);
  const cause = causeOf(failure, { asked: operation, app });
  if (!cause) return null;
  const { code, scopes } = failure;
  return { code, cause: cause.name, title: cause.title, remedy: cause.remedy, ...(scopes && { scopes }) };
}

/** Jobs meet the same refusal a thousand times. */
const AGAIN_MS = 60_000;

/** Tells the log of refusals, the same one once a minute. */
export function logRefusals(log: Log, clock: Clock) {
  const toldAtMs = new Map<string, number>();
  return (connection: ConnectionName, operationId: OperationId, { title, ...why }: Refused): void => {
    const key = `${connection} ${operationId} ${why.cause}`;
    const nowMs = clock.nowMs();
    if (nowMs - (toldAtMs.get(key) ?? Number.NEGATIVE_INFINITY) < AGAIN_MS) return;
    toldAtMs.set(key, nowMs);
    log.warn({ connection, operationId, ...why }, `Zoom refused a call: ${title}`);
  };
}
