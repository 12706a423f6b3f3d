import type { AccountConnection, AccountTrouble } from "../../contract/bff.ts";
import { accessOf } from "../access/access-of.ts";
import type { AccountApp } from "../access/account-app.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import type { Actors, Permissions } from "../access/actors.ts";
import { canReadInventory } from "../access/inventory.ts";
import type { Log } from "../log.ts";
import { within } from "../within.ts";

export interface AccountConnectionDeps {
  readonly account: {
    readonly actors: Actors;
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
  const { actors } = account;
  try {
    const may = await within(limitMs, actors.of(userId));
    return await described(may, account, (await account.app.trouble()) ?? undefined);
  } catch (error) {
    const trouble = accountTroubleOf(error);
    if (trouble === null) throw error;
    log.warn({ requestId, trouble, err: error }, "a person's role could not be read through the account connection");
    const known = actors.lastKnown(userId);
    return known ? described(known, account, trouble) : { access: "none", why: "unavailable", trouble };
  }
}

type Account = NonNullable<AccountConnectionDeps["account"]>;

async function described(
  may: Permissions,
  { app, inventory }: Account,
  trouble?: AccountTrouble,
): Promise<AccountConnection> {
  const access = accessOf(may);
  if (!access) return { access: "none", why: "role" };
  const actsAs = app.actsAs();
  return {
    ...access,
    ...(trouble && { trouble }),
    ...(actsAs !== undefined && { actsAs }),
    ...(inventory && canReadInventory(may) && { hasInventory: true, isInventoryWhole: await inventory.isWhole() }),
  };
}
