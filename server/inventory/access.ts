// Who asks for the inventory, and what of it they may have.
import type { Request, Response } from "express";
import { type GrantDeps, readStanding } from "../access/grant-to-use.ts";
import { canReadInventory } from "../access/inventory.ts";
import type { Standing } from "../access/table.ts";
import { addressOf } from "../middleware/address.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { type RequestSessionDeps, requestSession } from "../session/request-session.ts";
import type { Session } from "../session/session.ts";
import type { Sync } from "./sync/sync.ts";

export interface AccessDeps extends RequestSessionDeps, Pick<GrantDeps, "account"> {
  /** Reverse proxies before the console. */
  readonly trustedProxies: number;
  /** Null where there is no inventory. */
  readonly sync: Sync | null;
}

export interface Reader {
  readonly standing: Standing;
  readonly session: Session;
  readonly sync: Sync;
}

/** Owners and administrators of the account look after what the console keeps for all. */
export const mayKeep = (standing: Standing): boolean => standing.access === "edit" && standing.scope === "account";

export interface InventoryAccess {
  /**
   * Whoever is signed in.
   *
   * @throws RequestFailure where Zoom has since deactivated them
   */
  asker(req: Request): Promise<Omit<Reader, "sync">>;
  /**
   * Whoever is signed in, for what is their own.
   *
   * @throws RequestFailure where there is no inventory
   */
  member(req: Request): Promise<Reader>;
  /** @throws RequestFailure where whoever asks may not read the inventory, or there is none */
  reader(req: Request): Promise<Reader>;
  /**
   * @param act what owners and administrators of the account do
   * @throws RequestFailure where whoever asks is none of them
   */
  keeper(req: Request, act: string): Promise<Reader>;
  /**
   * @param act what those do who may change channels of the account
   * @throws RequestFailure where whoever asks may not
   */
  editor(req: Request, act: string): Promise<Reader>;
}

export function inventoryAccess(deps: AccessDeps): InventoryAccess {
  const { sync, account } = deps;
  const asker = async (req: Request): Promise<Omit<Reader, "sync">> => {
    const found = await requestSession(deps, { headers: req.headers });
    const session = { ...found, address: addressOf(req, deps.trustedProxies) };
    // The audit trail is told who was refused.
    if (req.res) req.res.locals.session = session;
    if (!account) return { standing: { access: "none" }, session };
    const { standings } = account;
    const standing = standings.cached(session.userId) ?? (await readStanding(standings, session.userId));
    if (standing.access === "none" && standing.hasLeft)
      throw new RequestFailure("forbidden_role", "Zoom says that you are no longer active in this account.");
    return { standing, session };
  };
  const withSync = (asked: Omit<Reader, "sync">): Reader => {
    if (!sync) throw new RequestFailure("unknown_operation", "This console keeps no inventory.");
    return { ...asked, sync };
  };
  return {
    asker,
    member: async (req) => withSync(await asker(req)),
    reader: async (req) => {
      const asked = await asker(req);
      if (!canReadInventory(asked.standing))
        throw new RequestFailure("forbidden_role", "Your Zoom role does not show you all of the account’s channels.");
      return withSync(asked);
    },
    keeper: async (req, act) => {
      const asked = await asker(req);
      if (!mayKeep(asked.standing))
        throw new RequestFailure("forbidden_role", `Owners and administrators of the account ${act}.`);
      return withSync(asked);
    },
    editor: async (req, act) => {
      const asked = await asker(req);
      if (!canReadInventory(asked.standing) || asked.standing.access !== "edit")
        throw new RequestFailure("forbidden_role", `Only those whose role edits all channels of the account ${act}.`);
      return withSync(asked);
    },
  };
}

/** By which the audit trail joins what was done with the log. */
export const requestIdOf = (res: Response): string => String(res.locals.requestId);
