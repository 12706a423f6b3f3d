// Asks Zoom how things are at this moment.
import { type GenericSchema, object, parse, safeParse, unknown, ValiError } from "valibot";
import type { Call } from "../../contract/call.ts";
import type { Ask } from "../../domain/answers/ask.ts";
import { type AnyResource, CallFailed, type Reading } from "../../domain/changes/resource.ts";
import { type Failure, isHolding, isOfEveryItem } from "../../domain/failure.ts";
import { grouped } from "../../domain/grouped.ts";
import type { Gates } from "./gates.ts";
import type { Actor, ChangesZoom, Sending } from "./zoom.ts";

export interface ReadDeps<Item> {
  readonly zoom: ChangesZoom;
  readonly resourceOf: (part: number) => AnyResource;
  readonly via: Actor;
  readonly lane: Sending["lane"];
  readonly signal: AbortSignal;
  readonly isOver: () => boolean;
  /** What holds up the whole change; items that meet it wait for their turn again. */
  readonly hold: (failure: Failure) => void;
  /** What else is not taken for an answer by now, beside what holds up every change. */
  readonly isPassing?: ((failure: Failure) => boolean) | undefined;
  /** What an item is to become, as far as that is known. */
  readonly wanted: (item: Item) => unknown;
  /** What it was when that was last known. */
  readonly expected: (item: Item) => unknown;
  /** Where answers given a moment ago will do; Zoom is asked anew where this is left out. */
  readonly recent?: RecentAnswers | undefined;
  /** Has the first group of a part go before all others, so that a refusal of all costs one call. */
  readonly gates?: Gates | undefined;
}

/**
 * Answers of Zoom within a slice, by call: a list in which many items are found is read once. Only for what items are
 * before anything is done to them; what became of them is always asked.
 */
export type RecentAnswers = Map<string, Promise<unknown>>;

export interface ReadItem<Item> {
  readonly item: Item;
  readonly reading: Reading<unknown>;
}

/** Reads the present states, those of a group at once. What could not be read for a limit is left out: it waits on. */
export async function readAll<Item extends { readonly part: number; readonly target: unknown }>(
  items: readonly Item[],
  { resourceOf, via, lane, signal, zoom, hold, isPassing, isOver, wanted, expected, recent, gates }: ReadDeps<Item>,
): Promise<readonly ReadItem<Item>[]> {
  const ask = askThrough({ via, lane, signal, zoom, recent });
  const groups = grouped(items, ({ part, target }) => JSON.stringify([part, resourceOf(part).readGroupOf(target)]));
  const readGroup = async (group: readonly Item[], part: number): Promise<readonly ReadItem<Item>[]> => {
    const blockedBy = gates?.blockedBy(part);
    if (blockedBy) return group.map((item) => ({ item, reading: { is: "failed", failure: blockedBy } }));
    if (isOver()) return [];
    try {
      const readings = await resourceOf(part).read(
        group.map(({ target }) => target),
        via,
        ask,
        group.map(wanted),
        group.map(expected),
      );
      return group.map((item, index) => ({ item, reading: readings[index] ?? { is: "untold" } }));
    } catch (error) {
      // What was given up tells nothing.
      if (signal.aborted) return [];
      const failure = failureIn(error);
      if (isHolding(failure) || isPassing?.(failure)) {
        hold(failure);
        return [];
      }
      const known = failure.kind === "forbidden" ? group.map(({ target }) => asKnown(resourceOf(part), target)) : [];
      if (isOfEveryItem(failure)) gates?.block(part, failure);
      return group.map((item, index) => ({ item, reading: known[index] ?? { is: "failed", failure } }));
    }
  };
  const read = await Promise.all(
    [...groups.values()].map(async (group) => {
      const { part = 0 } = group[0] ?? {};
      const send = () => readGroup(group, part);
      return gates ? gates.pass(JSON.stringify([part, "read"]), send) : send();
    }),
  );
  return read.flat();
}

const Unarchived = object({ whileArchived: unknown() });

/** What a target says of itself that Zoom shows nobody until an earlier part of the same change has been carried out. */
function asKnown({ state }: AnyResource, target: unknown): Reading<unknown> | undefined {
  const said = safeParse(Unarchived, target);
  if (!said.success || said.output.whileArchived === undefined) return undefined;
  const parsed = safeParse(state, said.output.whileArchived);
  return parsed.success ? { is: "known", state: parsed.output } : undefined;
}

/** Asks Zoom, or takes an answer given a moment ago. */
export function askThrough({
  zoom,
  recent,
  ...sending
}: Pick<ReadDeps<never>, "zoom" | "via" | "lane" | "signal" | "recent">): Ask {
  const send = (call: Call) => zoom.send(call, sending);
  return async (call, schema) =>
    recent ? parsedOnce(await sharedAnswer(recent, call, send), schema) : parse(schema, await send(call));
}

type Schema<Answer> = GenericSchema<unknown, Answer>;
const parsedAnswers = new WeakMap<object, Map<Schema<unknown>, unknown>>();

/** An answer that many read is parsed for the first of them: a long list takes longer to check than to send. */
function parsedOnce<Answer>(answer: unknown, schema: Schema<Answer>): Answer {
  if (typeof answer !== "object" || answer === null) return parse(schema, answer);
  const known = parsedAnswers.get(answer) ?? new Map<Schema<unknown>, unknown>();
  parsedAnswers.set(answer, known);
  if (!known.has(schema)) known.set(schema, parse(schema, answer));
  // What stands under a schema is what it made.
  return known.get(schema) as Answer;
}

/** What failed is not kept. */
function sharedAnswer(recent: RecentAnswers, call: Call, send: (call: Call) => Promise<unknown>): Promise<unknown> {
  const key = JSON.stringify([call.operationId, call.params, call.query, call.body, call.keeps]);
  const known = recent.get(key);
  if (known) return known;
  const answer = send(call);
  recent.set(key, answer);
  answer.catch(() => recent.delete(key));
  return answer;
}

/** @throws what is no failure of a call */
export function failureIn(error: unknown): Failure {
  if (error instanceof CallFailed) return error.failure;
  if (error instanceof ValiError)
    return { kind: "contract_mismatch", code: "contract_mismatch", status: 200, message: error.message };
  throw error;
}
