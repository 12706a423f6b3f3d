import { create } from "zustand";

/** What the stream of events tells of the inventory: how often something moved since the page was opened. */
export const useInventoryMoves = create<{
  /** Something is known otherwise than before. */
  readonly facts: number;
  /** When that was last told, epoch milliseconds. */
  readonly factsAtMs: number;
  /** Something was read. */
  readonly reads: number;
  /** When something that this page has changed was done, epoch milliseconds: the inventory tells of it a moment later. */
  readonly ownAtMs: number;
  /** Whether the stream stands: without it nobody tells. */
  readonly isTold: boolean;
}>(() => ({ facts: 0, factsAtMs: 0, reads: 0, ownAtMs: 0, isTold: true }));

export function noteInventoryMove(isOfFacts: boolean): void {
  useInventoryMoves.setState(({ facts, reads }) => ({
    reads: reads + 1,
    ...(isOfFacts && { facts: facts + 1, factsAtMs: Date.now() }),
  }));
}

export const noteOwnChange = (): void => useInventoryMoves.setState({ ownAtMs: Date.now() });
