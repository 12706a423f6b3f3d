// helmet decides the headers once; they are the same for every answer, so they are kept as a flat list.
import { createHash } from "node:crypto";
import { type IncomingMessage, ServerResponse } from "node:http";
import type { RequestHandler } from "express";
import helmet, { type HelmetOptions } from "helmet";

const shared = (isHttps: boolean) =>
  ({
    // Not `no-referrer`: under it browsers send `Origin: null` with some of our own requests, which are then refused.
    referrerPolicy: { policy: "same-origin" },
    xFrameOptions: { action: "deny" },
    strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
  }) satisfies HelmetOptions;

/** What stands in a page itself. */
export interface InlineTexts {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

const hashOf = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/**
 * For pages and their files: scripts, styles, pictures and requests of our own origin only, and pictures in the page itself.
 *
 * @param inline Texts of the scripts and styles that stand in a page itself; each is let in by its hash.
 */
export function pageHeaders(isHttps: boolean, inline: InlineTexts): readonly string[] {
  return collect({
    ...shared(isHttps),
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", ...inline.scripts.map(hashOf)],
        styleSrc: ["'self'", ...inline.styles.map(hashOf)],
        imgSrc: ["'self'", "data:"],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        ...(isHttps && { upgradeInsecureRequests: [] }),
      },
    },
  });
}

/** For data: nothing in it may run or be framed, and nobody but us may keep it. */
export function apiHeaders(isHttps: boolean): readonly string[] {
  return [
    ...collect({
      ...shared(isHttps),
      contentSecurityPolicy: {
        useDefaults: false,
        directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
      },
      crossOriginOpenerPolicy: false,
      originAgentCluster: false,
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
      xFrameOptions: false,
    }),
    "cache-control",
    "no-store",
  ];
}

/** Sets headers of such a list. */
export function withHeaders(list: readonly string[]): RequestHandler {
  const pairs = list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? ""] as const] : []));
  return (_req, res, next) => {
    for (const [name, value] of pairs) res.setHeader(name, value);
    next();
  };
}

function collect(options: HelmetOptions): string[] {
  const req = { method: "GET", headers: {}, httpVersionMajor: 1, httpVersionMinor: 1 } as IncomingMessage;
  const res = new ServerResponse(req);
  helmet(options)(req, res, (error) => {
    if (error) throw error;
  });
  return Object.entries(res.getHeaders()).flatMap(([name, value]) => [name, String(value)]);
}
