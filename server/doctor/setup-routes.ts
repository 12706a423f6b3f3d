// `/api/setup`: the guide through the first connection, before anybody has signed in; from then on its tests are of whoever
// gives roles.
import { type Request, Router } from "express";
import { setupPath } from "../../contract/bff.ts";
import type { SetupInfo } from "../../domain/doctor/setup.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource } from "../db/database.ts";
import { people } from "../db/schema.ts";
import { type AccessDeps, inventoryAccess } from "../inventory/access.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { callbackUrl } from "../oauth/zoom-oauth.ts";
import { requestSession } from "../session/request-session.ts";
import { type SetupTestDeps, testSetup } from "./setup-tests.ts";

export interface SetupRouteDeps extends Omit<AccessDeps, "sync">, SetupTestDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
}

/** Whoever tests again sooner is told what was found: each test asks Zoom, and before the first sign-in anybody can test. */
const TESTED_MS = 5_000;

export function setupRoutes(deps: SetupRouteDeps): Router {
  const { config, database, accountScopes, clock } = deps;
  const access = inventoryAccess({ ...deps, sync: null });
  const router = Router({ caseSensitive: true, strict: true });
  let hasAnyone = false;
  const isFirst = async (): Promise<boolean> => {
    if (hasAnyone) return false;
    const { orm } = await database.ready;
    const found = await orm.select({ userId: people.userId }).from(people).limit(1);
    hasAnyone = found.length > 0;
    return !hasAnyone;
  };
  let tested: { readonly atMs: number; readonly tests: ReturnType<typeof testSetup> } | null = null;
  const tests = (): ReturnType<typeof testSetup> => {
    const nowMs = clock.nowMs();
    if (tested === null || nowMs - tested.atMs >= TESTED_MS) tested = { atMs: nowMs, tests: testSetup(deps) };
    return tested.tests;
  };

  const mayTest = async (req: Request): Promise<void> => {
    try {
      const { may } = await access.asker(req);
      if (deps.account === null || may.all("give-roles")) return;
    } catch (error) {
      // It is then that one tests, and nobody's role can be told.
      if (!(error instanceof RequestFailure) || error.code !== "account_unavailable") throw error;
      await requestSession(deps, { headers: req.headers });
      return;
    }
    throw new RequestFailure("forbidden_role", "Only those who give roles test the connection to Zoom.");
  };

  router.get(setupPath, async (_req, res) => {
    const info: SetupInfo = (await isFirst())
      ? { isFirst: true, redirectAddress: callbackUrl(config), hasAccountApp: accountScopes !== null }
      : { isFirst: false };
    res.json(info);
  });
  router.post(`${setupPath}/tests`, async (req, res) => {
    if (!(await isFirst())) await mayTest(req);
    res.json({ tests: await tests() });
  });
  return router;
}
