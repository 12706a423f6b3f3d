import type { AccountConnection, AccountTrouble } from "../../contract/bff.ts";
import type { AccountApp } from "../access/account-app.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import type { Actors } from "../access/actors.ts";
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
 * Whether there is an account connection, once the roles of the person are known, in at most `limitMs`. People can work
 * through their own connection while the account's is out of order, so that is told as a state and never fails.
 */
export async function accountConnection(
  { account, log }: AccountConnectionDeps,
  userId: string,
  limitMs: number,
  requestId: string,
): Promise<AccountConnection> {
  if (!account) return { is: "none" };
  const { actors } = account;
  try {
    await within(limitMs, actors.of(userId));
    return await described(account, (await account.app.trouble()) ?? undefined);
  } catch (error) {
    const trouble = accountTroubleOf(error);
    if (trouble === null) throw error;
    log.warn({ requestId, trouble, err: error }, "a person's role could not be read through the account connection");
    return actors.lastKnown(userId) ? described(account, trouble) : { is: "unavailable", trouble };
  }
}

type Account = NonNullable<AccountConnectionDeps["account"]>;

async function described({ app, inventory }: Account, trouble?: AccountTrouble): Promise<AccountConnection> {
  const actsAs = app.actsAs();
  return {
    is: "there",
    app: app.kind,
    ...(trouble && { trouble }),
    ...(actsAs !== undefined && { actsAs }),
    ...(inventory && { hasInventory: true, isInventoryWhole: await inventory.isWhole() }),
  };
}
