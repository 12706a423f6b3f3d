// What of the account can be changed, and how: for each kind of thing, how Zoom tells its present state and which calls
// bring it from one state into another. Planning, running, settling, undoing and telling need nothing else.
import type * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../answers/ask.ts";
import type { Failure } from "../failure.ts";

/** A call did not succeed. */
export class CallFailed extends Error {
  override readonly name = "CallFailed";
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Through whom Zoom is asked: on one's own connection paths say `me`, on the account's they name people. */
export interface Via {
  readonly connection: ConnectionName;
  /** User ID of whoever asks. */
  readonly userId: string;
  /** Their address, where it is known. */
  readonly email?: string;
}

/** Code of the failure to tell what a target is, since what was given of it is of several: reading it again is no use. */
export const NOT_ONE = "not_one";

/** What Zoom says of a target at this moment. */
export type Reading<State> =
  /** @param target As it turns out to be, where that is told beside the state, as who somebody is. */
  | { readonly is: "known"; readonly state: State; readonly target?: unknown }
  /** Zoom answers, and its answer does not say. */
  | { readonly is: "untold" }
  | { readonly is: "failed"; readonly failure: Failure };

/** One call on the way from one state to another. */
export interface Step<State> {
  readonly name: string;
  /** Items whose steps agree in name and batch may share a call. */
  readonly batch: string;
  /** The most items of a call. */
  readonly size: number;
  /** The state once the call has succeeded. */
  readonly reached: State;
  /** What the state must have been when the call does it, for where nothing is read before. */
  readonly from?: State;
  /** Done twice it makes two, as of what may share its name. */
  readonly makesAnother?: boolean;
  /** What the person should know of it before, e.g. that a group made anew has another id. */
  readonly remark?: string;
}

/** There is no way, and why, as a sentence. */
export interface NoWay {
  readonly why: string;
}

/** An item on its way. */
export interface Moving<Target, State> {
  readonly target: Target;
  /** Undefined where nothing tells. */
  readonly now: State | undefined;
  readonly to: State;
}

/** What an answer says of one of the items of its call. */
export type Result<State> =
  /** @param now Where the answer says more of it than the step, as the ID of what was created. @param remark What else there is to say. */
  | { readonly is: "done"; readonly now?: State; readonly remark?: string }
  | { readonly is: "unchanged"; readonly remark?: string }
  | { readonly is: "failed"; readonly failure: Failure }
  /** The answer leaves it open: it is read again. */
  | { readonly is: "untold" };

/** Something by what tells it from others, and what it is called. */
export interface Keyed {
  readonly key: string;
  readonly name: string;
}

export interface Resource<Target, State> {
  readonly id: string;
  readonly target: v.GenericSchema<unknown, Target>;
  readonly state: v.GenericSchema<unknown, State>;
  /**
   * The same for the same thing, within a change.
   *
   * @param state What Zoom tells of it, once it was read: what tells it from others counts, not what was given.
   */
  keyOf(target: Target, state?: State): string;
  /** How it was named, where one thing can be named in several ways: those named otherwise are each read. */
  givenAs?(target: Target): string;
  /** Why it cannot be what it is said to be, as far as that is known before it is read, as a sentence. */
  doubt?(target: Target): string | undefined;
  /** What a person calls it. */
  labelOf(target: Target): string;
  /** Where a target is something in a place, as a person in a channel: both, for what a change is called. */
  spreadOf?(target: Target): { readonly thing: Keyed; readonly place: Keyed };
  /** Targets of one group are read with one `read`. */
  readGroupOf(target: Target): string;
  /**
   * True where the answer to a change says whether it was so already, so that nothing is read before. It is read when
   * no answer came.
   */
  readonly isToldByAnswer?: boolean;
  /** What it changes brings people into something, and thereby within reach of what is only for those who are in it. */
  readonly bringsPeople?: true;
  /** The state without what keeps somebody from coming in who is to be in reach by then; undefined where nothing does. */
  unbarred?(state: State): State | undefined;
  /** The state of a channel of which it is known whether it is archived, where that is all of its state. */
  ofArchive?(isArchived: boolean): State;
  /**
   * The present states of targets of one group, in their order.
   *
   * @param wanted What each is to become, as far as that is known before: what no step to it needs is not asked for.
   * @param expected What each was when that was last known: who of those in it has left since is looked at too.
   * @throws CallFailed which then is of each of them.
   */
  read(
    targets: readonly Target[],
    via: Via,
    ask: Ask,
    wanted: readonly (State | undefined)[],
    expected?: readonly (State | undefined)[],
  ): Promise<readonly Reading<State>[]>;
  /** Whether nothing of this resource differs. */
  isSame(one: State, other: State): boolean;
  /**
   * Whether something else is where this was to be made, such as another group of its name: it is not what was wanted,
   * however much it looks like it. Asked before anything of it is made; left out where nothing is made.
   */
  isTaken?(moving: Moving<Target, State> & { readonly before: State | undefined }): boolean;
  /**
   * What of a state a change to `to` is about, for states of several settings: what others do to the rest in the
   * meantime is neither in its way nor undone with it. All of it where this is left out.
   */
  within?(state: State, to: State): State;
  /**
   * What a state that is to be, or was expected, comes to without those who have left since, and how many these are, as a
   * sentence; undefined where all of it can be. Nobody can have left where this is left out.
   */
  withoutGone?(state: State, now: State): { readonly to: State; readonly remark: string } | undefined;
  /** The state once some of those who have left are back; undefined where none of them is. It goes with `withoutGone`. */
  withBack?(state: State, isBack: (id: string) => boolean): State | undefined;
  /**
   * IDs of the files a target and its states are made of, which the server keeps for as long as a change names them;
   * none where this is left out.
   */
  filesOf?(target: Target, states: readonly State[]): readonly string[];
  /** What a target is in something that is still to be created; left out where it can be in nothing. */
  readonly inNew?: State;
  /** The target with what its state tells of it, as the ID of what was created; the same where that is nothing new. */
  identified?(target: Target, state: State): Target;
  /** The next call on the way; null when it is there. Pure: it is asked before anything is sent, for what can be undone. */
  step(moving: Moving<Target, State>, via: Via): Step<State> | NoWay | null;
  /** The call of a step for some items, at most its size. */
  call(step: string, items: readonly Moving<Target, State>[], via: Via): Call;
  /** What an answer of success says of each item; all are done where this is left out. */
  interpret?(
    step: string,
    answer: unknown,
    items: readonly Moving<Target, State>[],
    via: Via,
  ): readonly Result<State>[];
  /**
   * What an item counts as once Zoom has refused a call for it alone, where that call was for several and one of them may be
   * to blame: the next step is asked with it. Undefined where the refusal is the end of the item.
   */
  afterRefusal?(step: string, moving: Moving<Target, State>, failure: Failure): State | undefined;
  /** Why an item is still as it was after a step that Zoom said it took, as a sentence; where nothing is known, none. */
  notDone?(step: string): string | undefined;
  /** The state in words, as rows of a review; what does not differ is left out by whoever shows it. */
  describe(state: State): readonly Described[];
}

/** One fact of a state: `Who can post`, `Owner and administrators`. */
export interface Described {
  readonly name: string;
  readonly value: string;
}

/** Of any target and state, for what treats all alike. */
// biome-ignore lint/suspicious/noExplicitAny: targets and states are checked by the resource's own schemas wherever they come in
export type AnyResource = Resource<any, any>;
