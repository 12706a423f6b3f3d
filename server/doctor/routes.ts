// `GET /api/doctor`: what the grants were given, by which the page says what works.
import { Router } from "express";
import { accountTroubles } from "../../contract/account-trouble.ts";
import { doctorPath } from "../../contract/bff.ts";
import type { DoctorInfo } from "../../domain/doctor/info.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import type { Permissions } from "../access/actors.ts";
import { accountAppKind } from "../config/account-apps.ts";
import { type AccessDeps, inventoryAccess, requestIdOf } from "../inventory/access.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { userGrantId } from "../oauth/grant-store.ts";
import { requestSession } from "../session/request-session.ts";
import { type OwnScopesDeps, ownScopes } from "../session/routes.ts";
import { within } from "../within.ts";
import type { OperationUses } from "./uses.ts";

export interface DoctorRouteDeps extends Omit<AccessDeps, "sync">, OwnScopesDeps {
  /** Of the account connection; null where there is none. */
  readonly accountScopes: (() => Promise<readonly string[]>) | null;
  readonly uses: OperationUses;
}

const ZOOM_LIMIT_MS = 5_000;

export function doctorRoutes(deps: DoctorRouteDeps): Router {
  const { config } = deps;
  const access = inventoryAccess({ ...deps, sync: null });
  const router = Router({ caseSensitive: true, strict: true });
  router.get(doctorPath, async (req, res) => {
    const requestId = requestIdOf(res);
    const { session, account, uses } = await access.asker(req).then(
      ({ session, may }) => ({
        session,
        account: ofAccount(deps, may, requestId),
        uses: may.all("give-roles") ? deps.uses.known() : null,
      }),
      // It is then that one looks here.
      async (error: unknown) => {
        if (!(error instanceof RequestFailure) || error.code !== "account_unavailable") throw error;
        const session = await requestSession(deps, { headers: req.headers });
        return {
          session,
          account: Promise.resolve({
            is: "unavailable",
            why: error.message,
            isToDo: error.message === accountTroubles.not_connected,
          } as const),
          uses: null,
        };
      },
    );
    const [scopes, told, used] = await Promise.all([
      ownScopes(deps, userGrantId(config.client.id, session.userId), requestId),
      account,
      uses,
    ]);
    const redirectAddress = `${config.publicUrl}/auth/callback`;
    res.json({ own: { scopes: [...scopes] }, account: told, redirectAddress, uses: used } satisfies DoctorInfo);
  });
  return router;
}

async function ofAccount(
  { accountScopes, config, log }: DoctorRouteDeps,
  may: Permissions,
  requestId: string,
): Promise<DoctorInfo["account"]> {
  if (accountScopes === null) return { is: "none" };
  if (!may.all("give-roles") && !may.all("see-audit")) return { is: "hidden" };
  try {
    const scopes = await within(ZOOM_LIMIT_MS, accountScopes());
    return { is: "granted", kind: accountAppKind(config) ?? "server-to-server", scopes: [...scopes] };
  } catch (error) {
    const trouble = accountTroubleOf(error);
    if (trouble === null) throw error;
    log.warn({ requestId, trouble, err: error }, "the scopes of the account connection could not be told");
    return { is: "unavailable", why: accountTroubles[trouble], isToDo: trouble === "not_connected" };
  }
}
