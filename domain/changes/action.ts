// What a person can do to many things at once: a way to say what state each target is to have.
import type * as v from "valibot";
import type { ConnectionName } from "../../contract/bff.ts";
import type { OperationId } from "../../contract/operations.gen.ts";
import type { Ask, Resource, Via } from "./resource.ts";

/** In proportion to the harm a person is asked before: not at all, by a button, by typing. */
export const harms = ["none", "some", "grave"] as const;
export type Harm = (typeof harms)[number];

export type Wanted<State> =
  | { readonly to: State }
  /** Left out, and why, as a sentence. */
  | { readonly skip: string };

export interface Action<Target, State, Input> {
  readonly id: string;
  readonly resource: Resource<Target, State>;
  readonly input: v.GenericSchema<unknown, Input>;
  readonly harm: Harm;
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
   * nothing is known against it. Asked of a plan, some items at a time.
   *
   * @throws CallFailed
   */
  clashes?(
    wanted: readonly { readonly target: Target; readonly to: State }[],
    via: Via,
    ask: Ask,
  ): Promise<readonly (string | undefined)[]>;
  /** In the imperative: `Archive 12 channels`, or with the only target's name: `Archive Sales`. */
  title(subject: Subject, input: Input): string;
  /** What is lost for good, as a sentence; null when nothing is. */
  loses?(subject: Subject, input: Input): string | null;
  /** What is lost for good when it is undone, as a sentence. */
  undoLoses?(subject: Subject): string;
  /**
   * What a target is taken out of, such as the people of a channel: to take much of it at once wants a reason.
   *
   * @param now Undefined where it is not known.
   */
  takesFrom?(target: Target, now: State | undefined): Whole | undefined;
}

/** Something that holds so many. */
export interface Whole {
  /** The same for the same thing. */
  readonly key: string;
  readonly total: number;
  /** `Removes 12 of the 40 people in Sales.` */
  sentence(count: number): string;
}

/** What an action is applied to, for its words. */
export interface Subject {
  readonly count: number;
  /** The only target's name. */
  readonly only: string | undefined;
}

/** Of any target, state and input, for what treats all alike. */
// biome-ignore lint/suspicious/noExplicitAny: inputs are checked by the action's own schema wherever they come in
export type AnyAction = Action<any, any, any>;
