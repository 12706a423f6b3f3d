import express, { type Express } from "express";
import { sweepAccess } from "./access/access-store.ts";
import { askAsAccount } from "./access/account-ask.ts";
import { accountTroubleOf } from "./access/account-trouble.ts";
import { createActors } from "./access/actors.ts";
import { createChannelFacts } from "./access/channel-facts.ts";
import { createGiven } from "./access/given.ts";
import { createGroupMembers } from "./access/group-members.ts";
import { canReadSome } from "./access/inventory.ts";
import { createOwnChanges } from "./access/own-changes.ts";
import { createPlaces } from "./access/places.ts";
import { createProtectedWays } from "./access/protected-ways.ts";
import { createStandings } from "./access/standings.ts";
import { createZoomPeople } from "./access/zoom-people.ts";
import { createAudit } from "./audit/audit.ts";
import { writeCheckpoint } from "./audit/checkpoints.ts";
import { sweepAudit } from "./audit/retention.ts";
import { auditRoutes } from "./audit/routes.ts";
import { recordSettings } from "./audit/settings-event.ts";
import { createSigner } from "./audit/signing.ts";
import { infoOf } from "./changes/change-info.ts";
import { createChangeEngine } from "./changes/engine.ts";
import { holdsAddress, withoutAddresses } from "./changes/hidden-addresses.ts";
import { createLeads } from "./changes/leads.ts";
import { changesZoom } from "./changes/over-zoom.ts";
import { changeRoutes } from "./changes/routes.ts";
import { sweepChanges } from "./changes/sweep.ts";
import type { Clock } from "./clock.ts";
import { accountAppKind } from "./config/account-apps.ts";
import type { Config } from "./config/config.ts";
import { createAccount } from "./connection/account.ts";
import { connectionRoutes } from "./connection/routes.ts";
import { checkClock } from "./db/clock-check.ts";
import type { DatabaseSource } from "./db/database.ts";
import { createLimitStore } from "./db/limit-store.ts";
import { createReading } from "./desired/check.ts";
import { desiredRoutes } from "./desired/routes.ts";
import { scheduleDesired } from "./desired/upkeep.ts";
import { helpRoutes } from "./diagnosis/routes.ts";
import { doctorRoutes } from "./doctor/routes.ts";
import { setupRoutes } from "./doctor/setup-routes.ts";
import { createUses } from "./doctor/uses.ts";
import { emojiRoutes } from "./emoji/routes.ts";
import { createHub } from "./events/hub.ts";
import { eventRoutes } from "./events/routes.ts";
import { changeTelling } from "./events/telling.ts";
import { exportRoutes } from "./exports/routes.ts";
import { failures } from "./failures.ts";
import { deskAccessRoutes } from "./help-desk/access-routes.ts";
import { sweepNotes } from "./help-desk/note-store.ts";
import { noteRoutes } from "./help-desk/notes-routes.ts";
import { createInventory } from "./inventory/inventory.ts";
import { decisiveBy } from "./inventory/sync/after-call.ts";
import { type Boss, createBoss } from "./jobs/boss.ts";
import type { Log } from "./log.ts";
import { lookUpRoutes } from "./look-ups/routes.ts";
import { begin } from "./middleware/begin.ts";
import { RequestFailure } from "./middleware/bff-error.ts";
import { ownPages } from "./middleware/own-pages.ts";
import { readQuery } from "./middleware/query.ts";
import { readiness } from "./middleware/readiness.ts";
import { nextRequestId } from "./middleware/request-id.ts";
import { apiHeaders, pageHeaders, withHeaders } from "./middleware/security-headers.ts";
import { userGrantId } from "./oauth/grant-store.ts";
import { authRoutes } from "./oauth/routes.ts";
import { createSeal } from "./oauth/seal.ts";
import { createSignInCookies } from "./oauth/sign-in-cookie.ts";
import { createUnusedGrants } from "./oauth/unused-grants.ts";
import { createZoomOAuth } from "./oauth/zoom-oauth.ts";
import { createBodyRoom } from "./proxy/body-room.ts";
import { createProxy } from "./proxy/proxy.ts";
import { createRefusals } from "./proxy/refusals.ts";
import { PROXY_PREFIX } from "./proxy/target.ts";
import { accessRoutes } from "./roles/routes.ts";
import { createAdmissions } from "./session/admissions.ts";
import { admittedSessions } from "./session/admitted-sessions.ts";
import { cookieNames } from "./session/cookie.ts";
import { sessionRoutes } from "./session/routes.ts";
import type { Session } from "./session/session.ts";
import { createSessions } from "./session/sessions.ts";
import { stagedFileRoutes } from "./staged-files/routes.ts";
import { createStagedFiles } from "./staged-files/staged-files.ts";
import { createSweep, scheduleUpkeep } from "./upkeep.ts";
import { viewRoutes } from "./views/routes.ts";
import { pages } from "./web-files/pages.ts";
import { createWebFiles } from "./web-files/web-files.ts";
import { createZoom } from "./zoom/client.ts";
import { createGovernor } from "./zoom/governor.ts";
import { logRefusals } from "./zoom/refused.ts";
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
  const uses = createUses({ database, clock, log });
  const zoom = createZoom({
    ...{ upstream, governor, clock, accountApp: accountAppKind(config) },
    ...{ asked: uses.note, refused: logRefusals(log, clock) },
  });
  const people = createZoomPeople(zoom);
  const allSessions = createSessions({ database, clock, log, config });
  const { grants, ...connection } = createAccount({
    ...{ config, database, clock, log, audit, people, seal, oauth },
    resume: () => changes.accountConnected(),
  });
  const unusedGrants = createUnusedGrants({ database, grants, sessions: allSessions, clientId: config.client.id });
  const account = connection.grant;
  const given = createGiven({ database, clock });
  const askFor = account && ((userId: string) => askAsAccount({ zoom, account, clock }, userId));
  const standings = account && createStandings({ people: connection.people, clock, log, account });
  const ownChanges = createOwnChanges({ database, clock, log });
  const groups = askFor && createGroupMembers({ database, clock, log, askFor, changes: ownChanges });
  const actors = standings && groups && createActors({ standings, given, groups, clock });
  const limits = config.signInLimits;
  const places =
    askFor &&
    createPlaces({
      ...{ given, clock, signInGroupIds: limits?.groupIds ?? [] },
      facts: createChannelFacts({ database, clock, askFor, changes: ownChanges }),
      ways: createProtectedWays({ database, clock, askFor, changes: ownChanges }),
    });
  const accountApp = connection.app;
  const userTokens = (userId: string) => grants.tokens(userGrantId(config.client.id, userId));
  const admissions = limits && createAdmissions({ limits, groups, standings, people, userTokens, clock, log });
  const sessions = admissions
    ? admittedSessions(allSessions, admissions, async (session) => {
        await audit.record({ requestId: nextRequestId(), who: session, operation: "endSession" });
        await unusedGrants.release(session.userId);
      })
    : allSessions;

  const carrying = {
    zoom,
    ownHeaders,
    sessions,
    cookieName: cookieNames(config).session,
    userTokens,
    account: account && actors && places && { ...account, actors, places },
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
  const jobs = createBoss({ database, log, isAlone: config.databaseUrl === null });
  const inventory = createInventory({ ...carrying, database, boss: jobs, audit, clock, log, config });
  const { sync } = inventory;
  const reading = createReading();
  if (sync) scheduleDesired(jobs, { database, isWhole: inventory.isWhole, reading, clock });
  const changes = createChangeEngine({
    ...carrying,
    inventory: inventory.listing,
    sent: (call) => ownChanges.note(decisiveBy(call)),
    changed: inventory.changed,
    intended: inventory.intended,
    database,
    audit,
    stagedFiles,
    bodyRoom,
    boss: jobs,
    clock,
    log,
    isStopping: deps.isStopping,
    approval: config.approval,
    zoomTimeoutMs: config.zoomTimeoutMs,
    told: changeTelling(database, log),
  });
  const hub = createHub({
    database,
    clock,
    log,
    isLive: sessions.isLive,
    seesInventory: async ({ userId }) => actors !== null && canReadSome(await actors.of(userId)),
    // It is of the connection itself, too, that they are told.
    givesRoles: async ({ userId }) =>
      (
        await actors?.of(userId).catch((error: unknown) => {
          if (accountTroubleOf(error) === null) throw error;
          return actors.lastKnown(userId);
        })
      )?.all("give-roles") === true,
    read: async (ids) => {
      const [rows, counts] = await Promise.all([changes.found(ids), changes.counts(ids)]);
      // Of one that waits for its day some is done already.
      const still = rows.filter(({ endedAtMs, status }) => endedAtMs !== null || status === "scheduled");
      const touched = await changes.touched(still.map(({ id }) => id));
      return rows.map((row) => ({
        info: infoOf(row, counts.get(row.id) ?? {}, config),
        ...(touched.has(row.id) && { touched: touched.get(row.id) ?? null }),
        titleFor: async (session: Session) => {
          if (!(await changes.mayRead(session, row))) return null;
          if (!holdsAddress(row.title) || (await changes.knowsAddresses(session, [row]))(row)) return row.title;
          return withoutAddresses(row.title);
        },
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
  handler.use(["/api", "/auth"], ownPages(config.publicUrl));
  handler.use(
    authRoutes({
      config,
      oauth,
      people,
      grants,
      unusedGrants,
      sessions,
      actors,
      admissions,
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
      clock,
      account: actors &&
        accountApp && {
          actors,
          app: accountApp,
          inventory: sync && inventory,
        },
      log,
    }),
  );
  handler.use(emojiRoutes({ ...carrying, config }));
  const routing = { ...carrying, bodyRoom, refusals, trustedProxies: config.trustedProxies };
  handler.use(changeRoutes({ ...routing, changes, plan: config.plan, approval: config.approval }));
  const ownZoom = changesZoom({ ...carrying, audit, bodyRoom, stagedFiles, clock, log });
  handler.use(exportRoutes({ database, ...carrying, changes, inventory: inventory.listing, zoom: ownZoom }));
  handler.use(lookUpRoutes({ ...routing, inventory: inventory.listing, zoom: ownZoom }));
  handler.use(stagedFileRoutes({ ...routing, stagedFiles }));
  handler.use(auditRoutes({ ...carrying, database, audit, signer, leads: createLeads(ownZoom) }));
  handler.use(eventRoutes({ ...carrying, hub }));
  handler.use(...inventory.routes);
  handler.use(accessRoutes({ ...routing, database, clock, sync, audit, given, memory: inventory.memory }));
  handler.use(helpRoutes({ ...routing, database, memory: inventory.memory, sync, clock }));
  handler.use(doctorRoutes({ ...routing, config, grants, log, uses, accountScopes: connection.scopes }));
  handler.use(
    setupRoutes({
      ...{ ...routing, config, oauth, grants, log, database, clock },
      ...{ accountScopes: connection.scopes, adminOAuth: connection.signIn?.oauth ?? null },
    }),
  );
  handler.use(connectionRoutes({ ...routing, ...connection, config, database, clock, log, audit, people }));
  const ofPeople = { ...routing, database, clock, sync, audit, memory: inventory.memory };
  handler.use(deskAccessRoutes(ofPeople), noteRoutes(ofPeople));
  handler.use(viewRoutes({ ...routing, database, clock, sync, audit }));
  handler.use(desiredRoutes({ ...routing, database, clock, sync, audit, reading, publicUrl: config.publicUrl }));
  handler.use(pages(files));
  handler.use(() => {
    throw new RequestFailure("unknown_operation", "There is nothing here.");
  });
  handler.use(failures({ config, log, audit, ownHeaders }));
  const sweep = createSweep(
    {
      sessions: sessions.sweep,
      grants: unusedGrants.sweep,
      connection: async () => connection.signIn?.connecting.sweep(),
      audit: () => sweepAudit({ audit, signer, clock, config }),
      changes: async () => sweepChanges((await database.ready).orm, clock, config),
      stagedFiles: stagedFiles.sweep,
      notes: async () => sweepNotes((await database.ready).orm, clock.nowMs()),
      access: async () => sweepAccess((await database.ready).orm, clock.nowMs()),
      inventory: inventory.sweep,
      disk: async () => (await database.ready).reclaim(),
    },
    log,
  );
  scheduleUpkeep(jobs, {
    sweep: async () => {
      await checkClock((await database.ready).orm, clock);
      await sweep();
    },
    writeCheckpoint: () => writeCheckpoint({ database, sealing: audit.sealing, signer, clock, log, config }),
  });
  return {
    handler,
    jobs: {
      start: async () => {
        await jobs.start();
        await sync?.started();
      },
      stop: jobs.stop,
    },
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
