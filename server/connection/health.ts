// Notes how the account connection goes: when it was used last, its refreshes, and what failed of it.
import type { AccountTrouble } from "../../contract/bff.ts";
import { accountTroubleOf } from "../access/account-trouble.ts";
import { ZoomRefused } from "../access/zoom-errors.ts";
import type { Clock } from "../clock.ts";
import type { DatabaseSource, Orm } from "../db/database.ts";
import type { Log } from "../log.ts";
import { GrantRefused } from "../oauth/zoom-oauth.ts";
import type { TokenSource } from "../zoom/call.ts";
import { storeFailure, storeRefresh, storeUse } from "./connection-store.ts";

export interface Health {
  /** Notes uses of tokens, now and then. */
  watched(tokens: TokenSource): TokenSource;
  /** @param failure null where it went well */
  refreshed(failure: unknown): void;
  /** Notes what Zoom refuses of what the console itself asks. */
  asking<T>(work: Promise<T>): Promise<T>;
}

export interface HealthDeps {
  readonly database: DatabaseSource;
  readonly clock: Clock;
  readonly log: Log;
  /** Of the row. */
  readonly id: string;
}

/** The last use is told no finer than this. */
const NOTE_EVERY_MS = 30_000;

export function createHealth({ database, clock, log, id }: HealthDeps): Health {
  let notedAtMs = Number.NEGATIVE_INFINITY;
  const write = (store: (orm: Orm) => Promise<void>) => {
    database.ready
      .then(({ orm }) => store(orm))
      .catch((error: unknown) => log.warn({ err: error }, "how the account connection goes was not noted"));
  };
  const used = () => {
    const nowMs = clock.nowMs();
    if (nowMs - notedAtMs < NOTE_EVERY_MS) return;
    notedAtMs = nowMs;
    write((orm) => storeUse(orm, id, nowMs));
  };
  const failed = (trouble: AccountTrouble | null) => {
    if (trouble !== null) write((orm) => storeFailure(orm, id, clock.nowMs(), trouble));
  };
  return {
    watched: (tokens) => ({
      connection: "account",
      atHand: () => {
        const token = tokens.atHand();
        if (token) used();
        return token;
      },
      get: async () => {
        const token = await tokens.get();
        used();
        return token;
      },
      renew: (refused) => tokens.renew(refused),
    }),
    refreshed: (failure) => {
      if (failure === null) write((orm) => storeRefresh(orm, id, clock.nowMs()));
      else failed(failure instanceof GrantRefused ? "grant_ended" : accountTroubleOf(failure));
    },
    asking: async (work) => {
      try {
        return await work;
      } catch (error) {
        // Someone who is not of the account is no fault of the connection.
        if (error instanceof ZoomRefused && error.status !== 404) failed(accountTroubleOf(error));
        throw error;
      }
    },
  };
}
