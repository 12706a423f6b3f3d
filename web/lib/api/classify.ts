import {
  ApiError,
  type ApiErrorDetail,
  CursorExpiredError,
  type FieldError,
  ForbiddenError,
  MissingScopeError,
  NotFoundError,
  RateLimitedError,
  SessionExpiredError,
} from "./errors.ts";

export interface FailedAnswer {
  readonly status: number;
  /** Parsed JSON, or the text when it is none. */
  readonly body: unknown;
  readonly header: (name: string) => string | null;
  /** What was asked; left out of answers about one part of a request. */
  readonly path?: string;
}

/** Wait assumed when a limit names none: Zoom's per-second limits do not. */
const DEFAULT_WAIT_MS = 1_000;
/** No limit of Zoom's lasts longer than a day: what names a later time is a mistake. */
const LONGEST_WAIT_MS = 86_400_000;

/** The page can go on no longer: nobody is signed in any more, or somebody else is. */
const endCodes = new Set<unknown>(["session_required", "grant_revoked", "other_person"]);
/** Zoom's codes for an account, channel, user, space or group that is not there. */
const MISSING_CODES = new Set<unknown>([1001, 4130, 4400, 5306, 5407, 5508]);
/** Zoom's codes for a refusal; 200 comes under status 400 as often as under 403. */
const REFUSED_CODES = new Set<unknown>([200, 4100, 4101, "forbidden_role", "forbidden_origin"]);

/** Turns an answer of failure, of Zoom or of the BFF, into the error callers branch on. */
export function classifyFailure(answer: FailedAnswer, nowMs: number): ApiError {
  const body = isRecord(answer.body) ? answer.body : {};
  const { status } = answer;
  const code = codeOf(body.code) ?? status;
  const message = typeof body.message === "string" && body.message ? body.message : `HTTP ${status}`;
  const detail: ApiErrorDetail = {
    code,
    status,
    requestId: text(body.requestId) ?? answer.header("x-request-id") ?? undefined,
    trackingId: answer.header("x-zm-trackingid") ?? undefined,
    retryAfterMs: waitOf(body.retryAfterMs, answer.header("retry-after"), nowMs),
    fields: fieldErrors(body.errors),
    isOfAccount: answer.path?.startsWith("/api/zoom/account/"),
  };

  if (endCodes.has(code)) return new SessionExpiredError(message, detail);
  if (status === 429) {
    return new RateLimitedError(message, { ...detail, retryAfterMs: detail.retryAfterMs ?? DEFAULT_WAIT_MS });
  }
  if (code === 4700 || code === 4711) return new MissingScopeError(message, { ...detail, scopes: scopesIn(message) });
  if (code === 300 && /next page token/i.test(message)) return new CursorExpiredError(message, detail);
  if (status === 404 || MISSING_CODES.has(code)) return new NotFoundError(message, detail);
  if (status === 403 || REFUSED_CODES.has(code)) return new ForbiddenError(message, detail);
  return new ApiError(message, detail);
}

/** A code; Zoom spells some of its numbers as text. */
function codeOf(code: unknown): number | string | undefined {
  if (typeof code === "string") return /^\d+$/.test(code) ? Number(code) : code;
  return typeof code === "number" ? code : undefined;
}

/** The scopes in Zoom's "does not contain scopes: [a, b]". */
export function scopesIn(message: string): readonly string[] {
  const list = /scopes:\s*\[([^\]]*)\]/.exec(message)?.[1] ?? "";
  return list
    .split(",")
    .map((scope) => scope.trim())
    .filter(Boolean);
}

/** `Retry-After` is an ISO date-time from Zoom, seconds from anyone else. */
function waitOf(retryAfterMs: unknown, header: string | null, nowMs: number): number | undefined {
  if (typeof retryAfterMs === "number") return retryAfterMs;
  if (!header) return undefined;
  const waitMs = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - nowMs;
  return Number.isNaN(waitMs) ? undefined : Math.min(Math.max(0, waitMs), LONGEST_WAIT_MS);
}

function fieldErrors(errors: unknown): readonly FieldError[] {
  if (!Array.isArray(errors)) return [];
  return errors
    .filter(isRecord)
    .map(({ field, message }) => ({ field: text(field) ?? "", message: text(message) ?? "" }));
}

function text(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
