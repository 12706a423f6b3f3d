import type { RequestHandler } from "express";
import type { WebFiles } from "./web-files.ts";

/** Files by their name; any other page address shows the console, whose router knows what it means. */
export function pages(files: WebFiles): RequestHandler {
  return async (req, res, next) => {
    const isReading = req.method === "GET" || req.method === "HEAD";
    if (!isReading || req.path.startsWith("/api/") || req.path.startsWith("/auth/")) return next();
    if (await files.serve(req, res, req.path)) return;
    const asksForPage = (req.headers.accept ?? "").includes("text/html");
    const isPage = req.path === "/" || (asksForPage && !req.path.startsWith("/assets/"));
    if (isPage && (await files.serve(req, res, "/index.html"))) return;
    next();
  };
}
