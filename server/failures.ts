import type { ErrorRequestHandler, Request } from "express";
import type { Audit } from "./audit/audit.ts";
import { recordedRefusal } from "./audit/recorded-refusal.ts";
import type { Config } from "./config/config.ts";
import type { Log } from "./log.ts";
import { addressOf } from "./middleware/address.ts";
import { RequestFailure, sendFailure, toFailure } from "./middleware/bff-error.ts";
import { BrowserGone } from "./middleware/browser-gone.ts";
import type { Session } from "./session/session.ts";

export interface FailuresDeps {
  readonly config: Config;
  readonly log: Log;
  readonly audit: Audit;
  readonly ownHeaders: readonly string[];
}

/** Tells the browser what failed, and the log and the audit trail what they are to know of it. */
export function failures({ config, log, audit, ownHeaders }: FailuresDeps): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    if (error instanceof BrowserGone) return;
    const requestId = String(res.locals.requestId);
    const failure = toFailure(
      isBadEncoding(error) ? new RequestFailure("invalid_request", "The path is not well encoded.") : error,
    );
    if (failure.code === "internal") log.error({ requestId, err: error }, "a request failed");
    else if (failure.cause !== undefined)
      log.warn({ requestId, code: failure.code, err: failure.cause }, "a request failed");
    const session: Session | undefined = res.locals.session;
    const refused = recordedRefusal(failure, { session, address: addressOf(req, config.trustedProxies) });
    if (refused) audit.refuse({ ...refused, requestId, operation: `${req.method} ${routeOf(req)}`, ...failure.act });
    if (res.headersSent) {
      req.destroy();
      return;
    }
    for (const name of res.getHeaderNames()) res.removeHeader(name);
    sendFailure(res, failure, requestId, ownHeaders);
  };
}

/** The beginning of a path: what follows differs from one thing to the next, and anybody can make it up. */
const routeOf = ({ path }: Request) => /^\/[a-z]+(?:\/[a-z]+)?/.exec(path)?.[0] ?? "/";

/** The router could not decode a path. */
const isBadEncoding = (error: unknown) => error instanceof URIError;
