// What comes before and after the routes of the console's own API that take bodies.
import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { addressOf } from "../middleware/address.ts";
import { statusOf, toFailure } from "../middleware/bff-error.ts";
import type { Refusals } from "../proxy/refusals.ts";
import { type RequestSessionDeps, requestSession } from "./request-session.ts";
import type { Session } from "./session.ts";

export interface SignedInDeps extends RequestSessionDeps {
  readonly refusals: Refusals;
  readonly trustedProxies: number;
}

export interface SignedInRoutes {
  session(req: Request): Promise<Session>;
  /** Nothing is read of anybody who is not signed in, or who was refused by the hundred. */
  readonly signedIn: RequestHandler;
  readonly countRefusal: ErrorRequestHandler;
}

export function signedInRoutes(deps: SignedInDeps): SignedInRoutes {
  const session = async (req: Request): Promise<Session> => ({
    ...(await requestSession(deps, { headers: req.headers })),
    address: addressOf(req, deps.trustedProxies),
  });
  return {
    session,
    signedIn: async (req, res, next) => {
      const person = await session(req);
      deps.refusals.check(person.userId);
      res.locals.session = person;
      next();
    },
    countRefusal: (error: unknown, _req, res, next) => {
      const person: Session | undefined = res.locals.session;
      const status = statusOf[toFailure(error).code];
      if (person && status >= 400 && status < 500) deps.refusals.count(person.userId);
      next(error);
    },
  };
}
