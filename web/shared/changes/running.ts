import { create } from "zustand";
import type { ChangeEvent } from "../../../domain/changes/info.ts";

interface Running {
  /** Whether the server tells by itself what happens; else one has to look. */
  readonly isTold: boolean;
  /** Changes that are carried on, wait or are paused, by id. */
  readonly changes: ReadonlyMap<string, ChangeEvent>;
}

export const useRunning = create<Running>()(() => ({ isTold: false, changes: new Map() }));
