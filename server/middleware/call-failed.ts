// What came of calls that the server makes for itself, a failure as data.
import { bodyOf, isRefusal, REFUSED_STATUS } from "../../domain/answers/body.ts";
import { CallFailed } from "../../domain/changes/resource.ts";
import { failureOf } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { Answer } from "../zoom/call.ts";
import { statusOf, toFailure } from "./bff-error.ts";

/**
 * The JSON of an answer of success; undefined where it has none.
 *
 * @throws CallFailed
 */
export function dataOf(answer: Answer, isOfAccount: boolean, clock: Clock): unknown {
  const data = answer.bytes.length === 0 ? undefined : bodyOf(answer.bytes.toString("utf8"));
  // Zoom refuses some calls with its error in an answer of success.
  if (answer.status >= 200 && answer.status <= 299 && !isRefusal(data)) return data;
  const status = answer.status < 300 ? REFUSED_STATUS : answer.status;
  const header = (name: string) => headerOf(answer, name);
  throw new CallFailed(failureOf({ status, body: data, header, isOfAccount }, clock.nowMs()));
}

/**
 * Tells as data what the console itself refuses or fails at.
 *
 * @throws CallFailed; what is a fault of the console's own
 */
export async function orFailed<T>(isOfAccount: boolean, clock: Clock, work: () => T | Promise<T>): Promise<T> {
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
