// A failure as plain data: it is stored with an item, travels as JSON, and is explained wherever it is shown.
import type { Failure, FailureKind } from "./failure-schema.ts";
import { retryAfterMs } from "./retry-after.ts";

export type { Failure } from "./failure-schema.ts";

/** An answer of failure, of Zoom or of the BFF. */
export interface FailedAnswer {
  readonly status: number;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
  readonly header: (name: string) => string | null;
  /** Whether the account connection was asked. */
  readonly isOfAccount?: boolean;
}

/** Wait assumed when a limit names none, milliseconds: Zoom's per-second limits do not. */
const DEFAULT_WAIT_MS = 1_000;

/** The page can go on no longer: nobody is signed in any more, or somebody else is. */
const endCodes = new Set<unknown>(["session_required", "grant_revoked", "other_person"]);
/** Zoom's codes for an account, channel, user, space or group that is not there. */
const missingCodes = new Set<unknown>([1001, 4130, 4400, 5306, 5407, 5508]);
/** Zoom's codes for a scope that the app lacks: classic, granular, and what it has sent with unescaped quotes. */
const scopeCodes = new Set<unknown>([104, 4700, 4711]);
/** Zoom's codes for a refusal; 200 comes under status 400 as often as under 403. */
const refusedCodes = new Set<unknown>([200, 4100, 4101, "forbidden_role", "forbidden_origin"]);

/** Says what an answer of failure stands for. */
export function failureOf(answer: FailedAnswer, nowMs: number): Failure {
  const body = isRecord(answer.body) ? answer.body : unreadable(answer.body);
  const { status } = answer;
  const code = codeOf(body.code) ?? status;
  const message = typeof body.message === "string" && body.message ? body.message : `HTTP ${status}`;
  const kind = kindOf(code, status, message);
  const ownWaitMs = typeof body.retryAfterMs === "number" ? body.retryAfterMs : undefined;
  const waitMs = ownWaitMs ?? retryAfterMs(answer.header("retry-after"), nowMs);
  return withoutUnset({
    kind,
    code,
    status,
    message,
    requestId: text(body.requestId) ?? answer.header("x-request-id") ?? undefined,
    trackingId: answer.header("x-zm-trackingid") ?? undefined,
    retryAfterMs: waitMs ?? (kind === "rate_limited" ? DEFAULT_WAIT_MS : undefined),
    fields: fieldErrors(body.errors),
    scopes: kind === "missing_scope" ? scopesIn(message) : undefined,
    isOfAccount: answer.isOfAccount,
  });
}

function kindOf(code: number | string, status: number, message: string): FailureKind {
  if (endCodes.has(code)) return "session_ended";
  if (status === 429) return "rate_limited";
  if (scopeCodes.has(code)) return "missing_scope";
  if (code === 300 && /next page token/i.test(message)) return "cursor_expired";
  if (status === 404 || missingCodes.has(code)) return "not_found";
  if (status === 403 || refusedCodes.has(code)) return "forbidden";
  return "refused";
}

/** A failure of the call, whatever it was about: made for other items it fails alike, so it is made once. */
export function isOfEveryItem({ kind, code }: Failure): boolean {
  return kind === "session_ended" || kind === "missing_scope" || wholeCodes.has(code);
}

/**
 * The scope, the token, an operation that is withdrawn, the right to add emojis, the role, the connection, the plan of the
 * account.
 */
const wholeCodes = new Set<unknown>([
  104,
  124,
  4137,
  40090,
  "forbidden_role",
  "forbidden_origin",
  "account_unavailable",
  "app_refused",
]);

const passingCodes = new Set<unknown>(["account_unavailable", "app_refused", "unavailable", "upstream_unreachable"]);

/** What is not about the items, and passes: limits, the sign-in, the connection. */
export const isHolding = ({ kind, code }: Failure): boolean =>
  kind === "rate_limited" || kind === "session_ended" || passingCodes.has(code);

/** Zoom will not tell, or there is nothing to tell of: asking again would be answered the same. */
export const isRefusalOfIt = ({ kind }: Failure): boolean =>
  kind === "not_found" || kind === "forbidden" || kind === "missing_scope";

const troubleCodes = new Set<unknown>(["upstream_timeout", "upstream_broken_off"]);

/** Zoom's own trouble, or that of the way there, which mostly passes: what only reads may be answered a while later. */
export const isTrouble = ({ status, code }: Failure): boolean =>
  status >= 500 && (typeof code === "number" || troubleCodes.has(code));

/** The BFF's codes, under 502, 503 and 504, for what it cannot have sent to Zoom. */
const notSent = new Set<unknown>(["upstream_unreachable", "unavailable"]);

/**
 * Whether a failed change may have been made nevertheless: the answer was lost on the way, came too late for a gateway,
 * or is a success that cannot be read.
 */
export function mayBeDone({ kind, code, status }: Failure): boolean {
  if (notSent.has(code)) return false;
  return kind === "network" || kind === "contract_mismatch" || status === 502 || status === 504 || code === "internal";
}

/** A code; Zoom spells some of its numbers as text. */
export function codeOf(code: unknown): number | string | undefined {
  if (typeof code === "string") return /^\d+$/.test(code) ? Number(code) : code;
  return typeof code === "number" ? code : undefined;
}

/** The scopes in Zoom's "does not contain scopes: [a, b]". */
export function scopesIn(message: string): string[] {
  const list = /scopes:\s*\[([^\]]*)\]/.exec(message)?.[1] ?? "";
  return list
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}

/** What names scopes is told from other texts though Zoom has sent it with quotes that make it no JSON. */
function unreadable(body: unknown): Record<string, unknown> {
  const named = typeof body === "string" ? /does not contain scopes:\s*\[[^\]]*\]/.exec(body)?.[0] : undefined;
  return named === undefined ? {} : { code: 104, message: `Invalid access token, ${named.replaceAll('"', "")}.` };
}

function fieldErrors(errors: unknown): Failure["fields"] {
  if (!Array.isArray(errors)) return undefined;
  return errors
    .filter(isRecord)
    .map(({ field, message }) => ({ field: text(field) ?? "", message: text(message) ?? "" }));
}

function withoutUnset(failure: { [Name in keyof Failure]: Failure[Name] | undefined }): Failure {
  return Object.fromEntries(Object.entries(failure).filter(([, value]) => value !== undefined)) as Failure;
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
