import { type FailedAnswer, type Failure, failureOf } from "../../../domain/failure.ts";
import {
  ApiError,
  CursorExpiredError,
  ForbiddenError,
  MissingScopeError,
  NotFoundError,
  RateLimitedError,
  SessionExpiredError,
} from "./errors.ts";
import { zoomRoot } from "./paths.ts";

interface AnswerToPath extends Omit<FailedAnswer, "isOfAccount"> {
  /** What was asked; left out of answers about one part of a request. */
  readonly path?: string;
}

/** Turns an answer of failure, of Zoom or of the BFF, into the error callers branch on. */
export function classifyFailure({ path, ...answer }: AnswerToPath, nowMs: number): ApiError {
  const isOfAccount = path?.startsWith(zoomRoot("account")) ?? false;
  return errorOf(failureOf({ ...answer, isOfAccount }, nowMs));
}

/** The error a failure stands for. */
export function errorOf(failure: Failure): ApiError {
  const { kind, message, ...detail } = failure;
  switch (kind) {
    case "session_ended":
      return new SessionExpiredError(message, detail);
    case "rate_limited":
      return new RateLimitedError(message, { ...detail, retryAfterMs: detail.retryAfterMs ?? 0 });
    case "cursor_expired":
      return new CursorExpiredError(message, detail);
    case "missing_scope":
      return new MissingScopeError(message, { ...detail, scopes: detail.scopes ?? [] });
    case "forbidden":
      return new ForbiddenError(message, detail);
    case "not_found":
      return new NotFoundError(message, detail);
    default:
      return new ApiError(message, detail);
  }
}
