// What creates and deletes things.
import type * as v from "valibot";
import type { Action, Harm, Subject, Wanted } from "../changes/action.ts";
import type { Resource } from "../changes/resource.ts";
import type { Existence } from "../resources/existence.ts";

interface Given<Target, Content, Input> {
  readonly id: string;
  readonly resource: Resource<Target, Existence<Content>>;
  readonly input: v.GenericSchema<unknown, Input>;
  readonly operations: Action<Target, Existence<Content>, Input>["operations"];
  /** `channels` for `12 channels`. */
  things(subject: Subject): string;
}

export const creating = <Target, Content, Input>(
  given: Given<Target, Content, Input> & {
    /** What somebody has it made of, or why not. */
    contentOf(target: Target, now: Existence<Content> | undefined, input: Input): Content | { readonly skip: string };
    /** Why there cannot be another one of the name. */
    readonly taken: string;
    /** What its deletion takes along, as a sentence. */
    undoLoses?(subject: Subject): string;
  },
): Action<Target, Existence<Content>, Input> => ({
  ...common(given),
  harm: "none",
  want: (target, now, input): Wanted<Existence<Content>> => {
    if (now?.isThere) return { skip: given.taken };
    if (now?.barred !== undefined) return { skip: now.barred };
    const content = given.contentOf(target, now, input);
    return isSkipped(content) ? content : { to: { isThere: true, content } };
  },
  title: (subject) => `Create ${given.things(subject)}`,
  ...(given.undoLoses && { undoLoses: given.undoLoses }),
});

export const deleting = <Target, Content, Input>(
  given: Given<Target, Content, Input> & {
    readonly harm: Harm;
    idOf(target: Target): string;
    loses?(subject: Subject): string;
  },
): Action<Target, Existence<Content>, Input> => ({
  ...common(given),
  harm: given.harm,
  want: (target, now): Wanted<Existence<Content>> => {
    const isOther = now?.id !== undefined && now.id !== given.idOf(target);
    return now?.isThere === false || isOther ? { skip: GONE } : { to: { isThere: false } };
  },
  title: (subject) => `Delete ${given.things(subject)}`,
  ...(given.loses && { loses: given.loses }),
});

export const GONE = "It is no longer there.";

const common = <Target, Content, Input>({ id, resource, input, operations }: Given<Target, Content, Input>) => ({
  id,
  resource,
  input,
  operations,
});

const isSkipped = <Content>(content: Content | { readonly skip: string }): content is { readonly skip: string } =>
  typeof content === "object" && content !== null && "skip" in content;
