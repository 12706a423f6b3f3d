// Whether something is there: what creates and deletes channels, mention groups, spaces, directory groups and emojis.
import * as v from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../answers/ask.ts";
import type { Described, Keyed, NoWay, Reading, Resource, Result, Step, Via } from "../changes/resource.ts";
import { NEW_ID } from "../ids.ts";
import { afterRefusalOf, type Filled, type Filling, filledWith, nextOf, whyRefused } from "./filling.ts";
import { withBack } from "./gone-members.ts";

export interface Existence<Content> extends Filled<Content> {
  /** Zoom's, of what is there; not yet known of what is to be. */
  readonly id?: string | undefined;
  /** Why it cannot be created, as a sentence. */
  readonly barred?: string | undefined;
  /** What to know before it is created, as a sentence. */
  readonly note?: string | undefined;
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
    expected?: readonly (Existence<Content> | undefined)[],
  ): Promise<readonly Reading<Existence<Content>>[]>;
  create?(target: Target, content: Content, via: Via): Call;
  /** Whether a second creation makes another one; else Zoom refuses it for the name. */
  makesAnother?(content: Content): boolean;
  /** The ID in an answer to a creation. */
  createdId?(answer: unknown): string;
  delete(target: Target, id: string, via: Via): Call;
  /** What is done with those it is created with, in this order. */
  readonly fillings?: readonly Filling<Target, Content>[];
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

const OTHER_ID = "It will have a new ID.";

export function existenceOf<Target, Content>(kind: Kind<Target, Content>): Resource<Target, Existence<Content>> {
  const { fillings = [], filesOf } = kind;
  /** How far it has come once it is created. */
  const created = (now: Existence<Content> | undefined, content: Content): Existence<Content> => {
    const none = fillings.reduce((some, filling) => filling.with(some, []), content);
    const first = fillings.find(({ createSize }) => createSize > 0);
    const ids = first ? nextOf(first, now, content) : [];
    return {
      isThere: true,
      ...(now?.refused && { refused: now.refused }),
      ...(first
        ? filledWith(first, none, { added: ids, askedCount: ids.length, suspects: now?.suspects })
        : { content: none }),
    };
  };
  /** What is done next with whom of those who are still to come. */
  const nextFilling = (now: Existence<Content>, to: Existence<Content>) => {
    if (now.content === undefined || to.content === undefined) return undefined;
    for (const filling of fillings) {
      const ids = nextOf(filling, now, to.content);
      if (ids.length > 0) return { filling, ids, content: now.content };
    }
    return undefined;
  };
  const contentOf = (content: Content | undefined): Content => {
    if (content === undefined) throw new Error(`${kind.id} without what it is to be made of`);
    return content;
  };
  const whyNoReturn = (content: Content | undefined): string | undefined => {
    const { noReturn } = kind.words;
    return typeof noReturn === "function" ? noReturn(content) : noReturn;
  };
  const whyNotIn = (target: Target, now: Existence<Content> | undefined, content: Content): string | undefined => {
    const nameOf = fillings.find((filling) => filling.nameOf)?.nameOf;
    return whyRefused(now?.refused ?? [], (id) => nameOf?.(id, target, content) ?? id);
  };
  const creation = (target: Target, now: Existence<Content> | undefined, content: Content) => {
    const remark = now?.note ?? (kind.idOf(target) === "" ? undefined : OTHER_ID);
    return {
      name: "create",
      batch: kind.keyOf(target),
      size: 1,
      reached: created(now, content),
      from: { isThere: false },
      ...(kind.makesAnother?.(content) === true && { makesAnother: true }),
      ...(remark !== undefined && { remark }),
    };
  };
  const filled = (answer: unknown, now: Existence<Content>, to: Existence<Content>): Result<Existence<Content>> => {
    const next = nextFilling(now, to);
    if (!next) return { is: "done" };
    const { filling, ids, content } = next;
    const added = filling.added ? filling.added(answer, ids) : ids;
    if (added === undefined) return { is: "untold" };
    const left = ids.filter((id) => !added.includes(id));
    const reached = {
      ...now,
      ...filledWith(filling, content, { added, askedCount: ids.length, suspects: now.suspects }),
    };
    if (left.length === 0) return { is: "done", now: reached };
    const { notAdded } = filling;
    if (notAdded === undefined) return { is: "done", now: { ...reached, gone: [...(now.gone ?? []), ...left] } };
    const refused = [...(now.refused ?? []), ...left.map((id) => ({ id, why: notAdded }))];
    return { is: "done", now: { ...reached, refused } };
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
      refused: v.optional(v.array(v.object({ id: v.string(), why: v.string() }))),
      suspects: v.optional(v.number()),
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
        const next = nextFilling(now, to);
        if (!next) {
          const why = to.content && whyNotIn(target, now, to.content);
          return why === undefined ? null : { why };
        }
        const { filling, ids, content } = next;
        const { suspects } = now;
        const reached = { ...now, ...filledWith(filling, content, { added: ids, askedCount: ids.length, suspects }) };
        return { name: filling.step, batch: kind.keyOf(target), size: 1, reached };
      }
      const noReturn = kind.idOf(target) === "" ? undefined : whyNoReturn(to.content);
      if (noReturn !== undefined) return { why: noReturn };
      if (now?.barred !== undefined) return { why: now.barred };
      const content = contentOf(to.content);
      const alone = fillings.find((filling) => filling.emptyWhy !== undefined && !nextOf(filling, now, content).length);
      if (alone?.emptyWhy !== undefined) return { why: whyNotIn(target, now, content) ?? alone.emptyWhy };
      return creation(target, now, content);
    },
    call: (step, items, via) => {
      const [only] = items;
      if (!only) throw new Error("a call for nothing");
      const { target, now, to } = only;
      // Of what is still to be created there is no ID where a plan counts the calls.
      const id = now?.id ?? (kind.idOf(target) || NEW_ID);
      if (step === "delete") return kind.delete(target, id, via);
      const content = contentOf(to.content);
      if (step === "create" && kind.create) return kind.create(target, contentOf(created(now, content).content), via);
      const next = now && nextFilling(now, to);
      if (next?.filling.step !== step) throw new Error(`${kind.id} knows no step ${step}`);
      return next.filling.add(target, id, next.ids);
    },
    interpret: (step, answer, items) =>
      items.map(({ target, now, to }) => {
        if (step === "delete") return { is: "done" };
        if (step !== "create") return now ? filled(answer, now, to) : { is: "done" };
        if (!kind.createdId) return { is: "done" };
        const { reached } = creation(target, now, contentOf(to.content));
        return { is: "done", now: { ...reached, id: kind.createdId(answer) } };
      }),
    afterRefusal: (step, { now = { isThere: false }, to }, failure) => {
      const filling = now.isThere
        ? fillings.find((one) => one.step === step)
        : fillings.find(({ createSize }) => createSize > 0);
      const next = filling && to.content !== undefined && afterRefusalOf(filling, now, to.content, failure);
      return next ? { ...now, ...next } : undefined;
    },
    withoutGone: (to, { gone = [] }) => {
      const [filling] = fillings;
      if (!filling?.leftOut || to.content === undefined) return undefined;
      const all = filling.of(to.content);
      const kept = all.filter((id) => !gone.includes(id));
      if (kept.length === all.length) return undefined;
      return { to: { ...to, content: filling.with(to.content, kept) }, remark: filling.leftOut(gone.length) };
    },
    withBack: (state, isBack) => {
      const rest = withBack(state, isBack);
      if (!rest) return undefined;
      const { barred: _barred, ...free } = rest;
      return free;
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
