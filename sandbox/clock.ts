export interface Clock {
  /** Milliseconds since the epoch. */
  nowMs(): number;
}

/** The sandbox's time: that of `base`, plus what the control endpoints advanced it by. Everything that expires reads it. */
export interface SandboxClock extends Clock {
  advance(ms: number): void;
  /** By how much it is ahead of its base. */
  offsetMs(): number;
  reset(): void;
}

export function createSandboxClock(base: Clock): SandboxClock {
  let offsetMs = 0;
  return {
    nowMs: () => base.nowMs() + offsetMs,
    advance: (ms) => {
      offsetMs += ms;
    },
    offsetMs: () => offsetMs,
    reset: () => {
      offsetMs = 0;
    },
  };
}
