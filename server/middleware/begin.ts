import type { RequestHandler } from "express";
import type { Log } from "../log.ts";
import { RequestFailure } from "./bff-error.ts";
import { nextRequestId } from "./request-id.ts";

/** Gives the request its id, refuses what is no path, and logs one line when it is over. */
export function begin(log: Log): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now();
    const requestId = nextRequestId();
    res.locals.requestId = requestId;
    // An absolute-form target or a second slash would make routers and readers disagree about the path.
    const isPath = req.url.startsWith("/") && !req.url.startsWith("//");
    const [path] = isPath ? req.url.split("?", 1) : [""];
    res.once("close", () => {
      const durationMs = Math.round((performance.now() - startedAt) * 10) / 10;
      log.info({ requestId, method: req.method, path, status: res.statusCode, durationMs }, "request");
    });
    if (!isPath) throw new RequestFailure("invalid_request", "The request names no path of this console.");
    res.setHeader("x-request-id", requestId);
    next();
  };
}
