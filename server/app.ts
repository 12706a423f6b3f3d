import express, { type ErrorRequestHandler, type Express, type Request, type RequestHandler } from "express";
import * as v from "valibot";
import { createAccountApp } from "./access/account-app.ts";
import { createStandings } from "./access/standings.ts";
import { createZoomPeople } from "./access/zoom-people.ts";
import { type Audit, createAudit } from "./audit/audit.ts";
import { writeCheckpoint } from "./audit/checkpoints.ts";
import { recordedRefusal } from "./audit/recorded-refusal.ts";
import { sweepAudit } from "./audit/retention.ts";
import { auditRoutes } from "./audit/routes.ts";
import { recordSettings } from "./audit/settings-event.ts";
import { createSigner } from "./audit/signing.ts";
import { infoOf } from "./changes/change-info.ts";
import { createChangeEngine } from "./changes/engine.ts";
import { changesZoom } from "./changes/over-zoom.ts";
import { changeRoutes } from "./changes/routes.ts";
import { sweepChanges } from "./changes/sweep.ts";
import type { Clock } from "./clock.ts";
import type { Config } from "./config/config.ts";
import type { DatabaseSource } from "./db/database.ts";
import { createLimitStore } from "./db/limit-store.ts";
import { emojiRoutes } from "./emoji/routes.ts";
import { createHub } from "./events/hub.ts";
import { eventRoutes } from "./events/routes.ts";
import { createTelling } from "./events/telling.ts";
import { exportRoutes } from "./exports/routes.ts";
import { type Boss, createBoss } from "./jobs/boss.ts";
import { defineQueue } from "./jobs/queue.ts";
import type { Log } from "./log.ts";
import { addressOf } from "./middleware/address.ts";
import { RequestFailure, sendFailure, toFailure } from "./middleware/bff-error.ts";
import { BrowserGone } from "./middleware/browser-gone.ts";
import { mayChange, mayRead } from "./middleware/own-pages.ts";
import { readQuery } from "./middleware/query.ts";
import { nextRequestId } from "./middleware/request-id.ts";
import { apiHeaders, pageHeaders } from "./middleware/security-headers.ts";
import { accountGrantId, userGrantId } from "./oauth/grant-store.ts";
import { createGrants } from "./oauth/grants.ts";
import { authRoutes } from "./oauth/routes.ts";
import { createSeal } from "./oauth/seal.ts";
import { createSignInCookies } from "./oauth/sign-in-cookie.ts";
import { createUnusedGrants } from "./oauth/unused-grants.ts";
import { createZoomOAuth } from "./oauth/zoom-oauth.ts";
import { createBodyRoom } from "./proxy/body-room.ts";
import { createProxy } from "./proxy/proxy.ts";
import { createRefusals } from "./proxy/refusals.ts";
import { PROXY_PREFIX } from "./proxy/target.ts";
import { cookieNames } from "./session/cookie.ts";
import { sessionRoutes } from "./session/routes.ts";
import type { Session } from "./session/session.ts";
import { createSessions } from "./session/sessions.ts";
import { stagedFileRoutes } from "./staged-files/routes.ts";
import { createStagedFiles } from "./staged-files/staged-files.ts";
import { createWebFiles } from "./web-files/web-files.ts";
import { createZoom } from "./zoom/client.ts";
import { createGovernor } from "./zoom/governor.ts";
import type { Upstream } from "./zoom/upstream.ts";

export interface AppDeps {
  readonly config: Config;
  readonly database: DatabaseSource;
  readonly upstream: Upstream;
  readonly clock: Clock;
  readonly log: Log;
  /** True once the process has been told to stop. */
  readonly isStopping: () => boolean;
}

export interface App {
  readonly handler: Express;
  /** Work that outlives requests; the sweep is among it. */
  readonly jobs: Pick<Boss, "start" | "stop">;
  /** Ends the answers that would not end by themselves; to be called before the server is closed. */
  closeStreams(): void;
  /** Deletes what is over: sessions, grants nobody uses any more, rows and changes that were kept long enough. */
  readonly sweep: () => Promise<void>;
  /** Tries the account connection, when there is one, and says in the log how that went. */
  checkAccount(): Promise<void>;
  /** Notes in the audit trail which settings differ from those of the last start. */
  recordSettings(): Promise<void>;
  /** Chains what is left of the audit trail; to be called once nothing is done any more, before the database is closed. */
  stopAudit(): Promise<void>;
}

const SWEEP_EVERY_SECONDS = 900;
const CHECKPOINT_EVERY_SECONDS = 3_600;

/** Puts the BFF together. Listens to nothing and starts nothing. */
export function createApp(deps: AppDeps): App {
  const { config, database, upstream, clock, log } = deps;
  const isHttps = config.publicUrl.startsWith("https:");
  const ownHeaders = apiHeaders(isHttps);
  const files = createWebFiles(config.webFolder, (inline) => pageHeaders(isHttps, inline), log);

  const signer = createSigner(config.secrets);
  const audit = createAudit({ database, clock, log, signer });
  const seal = createSeal(config.secrets);
  const oauth = createZoomOAuth(config);
  const governor = createGovernor({ plan: config.plan, store: createLimitStore(database), clock, log });
  const zoom = createZoom({ upstream, governor, clock });
  const people = createZoomPeople(zoom);
  const sessions = createSessions({ database, clock, log, config });
  const accountGrant = config.account && accountGrantId(config.account.clientId, config.account.id);
  const grants = createGrants({
    database,
    seal,
    oauth,
    clock,
    log,
    accountGrantId: accountGrant,
    apiUrl: config.apiUrl,
  });
  const unusedGrants = createUnusedGrants({ database, grants, sessions, clientId: config.client.id });
  const account =
    config.account && accountGrant ? { tokens: grants.tokens(accountGrant), accountId: config.account.id } : null;
  const standings = account && createStandings({ people, clock, log, account });
  const accountApp = account && createAccountApp({ people, clock, log, account });

  const carrying = {
    zoom,
    ownHeaders,
    sessions,
    cookieName: cookieNames(config).session,
    userTokens: (userId: string) => grants.tokens(userGrantId(config.client.id, userId)),
    account: account && standings && { ...account, standings },
  };
  const bodyRoom = createBodyRoom();
  const refusals = createRefusals(clock);
  const proxy = createProxy({
    ...carrying,
    audit,
    bodyRoom,
    refusals,
    log,
    publicUrl: config.publicUrl,
    trustedProxies: config.trustedProxies,
  });

  const stagedFiles = createStagedFiles({ database, clock });
  const jobs = createBoss({ database, log });
  const changes = createChangeEngine({
    ...carrying,
    database,
    audit,
    stagedFiles,
    bodyRoom,
    boss: jobs,
    clock,
    log,
    isStopping: deps.isStopping,
    approval: config.approval,
    told: createTelling(database, log),
  });
  const hub = createHub({
    database,
    clock,
    log,
    isLive: sessions.isLive,
    read: async (ids) => {
      const [rows, counts] = await Promise.all([changes.found(ids), changes.counts(ids)]);
      return rows.map((row) => ({
        info: infoOf(row, counts.get(row.id) ?? {}, config),
        mayRead: (session: Session) => changes.mayRead(session, row),
      }));
    },
  });

  const handler = express();
  handler.disable("x-powered-by");
  handler.disable("etag");
  handler.enable("case sensitive routing");
  handler.enable("strict routing");
  handler.set("query parser", readQuery);

  // The proxied requests are the many; they pass one middleware, which asks for nothing but their beginning.
  handler.use((req, res, next) => {
    if (req.url.startsWith(PROXY_PREFIX)) void proxy(req, res, req.url);
    else next();
  });
  handler.use(begin(log));
  handler.use(["/api", "/auth", "/healthz", "/readyz"], withHeaders(ownHeaders));
  handler.get("/healthz", (_req, res) => {
    res.json({ status: "ok" });
  });
  handler.get("/readyz", readiness(deps));
  handler.use(["/api", "/auth"], ownPages(config));
  handler.use(
    authRoutes({
      config,
      oauth,
      people,
      grants,
      unusedGrants,
      sessions,
      standings,
      log,
      audit,
      cookies: createSignInCookies(config, seal, clock),
      signedIn: changes.signedIn,
    }),
  );
  handler.use(
    sessionRoutes({
      ...carrying,
      grants,
      config,
      account: standings && accountApp && { standings, app: accountApp },
      log,
    }),
  );
  handler.use(emojiRoutes({ ...carrying, config }));
  const routing = { ...carrying, bodyRoom, refusals, trustedProxies: config.trustedProxies };
  handler.use(changeRoutes({ ...routing, changes, plan: config.plan, approval: config.approval }));
  handler.use(
    exportRoutes({ ...carrying, zoom: changesZoom({ ...carrying, audit, bodyRoom, stagedFiles, clock, log }) }),
  );
  handler.use(stagedFileRoutes({ ...routing, stagedFiles }));
  handler.use(auditRoutes({ ...carrying, database, audit, signer }));
  handler.use(eventRoutes({ ...carrying, hub }));
  handler.use(pages(files));
  handler.use(() => {
    throw new RequestFailure("unknown_operation", "There is nothing here.");
  });
  handler.use(failures(deps, audit, ownHeaders));
  const sweeps = {
    sessions: sessions.sweep,
    grants: unusedGrants.sweep,
    audit: () => sweepAudit({ audit, signer, clock, config }),
    changes: async () => sweepChanges((await database.ready).orm, clock, config),
    stagedFiles: stagedFiles.sweep,
    disk: async () => (await database.ready).reclaim(),
  };
  const sweep = async () => {
    const failed: unknown[] = [];
    // What one of them cannot do is no reason to let the others' rows pile up.
    for (const [what, clear] of Object.entries(sweeps))
      await clear().catch((error: unknown) => {
        log.warn({ what, err: error }, "what is over was not cleared away");
        failed.push(error);
      });
    if (failed.length > 0) throw failed[0];
  };
  jobs.register(
    defineQueue({
      name: "sweep",
      data: v.object({}),
      work: async () => {
        await sweep();
        return undefined;
      },
      retryLimit: 2,
      retryDelaySeconds: 60,
      schedule: { everySeconds: SWEEP_EVERY_SECONDS, data: {} },
    }),
  );
  const checkpoints = { database, sealing: audit.sealing, signer, clock, log, config };
  jobs.register(
    defineQueue({
      name: "audit-checkpoint",
      data: v.object({}),
      work: async () => {
        await writeCheckpoint(checkpoints);
        return undefined;
      },
      retryLimit: 5,
      retryDelaySeconds: 60,
      schedule: { everySeconds: CHECKPOINT_EVERY_SECONDS, data: {} },
    }),
  );
  return {
    handler,
    jobs,
    closeStreams: hub.close,
    sweep,
    checkAccount: async () => accountApp?.check(),
    recordSettings: () =>
      recordSettings(audit, config, { database, signer }).catch((error: unknown) => {
        log.warn({ err: error }, "the settings of this start were not recorded");
      }),
    stopAudit: () =>
      audit.stop().catch((error: unknown) => {
        log.warn({ err: error }, "entries of the audit trail are chained at the next start only");
      }),
  };
}

/** Gives the request its id, refuses what is no path, and logs one line when it is over. */
function begin(log: Log): RequestHandler {
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

function withHeaders(list: readonly string[]): RequestHandler {
  const pairs = list.flatMap((name, index) => (index % 2 === 0 ? [[name, list[index + 1] ?? ""] as const] : []));
  return (_req, res, next) => {
    for (const [name, value] of pairs) res.setHeader(name, value);
    next();
  };
}

const readiness =
  ({ database, isStopping }: AppDeps): RequestHandler =>
  async (_req, res) => {
    const current = isStopping() ? null : database.current();
    if (!current) throw new RequestFailure("unavailable", "The console is starting or stopping.");
    await current.ping();
    res.json({ status: "ready" });
  };

const ownPages =
  (config: Config): RequestHandler =>
  (req, _res, next) => {
    const isReading = req.method === "GET" || req.method === "HEAD";
    // Zoom sends the browser back to /auth/callback, which is another site's page leading here.
    const isAuthPage = isReading && req.baseUrl === "/auth";
    if (!isAuthPage && !(isReading ? mayRead(req.headers) : mayChange(req.headers, config.publicUrl)))
      throw new RequestFailure("forbidden_origin", "The request did not come from the console’s own pages.");
    next();
  };

/** Files by their name; any other page address shows the console, whose router knows what it means. */
function pages(files: ReturnType<typeof createWebFiles>): RequestHandler {
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

function failures({ log, config }: AppDeps, audit: Audit, ownHeaders: readonly string[]): ErrorRequestHandler {
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
    if (refused) audit.refuse({ ...refused, requestId, operation: `${req.method} ${routeOf(req)}` });
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
