// Some items of a change that are worked on together: what that needs, and how those end that have come to their ends.
import type { Decision } from "../../domain/changes/item.ts";
import type { AnyResource, Reading, Step } from "../../domain/changes/resource.ts";
import type { Failure } from "../../domain/failure.ts";
import type { Clock } from "../clock.ts";
import type { Gates } from "./gates.ts";
import type { Item } from "./item-row.ts";
import type { Ended, ItemStore } from "./item-store.ts";
import type { RecentAnswers } from "./read-states.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface WindowDeps {
  readonly zoom: ChangesZoom;
  readonly store: ItemStore;
  readonly resourceOf: (part: number) => AnyResource;
  readonly actionIdOf: (part: number) => string;
  /** What a part takes the rights for. */
  readonly actsOf: (part: number) => readonly string[];
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly gates: Gates;
  /** Fires when calls under way are to be given up. */
  readonly signal: AbortSignal;
  readonly clock: Clock;
  /** How long after a call went Zoom may still do it though no answer came, milliseconds. */
  readonly lateMs: number;
  readonly wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Nothing more is to be sent: the slice is over, or somebody paused or cancelled. */
  readonly isOver: () => boolean;
  /** Nothing is sent: Zoom is only asked what became of calls. */
  readonly isAsking?: boolean;
  /** It takes back what was given until a day: see `onItsDay`. */
  readonly isEnding?: boolean;
  /** Nothing more is to be begun. */
  readonly stop: () => void;
  /** What holds up the whole change; items that meet it wait for their turn again. */
  readonly hold: (failure: Failure) => void;
  readonly recent: RecentAnswers;
  /** What was read of an item a moment ago, while it was planned in this very request. */
  readonly fresh?: ((item: Item) => Reading<unknown> | undefined) | undefined;
}

/** What was read before is no answer to what became of something. */
export type SendDeps = Omit<WindowDeps, "recent" | "fresh">;

/** A state that is read tells what the next step needs. */
export const toRead = {
  wanted: ({ to }: Item): unknown => to,
  expected: ({ before, reached }: Item): unknown => reached ?? before,
};

export interface Move {
  readonly item: Item;
  readonly step: Step<unknown>;
  readonly now: unknown;
}

export interface Decided {
  readonly item: Item;
  readonly decision: Decision;
}

/** Notes those that have come to their end; returns the others. */
export async function endThose(decided: readonly Decided[], store: ItemStore): Promise<readonly Move[]> {
  const ended: Ended[] = [];
  const moves: Move[] = [];
  for (const { item, decision } of decided) {
    if (decision.do === "end") ended.push({ item, outcome: decision.outcome });
    else moves.push({ item, step: decision.step, now: decision.now });
  }
  await store.end(ended);
  return moves;
}

/** What nobody knows the end of stays open, so that Zoom can be asked about it again instead of being sent it again. */
export const openAfter = (decision: Decision, { sent }: Item): Item["sent"] =>
  decision.do === "end" && decision.outcome.status === "unknown" ? sent : null;
