// The app of the account connection: whether it works, and whose name Zoom shows for what it does.

import { accountTroubles } from "../../contract/account-trouble.ts";
import type { AccountAppKind, AccountTrouble } from "../../contract/bff.ts";
import type { Clock } from "../clock.ts";
import type { Log } from "../log.ts";
import type { ZoomGrant } from "../zoom/call.ts";
import { accountTroubleOf } from "./account-trouble.ts";
import { displayNameOf, type ZoomPeople } from "./zoom-people.ts";

export interface AccountApp {
  readonly kind: AccountAppKind;
  /** Tries the connection and says in the log how that went. */
  check(): Promise<void>;
  /** The person Zoom takes the app for; undefined while that is not known. Asks meanwhile, now and then. */
  actsAs(): string | undefined;
  /** Why nobody's grant stands for the account; null where one does. Asks nothing of Zoom. */
  trouble(): Promise<AccountTrouble | null>;
}

export interface AccountAppDeps {
  readonly people: ZoomPeople;
  readonly clock: Clock;
  readonly log: Log;
  readonly account: ZoomGrant;
  /** What is known of the administrator who has connected it; left out of a server-to-server app. */
  readonly connected?: Pick<AccountApp, "actsAs" | "trouble">;
}

const ASK_EVERY_MS = 60_000;

export function createAccountApp({ people, clock, log, account, connected }: AccountAppDeps): AccountApp {
  let name: string | undefined;
  let asking: Promise<void> | null = null;
  let askedAtMs = Number.NEGATIVE_INFINITY;

  const ask = async (): Promise<void> => {
    const owner = await people.me(account, account.accountId);
    name = displayNameOf(owner);
  };
  const askOnce = (): Promise<void> => {
    askedAtMs = clock.nowMs();
    asking ??= ask().finally(() => {
      asking = null;
    });
    return asking;
  };

  return {
    kind: connected ? "admin-managed" : "server-to-server",
    check: async () => {
      try {
        await askOnce();
        log.info("the account connection works");
      } catch (error) {
        const trouble = accountTroubleOf(error);
        const why = trouble === null ? "" : ` ${accountTroubles[trouble]}`;
        log.error({ trouble, err: error }, `The account connection cannot be used.${why} The console keeps trying.`);
      }
    },
    actsAs: () => {
      if (connected) return connected.actsAs();
      if (name === undefined && clock.nowMs() - askedAtMs >= ASK_EVERY_MS)
        askOnce().catch((error: unknown) => log.warn({ err: error }, "who the server-to-server app is was not told"));
      return name;
    },
    trouble: async () => (await connected?.trouble()) ?? null,
  };
}
