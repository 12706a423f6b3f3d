import { STATUS_CODES } from "node:http";
import { operationErrors } from "../../contract/errors.gen.ts";
import { jsonReply, type Reply } from "../http/reply.ts";
import type { Fault } from "./faults.ts";

const usualMessages: Readonly<Record<number, { code: number; message: string }>> = {
  401: { code: 124, message: "Access token is expired." },
  429: {
    code: 429,
    message: "You have reached the maximum per-second rate limit for this API. Try again later.",
  },
};

/** The answer of a fault with a status, in the shape of the place it stands in for. */
export function faultReply(fault: Fault & { readonly status: number }, path: string): Reply {
  const usual = usualMessages[fault.status];
  const message = fault.message ?? wordsOf(fault) ?? usual?.message ?? STATUS_CODES[fault.status] ?? "Error";
  const body = path.startsWith("/oauth/")
    ? { reason: message, error: fault.status < 500 ? "invalid_request" : "server_error" }
    : { code: fault.code ?? usual?.code ?? fault.status, message };
  return jsonReply(fault.status, body, fault.headers);
}

/** How the operation words its own error of that status and code. */
function wordsOf({ operation, status, code }: Fault & { readonly status: number }): string | undefined {
  if (operation === undefined || code === undefined) return undefined;
  return (
    operationErrors[operation].find((error) => error.status === status && error.code === code)?.message ?? undefined
  );
}
