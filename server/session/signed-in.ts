// What comes before and after the routes of the console's own API that take bodies.
import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { statusOf, toFailure } from "../middleware/bff-error.ts";
import type { Refusals } from "../proxy/refusals.ts";
import { type RequestSessionDeps, requestSession } from "./request-session.ts";
import type { Session } from "./session.ts";

export interface SignedInDeps extends RequestSessionDeps {
  readonly refusals: Refusals;
}

export interface SignedInRoutes {
  session(req: Request): Promise<Session>;
  /** Nothing is read of anybody who is not signed in, or who was refused by the hundred. */
  readonly signedIn: RequestHandler;
  readonly countRefusal: ErrorRequestHandler;
}

export function signedInRoutes(deps: SignedInDeps): SignedInRoutes {
  const session = async (req: Request) => requestSession(deps, { headers: req.headers });
  return {
    session,
    signedIn: async (req, res, next) => {
      const { userId } = await session(req);
      deps.refusals.check(userId);
      res.locals.userId = userId;
      next();
    },
    countRefusal: (error: unknown, _req, res, next) => {
      const { userId } = res.locals;
      const status = statusOf[toFailure(error).code];
      if (typeof userId === "string" && status >= 400 && status < 500) deps.refusals.count(userId);
      next(error);
    },
  };
}
