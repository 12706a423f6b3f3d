// A cause of what somebody cannot do, and what mends it: a change as the console makes them.
import type { Action } from "../changes/action.ts";
import type { ActionId } from "../changes/action-table.gen.ts";

export const certainties = [
  /** It is what stops them. */
  "certain",
  /** It stops some of it: older messages, people of other accounts. */
  "partly",
  "possible",
  /** Whether it does cannot be known here. */
  "unknown",
] as const;
export type Certainty = (typeof certainties)[number];

/** A change that mends it, ready to be planned. */
export interface Remedy {
  /** In the imperative, as on a button; the name of what it is done to follows. */
  readonly label: string;
  /** Empty where it is this channel. */
  readonly name: string;
  /** What else it changes, as a sentence. */
  readonly effect: string;
  readonly part: { readonly actionId: ActionId; readonly input: unknown; readonly targets: readonly unknown[] };
}

export interface Cause {
  readonly id: string;
  /** For people: who it is about are “they”. */
  readonly sentence: string;
  readonly certainty: Certainty;
  /** The mildest first; none where no change of the console mends it. */
  readonly remedies: readonly Remedy[];
  /** What mends it elsewhere, and who can, as a sentence; empty where the remedies are all there is. */
  readonly elsewhere: string;
}

/** An action with what it is applied to; what does not fit it does not compile. */
export const remedy = <Target, State, Input>(
  words: Pick<Remedy, "label" | "effect"> & { readonly name?: string },
  { id }: Action<Target, State, Input>,
  input: Input,
  target: Target,
): Remedy => ({ name: "", ...words, part: { actionId: id, input, targets: [target] } });

export const cause = (
  id: string,
  certainty: Certainty,
  sentence: string,
  { remedies = [], elsewhere = "" }: Partial<Pick<Cause, "remedies" | "elsewhere">> = {},
): Cause => ({ id, certainty, sentence, remedies, elsewhere });

export const unknown = (id: string, sentence: string): Cause => cause(id, "unknown", sentence);
