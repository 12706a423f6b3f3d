import type { IncomingHttpHeaders } from "node:http";
import type { RequestHandler } from "express";
import { REQUEST_HEADER } from "../../contract/bff.ts";
import { RequestFailure } from "./bff-error.ts";

/** True when a request that reads came from the console's own pages, or from no page at all. */
export function mayRead(headers: IncomingHttpHeaders): boolean {
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}

/** True when a request that changes something surely came from the console's own pages. */
export function mayChange(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const site = headers["sec-fetch-site"];
  return (
    headers.origin === publicUrl && (site === undefined || site === "same-origin") && headers[REQUEST_HEADER] === "1"
  );
}

/** Refuses what did not come from the console's own pages. */
export const ownPages =
  (publicUrl: string): RequestHandler =>
  (req, _res, next) => {
    const isReading = req.method === "GET" || req.method === "HEAD";
    // Zoom sends the browser back to /auth/callback, which is another site's page leading here.
    const isAuthPage = isReading && req.baseUrl === "/auth";
    if (!isAuthPage && !(isReading ? mayRead(req.headers) : mayChange(req.headers, publicUrl)))
      throw new RequestFailure("forbidden_origin", "The request did not come from the console’s own pages.");
    next();
  };
