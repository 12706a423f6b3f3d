// Puts the inventory together: how it is read and kept, what it knows, and where it is asked.
import type { Router } from "express";
import type { Call } from "../../contract/call.ts";
import type { GrantDeps } from "../access/permit.ts";
import type { Audit } from "../audit/audit.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { Beside } from "../db/together.ts";
import { inventoryTelling } from "../events/telling.ts";
import type { Boss } from "../jobs/boss.ts";
import type { InventoryListing } from "../lists/inventory-listing.ts";
import type { Log } from "../log.ts";
import type { RequestSessionDeps } from "../session/request-session.ts";
import type { Zoom } from "../zoom/client.ts";
import { externalRoutes } from "./external-routes.ts";
import { findingRoutes } from "./findings/routes.ts";
import { groupRoutes } from "./group-routes.ts";
import { keepingRoutes } from "./keeping-routes.ts";
import { leaverRoutes } from "./leaver-routes.ts";
import { createListing } from "./listing.ts";
import { createMemory, type Memory } from "./memory/memory.ts";
import { createMentionGroups } from "./memory/mention-group-table.ts";
import { ownRoutes } from "./own-routes.ts";
import { ownerTaskRoutes } from "./owner-task-routes.ts";
import { retentionRoutes } from "./retention-routes.ts";
import { inventoryRoutes } from "./routes.ts";
import { addressIn } from "./store/addresses.ts";
import { newNameIn, newNames } from "./store/new-names.ts";
import { queueingAt } from "./store/reads.ts";
import { suggestRoutes } from "./suggest-routes.ts";
import { changedBy } from "./sync/after-call.ts";
import { createSync, type Sync } from "./sync/sync.ts";
import { scheduleFindings, scheduleLetters, sweepInventory } from "./upkeep.ts";
import { webhookRoutes } from "./webhooks/routes.ts";

interface InventoryDeps extends RequestSessionDeps, Pick<GrantDeps, "account"> {
  readonly database: DatabaseSource;
  readonly boss: Boss;
  readonly zoom: Zoom;
  readonly audit: Audit;
  readonly clock: Clock;
  readonly log: Log;
  readonly config: Config;
}

export interface Inventory {
  /** Null where there is none. */
  readonly sync: Sync | null;
  readonly memory: Memory;
  readonly listing: InventoryListing;
  /** Has what a call that is about to be sent makes otherwise read by then, also where its answer never comes. */
  intended(call: Call, userId: string, byMs: number): readonly Beside[];
  /** Takes note of what a call of a change has done. */
  changed(...call: Parameters<typeof changedBy>): void;
  /** Whether all of the account was read. */
  isWhole(): Promise<boolean>;
  readonly routes: readonly [Router, ...Router[]];
  /** Deletes what was kept long enough. */
  sweep(): Promise<void>;
}

export function createInventory({ boss, zoom, log, config, ...deps }: InventoryDeps): Inventory {
  const { database, account, clock } = deps;
  const memory = createMemory(database);
  const moved = inventoryTelling(database, log);
  const sync =
    account && config.inventoryPart > 0
      ? createSync({
          ...{ database, memory, boss, zoom, account, clock, log },
          plan: config.plan,
          part: config.inventoryPart,
          moved,
        })
      : null;
  sync?.register();
  const mentionGroups = createMentionGroups(database);
  if (sync) {
    scheduleFindings(boss, { database, memory, sync, clock });
    scheduleLetters(boss, { database, memory, sync, clock });
  }
  const isWhole = async () => sync !== null && (await sync.state()).wholeSinceMs !== null;
  const knowing = { ...deps, memory, mentionGroups, sync, trustedProxies: config.trustedProxies };
  const { webhookSecret: secret } = config;
  const writeNewName = newNames(database);
  return {
    sync,
    memory,
    listing: createListing({ database, memory, mentionGroups, clock, account, isWhole, isKept: sync !== null }),
    intended: (call, userId, byMs) => {
      const subjects = sync ? changedBy(call, undefined, userId) : [];
      return subjects.length === 0 ? [] : [queueingAt(subjects, byMs)];
    },
    changed: (call, answer, userId) => {
      sync?.changed(changedBy(call, answer, userId));
      const renamed = sync && newNameIn(call);
      if (renamed)
        writeNewName(renamed)
          .then(() => moved("facts"))
          .catch((error: unknown) => log.warn({ err: error }, "a new name is known once it is read again"));
      const address = addressIn(call, answer);
      if (address) sync?.learned(address);
    },
    isWhole,
    routes: [
      inventoryRoutes({ ...knowing, part: config.inventoryPart, hasWebhooks: secret !== null }),
      findingRoutes(knowing),
      externalRoutes(knowing),
      retentionRoutes(knowing),
      groupRoutes(knowing),
      suggestRoutes(knowing),
      keepingRoutes(knowing),
      leaverRoutes(knowing),
      ownerTaskRoutes(knowing),
      ownRoutes(knowing),
      ...(sync && account && secret !== null
        ? [webhookRoutes({ secret, accountId: account.accountId, sync, clock, log })]
        : []),
    ],
    sweep: () => sweepInventory({ database, clock }),
  };
}
