// What a person can do to many things at once: a way to say what state each target is to have.
import type * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Ask } from "../answers/ask.ts";
import type { ActionId } from "./action-table.gen.ts";
import type { Resource, Via } from "./resource.ts";
import type { Shown } from "./shown.ts";

/** In proportion to the harm a person is asked before: not at all, by a button, by typing. */
export const harms = ["none", "some", "grave"] as const;
export type Harm = (typeof harms)[number];

export type Wanted<State> =
  | { readonly to: State }
  /** Left out, and why, as a sentence. */
  | { readonly skip: string };

export interface Action<Target, State, Input> {
  readonly id: ActionId;
  /** What its kind is called in lists and filters, where its ID leaves open what is done to what: `Add members`. */
  readonly kindWords?: string;
  readonly resource: Resource<Target, State>;
  /** What its targets are looked at as where it was put off: more may have to hold by then. */
  readonly later?: Resource<Target, State>;
  readonly input: v.GenericSchema<unknown, Input>;
  readonly harm: Harm;
  /** What shows what it changes: it is read again once that is done. */
  readonly refreshes: readonly Shown[];
  /** What may be another too, without anybody knowing where: it is read again once it is looked at again. */
  readonly mayOutdate?: readonly Shown[];
  /** What it changes is everyone's, through whichever connection. */
  readonly isOfAccount?: true;
  /** Whether what its targets are called is held against what Zoom calls them, or is what they are to be called. */
  goesByName?(input: Input): boolean;
  /** Kinds of change that are part of it by its input: whoever makes it has to have their rights as well. */
  contains?(input: Input): readonly ActionId[];
  /** Somebody whom its input names: they have the name that is known of them. */
  personIn?(input: Input): { readonly userId: string; readonly memberId: string; readonly name: string };
  /** Kinds of change that are much together with it, for some of them do the same. */
  readonly countsWith?: readonly ActionId[];
  /** Zoom refuses it of channels that are archived. */
  readonly needsActive?: true;
  /** What it gives can be given until a day, on which it is taken back. */
  readonly canEnd?: true;
  /** It deletes its targets. */
  readonly deletes?: true;
  /**
   * What makes leaders, and comes before it in the same change: where that has failed, whoever leads the channel or space
   * stays what they are.
   */
  readonly afterLeaders?: readonly ActionId[];
  /** The operations it sends through each connection, for scopes and help; none where Zoom does not offer it. */
  readonly operations: Readonly<Record<ConnectionName, readonly OperationId[]>>;
  /**
   * What a target is to become.
   *
   * @param now Undefined while it is not known.
   */
  want(target: Target, now: State | undefined, input: Input): Wanted<State>;
  /**
   * Why some of what is wanted cannot be, by what else there is, such as names in use: a sentence each, undefined where
   * nothing is known against it. Asked of a plan, some items at a time; what others of the plan become is `onlyOne`.
   *
   * @param holding What the inventory knows of who has names.
   * @throws CallFailed
   */
  clashes?(
    wanted: readonly { readonly target: Target; readonly to: State }[],
    via: Via,
    ask: Ask,
    holding: NameHolders,
  ): Promise<readonly (string | undefined)[]>;
  /** What no two items of a plan can become, such as a name, and why the second of them cannot, as a sentence. */
  readonly onlyOne?: { of(to: State): string | undefined; readonly why: string };
  /**
   * In the imperative, and with the place: `Archive 12 channels`, `Add 10 people to Sales`; what there is one of has its
   * name: `Archive Sales`, `Delete the mention group on-call in Support`.
   */
  title(subject: Subject, input: Input): string;
  /** What rows of a file say of it beside its targets, so that they ask for the same again; its input where this is left out. */
  readonly row?: RowForm<State, Input>;
  /** What is lost for good, as a sentence; null when nothing is. */
  loses?(subject: Subject, input: Input): string | null;
  /** What is lost for good when it is undone, as a sentence. */
  undoLoses?(subject: Subject): string;
  /**
   * What an item loses for good by its states, whichever way it goes, as a shorter period does.
   *
   * @param now Undefined where it is not known.
   */
  lossOf?(now: State | undefined, to: State): Loss | undefined;
  /**
   * What a target is taken out of, such as the people of a channel: to take much of it at once wants a reason.
   *
   * @param now Undefined where it is not known.
   */
  takesFrom?(target: Target, now: State | undefined): Whole | undefined;
}

/**
 * IDs of the channels that have any of these names, by the name in lower case; undefined where not all of the account was
 * read, or whoever asks may not read it.
 */
export type NameHolders = (names: readonly string[]) => Promise<ReadonlyMap<string, readonly string[]> | undefined>;

export interface RowForm<State, Input> {
  readonly fields: readonly string[];
  /**
   * @param to Undefined of what is left out.
   * @param input Undefined of a way back, which has no other wish than the state it leads to.
   */
  read(to: State | undefined, input: Input | undefined): Readonly<Record<string, unknown>>;
}

/** Something that holds so many. */
export interface Whole {
  /** The same for the same thing, whatever takes something out of it. */
  readonly key: string;
  readonly total: number;
  /** How many the target stands for at most, as a group does for its people; one where it is left out. */
  readonly atMost?: number;
  /** `It removes 12 of the 40 people in Sales.` */
  sentence(count: string): string;
}

/** Something that is lost for good. */
export interface Loss {
  /** The same for the same loss. */
  readonly key: string;
  /** What so many lose, with what nothing brings back. */
  sentence(losing: Counted): string;
}

/** What an action is applied to, for its words. */
export interface Subject {
  readonly count: number;
  /** The only target's name. */
  readonly only: string | undefined;
  /** Where each is something in a place, as a person in a channel: how many of both there are. */
  readonly spread?: { readonly things: Counted; readonly places: Counted };
}

/** So many of a kind, and what it is called where there is only one. */
export type Counted = Pick<Subject, "count" | "only">;

/** Of any target, state and input, for what treats all alike. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are checked by the action's own schema wherever they come in
export type AnyAction = Action<any, any, any>;
