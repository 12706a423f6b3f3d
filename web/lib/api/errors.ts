/** What is known of a failed request. `code` is Zoom's number, or one of the BFF's words. */
export interface ApiErrorDetail {
  readonly code: number | string;
  readonly status: number;
  readonly requestId?: string | undefined;
  /** Zoom's `x-zm-trackingid`, what its support asks for. */
  readonly trackingId?: string | undefined;
  readonly retryAfterMs?: number | undefined;
  /** Field errors of Zoom's validation. */
  readonly fields?: readonly FieldError[] | undefined;
  /** Whether it came through the account connection, for which nobody signs in. */
  readonly isOfAccount?: boolean | undefined;
  readonly cause?: unknown;
}

export interface FieldError {
  readonly field: string;
  readonly message: string;
}

export type ApiErrorName =
  | "ApiError"
  | "SessionExpiredError"
  | "RateLimitedError"
  | "CursorExpiredError"
  | "ForbiddenError"
  | "MissingScopeError"
  | "NotFoundError"
  | "NetworkError"
  | "UnansweredError"
  | "ContractMismatchError";

/** Any failure of a request. Subclasses exist only where a caller branches. */
export class ApiError extends Error {
  override readonly name: ApiErrorName = "ApiError";
  readonly code: number | string;
  readonly status: number;
  readonly requestId: string | undefined;
  readonly trackingId: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly fields: readonly FieldError[];
  readonly isOfAccount: boolean;

  constructor(message: string, detail: ApiErrorDetail) {
    super(message, { cause: detail.cause });
    this.code = detail.code;
    this.status = detail.status;
    this.requestId = detail.requestId;
    this.trackingId = detail.trackingId;
    this.retryAfterMs = detail.retryAfterMs;
    this.fields = detail.fields ?? [];
    this.isOfAccount = detail.isOfAccount ?? false;
  }
}

/**
 * No session any more, or Zoom took back the grant: the person signs in again. With code `other_person` the session is
 * somebody else's by now: the page is loaded anew.
 */
export class SessionExpiredError extends ApiError {
  override readonly name = "SessionExpiredError";
}

export class RateLimitedError extends ApiError {
  override readonly name = "RateLimitedError";
  override readonly retryAfterMs: number;

  constructor(message: string, detail: ApiErrorDetail & { readonly retryAfterMs: number }) {
    super(message, detail);
    this.retryAfterMs = detail.retryAfterMs;
  }
}

/** A page token lived out its 15 minutes: the list starts again from its first page. */
export class CursorExpiredError extends ApiError {
  override readonly name = "CursorExpiredError";
}

export class ForbiddenError extends ApiError {
  override readonly name = "ForbiddenError";
}

export class MissingScopeError extends ApiError {
  override readonly name = "MissingScopeError";
  /** Scopes Zoom named; one of them is enough. */
  readonly scopes: readonly string[];

  constructor(message: string, detail: ApiErrorDetail & { readonly scopes: readonly string[] }) {
    super(message, detail);
    this.scopes = detail.scopes;
  }
}

export class NotFoundError extends ApiError {
  override readonly name = "NotFoundError";
}

/** The BFF could not be reached, or its answer broke off; nothing is known of the request's effect. */
export class NetworkError extends ApiError {
  override readonly name = "NetworkError";
}

/** No answer came to a change, and Zoom has not told yet whether it was made. */
export class UnansweredError extends ApiError {
  override readonly name = "UnansweredError";

  constructor(cause: ApiError) {
    super(cause.message, { ...cause, cause });
  }
}

/** An answer of success that does not have the shape the contract promises. */
export class ContractMismatchError extends ApiError {
  override readonly name = "ContractMismatchError";
}
