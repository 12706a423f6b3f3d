import type { App } from "./apps.ts";
import type { Clock } from "./clock.ts";
import { type Cursors, createCursors } from "./cursors/cursor.ts";
import { createLimiter, type Limiter } from "./limits/limiter.ts";
import type { Plan } from "./limits/plans.ts";
import { createUploadLimiter, type UploadLimiter } from "./limits/upload-limiter.ts";
import { type Codes, createCodes } from "./oauth/codes.ts";
import { type GrantListener, Grants } from "./oauth/grants.ts";
import { createStore } from "./store/create-store.ts";
import type { FilesOptions } from "./store/files.ts";
import type { Store, StoreSize } from "./store/store.ts";
import type { Terms } from "./store/terms.ts";

export interface WorldSettings {
  readonly size: StoreSize;
  readonly seed: string | number;
  readonly plan: Plan;
  /** How many public channels there are at least; 0, the default, leaves it to the size. */
  readonly publicChannels: number;
  readonly imGroups: Terms["imGroups"];
  readonly migration: Terms["migration"];
  readonly consistency: Terms["consistency"];
}

/** All that a reset begins anew. */
export interface World {
  readonly settings: WorldSettings;
  readonly store: Store;
  readonly codes: Codes;
  readonly grants: Grants;
  readonly limiter: Limiter;
  readonly uploads: UploadLimiter;
  readonly cursors: Cursors;
  /** Of apps that have others by now than they were registered with, by client: a grant has those of when it was made. */
  readonly scopesOfApps: Map<string, readonly string[]>;
  /** Apps that whoever manages them has not activated, or has deactivated, by client. */
  readonly inactiveApps: Set<string>;
}

export const scopesOf = ({ scopesOfApps }: World, { clientId, scopes }: App): readonly string[] =>
  scopesOfApps.get(clientId) ?? scopes;

export interface WorldParts {
  /** What outlives the world before, for people and apps that are the same again. */
  readonly grants?: Grants;
  /** Told of what becomes of grants. */
  readonly grantChanged?: GrantListener;
  /** When the company was made up; now, unless it is made up again. Epoch milliseconds. */
  readonly createdAtMs?: number;
  /** Where the bytes of files are, and from where they are fetched. */
  readonly files?: Pick<FilesOptions, "origin" | "discard">;
}

/** Files go after a week where the account does not pay for storage. */
const UNPAID_FILE_MS = 7 * 86_400_000;

export function createWorld(settings: WorldSettings, clock: Clock, parts: WorldParts = {}): World {
  const { size, seed, plan, publicChannels, imGroups, migration, consistency } = settings;
  const terms = { isPaid: plan !== "free", imGroups, migration, consistency };
  const files = { ...parts.files, lifeMs: plan === "free" ? UNPAID_FILE_MS : null };
  return {
    settings,
    store: createStore({ size, seed, publicChannels, nowMs: parts.createdAtMs ?? clock.nowMs(), terms, files }),
    codes: createCodes(clock),
    grants: parts.grants ?? new Grants(clock, parts.grantChanged),
    limiter: createLimiter(plan, clock),
    uploads: createUploadLimiter(plan, clock),
    cursors: createCursors(clock),
    scopesOfApps: new Map(),
    inactiveApps: new Set(),
  };
}
