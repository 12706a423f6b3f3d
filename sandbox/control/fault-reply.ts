import { STATUS_CODES } from "node:http";
import { operationErrors } from "../../contract/errors.gen.ts";
import type { OperationMatch } from "../../contract/match-operation.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import { spentHeaders } from "../limits/limiter.ts";
import type { Plan } from "../limits/plans.ts";
import { fill } from "../operations/errors.ts";
import type { Fault } from "./faults.ts";
import { namedValues } from "./named-values.ts";

const usualMessages: Readonly<Record<number, { code: number; message: string }>> = {
  401: { code: 124, message: "Access token is expired." },
  429: {
    code: 429,
    message: "You have reached the maximum per-second rate limit for this API. Try again later.",
  },
};

/** The request that a fault meets. */
export interface Asked {
  readonly path: string;
  readonly search: string;
  readonly body: string | null;
  /** Null when it is for no operation. */
  readonly match: OperationMatch | null;
}

type StatusFault = Fault & { readonly status: number };

/**
 * The answer of a fault with a status, in the shape of the place it stands in for. A 429 has the headers of its
 * operation's limit, unless the fault brings its own; a redirect has no body.
 *
 * @param asked What the request asked for, however the fault was aimed.
 */
export function faultReply(fault: StatusFault, asked: Asked, plan: Plan): Reply {
  if (fault.status < 400) return { status: fault.status, ...(fault.headers && { headers: fault.headers }) };
  const usual = usualMessages[fault.status];
  const message = fault.message ?? wordsOf(fault, asked) ?? usual?.message ?? STATUS_CODES[fault.status] ?? "Error";
  const body = asked.path.startsWith("/oauth/")
    ? { reason: message, error: fault.status < 500 ? "invalid_request" : "server_error" }
    : { code: fault.code ?? usual?.code ?? fault.status, message };
  const limits = fault.status === 429 && asked.match ? spentHeaders(plan, asked.match.operation.rate) : {};
  return jsonReply(fault.status, body, fault.headers ?? limits);
}

/** How the operation words its own error of that status and code, of what the request named. */
function wordsOf({ status, code }: StatusFault, { match, search, body }: Asked): string | undefined {
  if (match === null || code === undefined) return undefined;
  const own = operationErrors[match.operation.id].find((error) => error.status === status && error.code === code);
  return own?.message ? fill(own.message, namedValues(own.message, match.params, search, body)) : undefined;
}
