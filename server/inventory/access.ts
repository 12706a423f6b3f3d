// Who asks for the inventory, and what of it they may have.
import type { Request, Response } from "express";
import { noPermissions, type Permissions } from "../access/actors.ts";
import { canReadInventory, canReadSome } from "../access/inventory.ts";
import { type GrantDeps, permissionsFor } from "../access/permit.ts";
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
  readonly may: Permissions;
  readonly session: Session;
  readonly sync: Sync;
}

/** Some look after what the console keeps for all. */
export const mayKeep = ({ all }: Permissions): boolean => all("keep-inventory");

/** Others have channels of the account changed. */
export const mayEdit = ({ all }: Permissions): boolean => all("set-channel-settings");

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
  /**
   * @param what why no part of it is told, as a sentence
   * @throws RequestFailure where whoever asks may not read all of the inventory, or there is none
   */
  reader(req: Request, what?: string): Promise<Reader>;
  /**
   * Whoever reads some of it, for what is then told of that alone.
   *
   * @throws RequestFailure where that is nobody's, or there is no inventory
   */
  someReader(req: Request): Promise<Reader>;
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
    if (!account) return { may: noPermissions(session.userId), session };
    const may = await permissionsFor(account.actors, session.userId);
    if (may.hasLeft)
      throw new RequestFailure("forbidden_role", "Zoom says that you are no longer active in this account.");
    return { may, session };
  };
  const withSync = (asked: Omit<Reader, "sync">): Reader => {
    if (!sync) throw new RequestFailure("unknown_operation", "This console keeps no inventory.");
    return { ...asked, sync };
  };
  return {
    asker,
    member: async (req) => withSync(await asker(req)),
    reader: async (req, what) => {
      const asked = await asker(req);
      if (!canReadInventory(asked.may)) {
        const why = "Your role does not show you all channels and people of the account.";
        throw new RequestFailure("forbidden_role", what === undefined ? why : `${what} ${why}`);
      }
      return withSync(asked);
    },
    someReader: async (req) => {
      const asked = await asker(req);
      if (!canReadSome(asked.may))
        throw new RequestFailure("forbidden_role", "Your role shows you no channels of the account.");
      return withSync(asked);
    },
    keeper: async (req, act) => {
      const asked = await asker(req);
      if (!mayKeep(asked.may))
        throw new RequestFailure("forbidden_role", `Owners and administrators of the account ${act}.`);
      return withSync(asked);
    },
    editor: async (req, act) => {
      const asked = await asker(req);
      if (!canReadInventory(asked.may) || !mayEdit(asked.may))
        throw new RequestFailure("forbidden_role", `Only those whose role edits all channels of the account ${act}.`);
      return withSync(asked);
    },
  };
}

/** By which the audit trail joins what was done with the log. */
export const requestIdOf = (res: Response): string => String(res.locals.requestId);
