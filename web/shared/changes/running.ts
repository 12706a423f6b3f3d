import { create } from "zustand";
import type { ChangeEvent } from "../../../domain/changes/info.ts";

interface Running {
  /** Whether the server tells by itself what happens; else one has to look. */
  readonly isTold: boolean;
  /** Changes that are carried on, wait or are paused, by id. */
  readonly changes: ReadonlyMap<string, ChangeEvent>;
  /** IDs of the plans of others that wait for this person to look at them, as far as they are known. */
  readonly awaiting: ReadonlySet<string>;
}

export const useRunning = create<Running>()(() => ({ isTold: false, changes: new Map(), awaiting: new Set() }));
