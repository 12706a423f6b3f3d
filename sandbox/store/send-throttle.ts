import type { Limit } from "../../contract/operation.ts";
import { operations } from "../../contract/operations.gen.ts";

export interface ThrottleWindow {
  /** More than this many messages within the window block the channel. */
  readonly count: number;
  readonly windowMs: number;
  readonly blockMs: number;
}

interface Flow {
  /** When the channel's latest messages were let through, ascending. */
  readonly timesMs: number[];
  blockedUntilMs: number;
}

/** Keeps each channel to so many messages a while; a channel that gets more takes none until its block is over. */
export class SendThrottle {
  readonly #windows: readonly ThrottleWindow[];
  readonly #kept: number;
  readonly #flows = new Map<string, Flow>();

  constructor(windows: readonly ThrottleWindow[]) {
    this.#windows = windows;
    this.#kept = Math.max(...windows.map(({ count }) => count));
  }

  /** @returns false when the message must not be sent. */
  take(channelId: string, nowMs: number): boolean {
    let flow = this.#flows.get(channelId);
    if (!flow) {
      flow = { timesMs: [], blockedUntilMs: 0 };
      this.#flows.set(channelId, flow);
    }
    if (nowMs < flow.blockedUntilMs) return false;
    for (const { count, windowMs, blockMs } of this.#windows) {
      const earliest = flow.timesMs.at(-count);
      if (earliest !== undefined && earliest > nowMs - windowMs)
        flow.blockedUntilMs = Math.max(flow.blockedUntilMs, nowMs + blockMs);
    }
    if (nowMs < flow.blockedUntilMs) return false;
    flow.timesMs.push(nowMs);
    if (flow.timesMs.length > this.#kept) flow.timesMs.shift();
    return true;
  }
}

/** The windows of a channel, as the contract gives them for sending a message. */
export const channelWindows: readonly ThrottleWindow[] = operations
  .filter(({ id }) => id === "sendChatMessage")
  .flatMap(({ limits }): readonly Limit[] => limits)
  .flatMap(({ max, perSeconds, blockSeconds }) =>
    max === undefined || perSeconds === undefined || blockSeconds === undefined
      ? []
      : [{ count: max, windowMs: perSeconds * 1000, blockMs: blockSeconds * 1000 }],
  );
