// What creates and deletes things.
import type { Action, Harm, Subject, Wanted } from "../changes/action.ts";
import { type Existence, GONE } from "../resources/existence.ts";
import { whyOtherName } from "./names.ts";

interface Named {
  readonly name: string;
}

interface Given<Target, Content, Input>
  extends Pick<
    Action<Target, Existence<Content>, Input>,
    "id" | "resource" | "later" | "input" | "operations" | "refreshes"
  > {
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

export const deleting = <Target extends Named, Content, Input>(
  given: Given<Target, Content, Input> & {
    readonly harm: Harm;
    idOf(target: Target): string;
    /** What is there is called. */
    nameIn(content: Content): string;
    loses?(subject: Subject): string;
    /** An undo creates it again, as far as that can be. */
    readonly isCreatedAgain?: true;
  },
): Action<Target, Existence<Content>, Input> => ({
  ...common(given),
  harm: given.harm,
  deletes: true,
  want: (target, now): Wanted<Existence<Content>> => {
    const id = given.idOf(target);
    if (now?.isThere === false || (now?.id !== undefined && now.id !== id)) return { skip: GONE };
    const skip = whyOtherName(target.name, id, now?.content && given.nameIn(now.content));
    return skip === undefined ? { to: { isThere: false } } : { skip };
  },
  title: (subject) => `Delete ${given.things(subject)}`,
  loses: (subject) =>
    [given.loses?.(subject), given.isCreatedAgain && lostIds(subject)].filter(Boolean).join(" ") || null,
});

/** Of what is created again. */
export const lostIds = ({ count }: Pick<Subject, "count">): string =>
  count === 1
    ? "Its ID is lost: when Undo creates it again, it has a new one."
    : "Their IDs are lost: what Undo creates again has new ones.";

const common = <Target, Content, Input>({
  id,
  resource,
  later,
  input,
  operations,
  refreshes,
}: Given<Target, Content, Input>) => ({
  id,
  resource,
  ...(later && { later }),
  input,
  operations,
  refreshes,
  goesByName: () => true,
});

const isSkipped = <Content>(content: Content | { readonly skip: string }): content is { readonly skip: string } =>
  typeof content === "object" && content !== null && "skip" in content;
