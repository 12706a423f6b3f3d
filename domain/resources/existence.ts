// Whether something is there: what creates and deletes channels, mention groups, spaces, directory groups and emojis.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../answers/ask.ts";
import type { Described, Keyed, NoWay, Reading, Resource, Result, Step, Via } from "../changes/resource.ts";

export interface Existence<Content> {
  readonly isThere: boolean;
  /** Zoom's, of what is there; not yet known of what is to be. */
  readonly id?: string | undefined;
  /** What it is made of, as far as it matters for creating it. */
  readonly content?: Content | undefined;
  /** Why it cannot be created, as a sentence. */
  readonly barred?: string | undefined;
  /** What to know before it is created, as a sentence. */
  readonly note?: string | undefined;
  /** Who of those it is to have cannot be in it any more. */
  readonly gone?: readonly string[] | undefined;
}

/** People it is created with, in calls of so many. */
interface Filling<Target, Content> {
  readonly createSize: number;
  readonly addSize: number;
  /** Why it is not created without anybody; where this is left out, it can be. */
  readonly emptyWhy?: string;
  of(content: Content): readonly string[];
  with(content: Content, ids: readonly string[]): Content;
  add(target: Target, id: string, ids: readonly string[]): Call;
  /** Who of them has come in by an answer; undefined where it does not say. All of them where this is left out. */
  added?(answer: unknown, ids: readonly string[]): readonly string[] | undefined;
  /** How many could not be in it any more, as a sentence. */
  leftOut(count: number): string;
}

export interface Kind<Target, Content> {
  readonly id: string;
  readonly target: v.GenericSchema<unknown, Target>;
  readonly content: v.GenericSchema<unknown, Content>;
  keyOf(target: Target): string;
  labelOf(target: Target): string;
  /** See `Resource.spreadOf`. */
  spreadOf?(target: Target): { readonly thing: Keyed; readonly place: Keyed };
  readGroupOf(target: Target): string;
  /** Empty while it is not there. */
  idOf(target: Target): string;
  withId(target: Target, id: string): Target;
  /** @throws CallFailed */
  read(
    targets: readonly Target[],
    via: Via,
    ask: Ask,
    wanted: readonly (Existence<Content> | undefined)[],
  ): Promise<readonly Reading<Existence<Content>>[]>;
  create?(target: Target, content: Content, via: Via): Call;
  /** Whether a second creation makes another one; else Zoom refuses it for the name. */
  makesAnother?(content: Content): boolean;
  /** The ID in an answer to a creation. */
  createdId?(answer: unknown): string;
  delete(target: Target, id: string, via: Via): Call;
  readonly members?: Filling<Target, Content>;
  /** See `Resource.filesOf`. */
  filesOf?(target: Target, contents: readonly Content[]): readonly string[];
  /** Whether nothing that matters for a deletion differs. */
  isSame?(one: Content, other: Content): boolean;
  readonly words: {
    readonly notKnown: string;
    /** Why what is deleted cannot be created again; where this is left out, it can, with another ID. */
    readonly noReturn?: string | ((content: Content | undefined) => string | undefined);
    describe(content: Content): readonly Described[];
  };
}

export const GONE = "It is no longer there.";

const NEW_ID = "It will have a new ID.";

export function existenceOf<Target, Content>(kind: Kind<Target, Content>): Resource<Target, Existence<Content>> {
  const { members } = kind;
  const missing = (now: Content | undefined, to: Content | undefined): readonly string[] => {
    if (!members || to === undefined) return [];
    const present = new Set(now === undefined ? [] : members.of(now));
    return members.of(to).filter((id) => !present.has(id));
  };
  const contentOf = (content: Content | undefined): Content => {
    if (content === undefined) throw new Error(`${kind.id} without what it is to be made of`);
    return content;
  };
  const whyNoReturn = (content: Content | undefined): string | undefined => {
    const { noReturn } = kind.words;
    return typeof noReturn === "function" ? noReturn(content) : noReturn;
  };
  const { filesOf } = kind;
  const creation = (
    target: Target,
    now: Existence<Content> | undefined,
    content: Content,
  ): Step<Existence<Content>> => {
    const remark = now?.note ?? (kind.idOf(target) === "" ? undefined : NEW_ID);
    return {
      name: "create",
      batch: kind.keyOf(target),
      size: 1,
      reached: {
        isThere: true,
        content: members ? members.with(content, members.of(content).slice(0, members.createSize)) : content,
      },
      from: { isThere: false },
      ...(kind.makesAnother?.(content) === true && { makesAnother: true }),
      ...(remark !== undefined && { remark }),
    };
  };
  const filled = (answer: unknown, now: Existence<Content>, content: Content): Result<Existence<Content>> => {
    if (!members?.added || now.content === undefined) return { is: "done" };
    const asked = missing(now.content, content).slice(0, members.addSize);
    const added = members.added(answer, asked);
    if (added === undefined) return { is: "untold" };
    const gone = [...(now.gone ?? []), ...asked.filter((id) => !added.includes(id))];
    const present = members.with(now.content, [...members.of(now.content), ...added]);
    return { is: "done", now: { ...now, content: present, ...(gone.length > 0 && { gone }) } };
  };
  return {
    id: kind.id,
    target: kind.target,
    state: v.object({
      isThere: v.boolean(),
      id: v.optional(v.string()),
      content: v.optional(kind.content),
      barred: v.optional(v.string()),
      note: v.optional(v.string()),
      gone: v.optional(v.array(v.string())),
    }),
    keyOf: kind.keyOf,
    labelOf: kind.labelOf,
    ...(kind.spreadOf && { spreadOf: kind.spreadOf }),
    readGroupOf: kind.readGroupOf,
    read: kind.read,
    isSame: (one, other) => {
      if (one.isThere !== other.isThere) return false;
      if (!one.isThere) return true;
      if (one.id !== undefined && other.id !== undefined && one.id !== other.id) return false;
      const { content: a } = one;
      const { content: b } = other;
      return a === undefined || b === undefined || (kind.isSame?.(a, b) ?? true);
    },
    isTaken: ({ before, now, to }) => to.isThere && now?.isThere === true && before?.isThere !== true,
    step: ({ target, now, to }): Step<Existence<Content>> | NoWay | null => {
      if (!to.isThere) {
        if (now === undefined) return { why: kind.words.notKnown };
        if (!now.isThere) return null;
        const id = kind.idOf(target);
        // Another thing may have got the name since.
        if (now.id !== undefined && id !== "" && now.id !== id) return { why: GONE };
        return { name: "delete", batch: kind.keyOf(target), size: 1, reached: { isThere: false } };
      }
      if (now?.isThere) {
        const rest = missing(now.content, to.content);
        if (!members || rest.length === 0 || now.content === undefined) return null;
        const present = [...members.of(now.content), ...rest.slice(0, members.addSize)];
        const reached = { ...now, content: members.with(now.content, present) };
        return { name: "fill", batch: kind.keyOf(target), size: 1, reached };
      }
      const noReturn = kind.idOf(target) === "" ? undefined : whyNoReturn(to.content);
      if (noReturn !== undefined) return { why: noReturn };
      if (now?.barred !== undefined) return { why: now.barred };
      const isEmpty = members !== undefined && to.content !== undefined && members.of(to.content).length === 0;
      if (isEmpty && members.emptyWhy !== undefined) return { why: members.emptyWhy };
      return creation(target, now, contentOf(to.content));
    },
    call: (step, items, via) => {
      const [only] = items;
      if (!only) throw new Error("a call for nothing");
      const { target, now, to } = only;
      const id = now?.id ?? kind.idOf(target);
      if (step === "delete") return kind.delete(target, id, via);
      const content = contentOf(to.content);
      if (step === "fill" && members)
        return members.add(target, id, missing(now?.content, content).slice(0, members.addSize));
      if (step !== "create" || !kind.create) throw new Error(`${kind.id} knows no step ${step}`);
      return kind.create(
        target,
        members ? members.with(content, members.of(content).slice(0, members.createSize)) : content,
        via,
      );
    },
    interpret: (step, answer, items) =>
      items.map(({ target, now, to }) => {
        if (step === "fill" && now) return filled(answer, now, contentOf(to.content));
        if (step !== "create" || !kind.createdId) return { is: "done" };
        const { reached } = creation(target, now, contentOf(to.content));
        return { is: "done", now: { ...reached, id: kind.createdId(answer) } };
      }),
    withoutGone: (to, { gone = [] }) => {
      if (!members || to.content === undefined) return undefined;
      const all = members.of(to.content);
      const kept = all.filter((id) => !gone.includes(id));
      if (kept.length === all.length) return undefined;
      return { to: { ...to, content: members.with(to.content, kept) }, remark: members.leftOut(gone.length) };
    },
    ...(filesOf && {
      filesOf: (target, states) =>
        filesOf(
          target,
          states.flatMap(({ content }) => content ?? []),
        ),
    }),
    identified: (target, { isThere, id }) =>
      isThere && id !== undefined && id !== kind.idOf(target) ? kind.withId(target, id) : target,
    describe: ({ isThere, content }) => [
      { name: "State", value: isThere ? "Exists" : "Does not exist" },
      ...(isThere && content !== undefined ? kind.words.describe(content) : []),
    ],
  };
}

/** @param gone See `Existence` */
export const there = <Content>(
  id: string,
  content: Content,
  gone: readonly string[] = [],
): Reading<Existence<Content>> => ({
  is: "known",
  state: { isThere: true, id, content, ...(gone.length > 0 && { gone }) },
});

export const absent = <Content>(more: Omit<Existence<Content>, "isThere"> = {}): Reading<Existence<Content>> => ({
  is: "known",
  state: { isThere: false, ...more },
});

/** Whether two lists hold the same. */
export const isSameSet = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && new Set([...one, ...other]).size === new Set(one).size;
