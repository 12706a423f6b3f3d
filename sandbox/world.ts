import type { Clock } from "./clock.ts";
import { type Cursors, createCursors } from "./cursors/cursor.ts";
import { createLimiter, type Limiter } from "./limits/limiter.ts";
import type { Plan } from "./limits/plans.ts";
import { type Codes, createCodes } from "./oauth/codes.ts";
import { Grants } from "./oauth/grants.ts";
import { createStore } from "./store/create-store.ts";
import type { Store, StoreSize } from "./store/store.ts";

export interface WorldSettings {
  readonly size: StoreSize;
  readonly seed: string | number;
  readonly plan: Plan;
  /** How many public channels there are at least; 0, the default, leaves it to the size. */
  readonly publicChannels: number;
}

/** All that a reset begins anew. */
export interface World {
  readonly settings: WorldSettings;
  readonly store: Store;
  readonly codes: Codes;
  readonly grants: Grants;
  readonly limiter: Limiter;
  readonly cursors: Cursors;
}

/** @param kept What outlives the world before: its grants, for people and apps that are the same again. */
export function createWorld(settings: WorldSettings, clock: Clock, kept: { readonly grants?: Grants } = {}): World {
  const { size, seed, plan, publicChannels } = settings;
  return {
    settings,
    store: createStore({ size, seed, publicChannels, nowMs: clock.nowMs() }),
    codes: createCodes(clock),
    grants: kept.grants ?? new Grants(clock),
    limiter: createLimiter(plan, clock),
    cursors: createCursors(clock),
  };
}
