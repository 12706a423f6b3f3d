import type { AccountConnection, AccountTrouble } from "../../contract/bff.ts";
import type { AccountApp } from "../access/account-app.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import { canReadInventory } from "../access/inventory.ts";
import type { Standings } from "../access/standings.ts";
import type { Standing } from "../access/table.ts";
import type { Log } from "../log.ts";
import { within } from "../within.ts";

export interface AccountConnectionDeps {
  readonly account: {
    readonly standings: Standings;
    readonly app: AccountApp;
    /** Null where none is kept. */
    readonly inventory: { readonly isWhole: () => Promise<boolean> } | null;
  } | null;
  readonly log: Log;
}

/**
 * What a person may do through the account connection, in at most `limitMs`. People can work through their own
 * connection while the account's is out of order, so that is told as a state and never fails.
 */
export async function accountConnection(
  { account, log }: AccountConnectionDeps,
  userId: string,
  limitMs: number,
  requestId: string,
): Promise<AccountConnection> {
  if (!account) return { access: "none", why: "not_configured" };
  const { standings } = account;
  try {
    return await described(await within(limitMs, standings.of(userId)), account);
  } catch (error) {
    const trouble = accountTroubleOf(error);
    if (trouble === null) throw error;
    log.warn({ requestId, trouble, err: error }, "a person's role could not be read through the account connection");
    const known = standings.lastKnown(userId);
    return known ? described(known, account, trouble) : { access: "none", why: "unavailable", trouble };
  }
}

type Account = NonNullable<AccountConnectionDeps["account"]>;

async function described(
  standing: Standing,
  { app, inventory }: Account,
  trouble?: AccountTrouble,
): Promise<AccountConnection> {
  if (standing.access === "none") return { access: "none", why: "role" };
  const actsAs = app.actsAs();
  return {
    ...standing,
    ...(trouble && { trouble }),
    ...(actsAs !== undefined && { actsAs }),
    ...(inventory && canReadInventory(standing) && { hasInventory: true, isInventoryWhole: await inventory.isWhole() }),
  };
}
