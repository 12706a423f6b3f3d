// Makes the list of what a change will do: each target with what it is and what it is to become, or why it is left out.
import * as v from "valibot";
import { actionOf, isActionId } from "../../domain/actions/registry.ts";
import { type Planned, planItem, planOver, planUndo } from "../../domain/changes/item.ts";
import { withNameRead } from "../../domain/changes/known-things.ts";
import { type MatchingTargets, sampleOf, targetWith } from "../../domain/changes/matching.ts";
import type { AnyResource, Reading, Via } from "../../domain/changes/resource.ts";
import type { KnownArchive } from "../lists/inventory-listing.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { letOthersRun } from "../yielding.ts";
import { type ItemRow, type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { type Created, inCreated, inOrder, isForeseen, isInNew } from "./first-parts.ts";
import { boxed, unboxed } from "./item-row.ts";

/** What somebody wants done to some things. */
export interface PartRequest {
  readonly actionId: string;
  readonly input: unknown;
  /** The things themselves, or what they have in common: then they are found by reading a list. */
  readonly targets: readonly unknown[] | MatchingTargets;
  /** How many channels the list has that they were chosen from; undefined where they come from none. */
  readonly listTotal?: number | undefined;
}

export const isMatching = (targets: PartRequest["targets"]): targets is MatchingTargets => !Array.isArray(targets);

/** Of one change. Zoom's largest accounts have as many channels. */
export const MOST_ITEMS = 100_000;

/**
 * The parts as their actions take them, without whatever else was sent.
 *
 * @throws RequestFailure `invalid_request`
 */
export async function checkedParts(parts: readonly PartRequest[]): Promise<readonly PartRequest[]> {
  if (parts.reduce((sum, { targets }) => sum + (isMatching(targets) ? 0 : targets.length), 0) > MOST_ITEMS)
    throw new RequestFailure("invalid_request", `One change takes at most ${MOST_ITEMS} items. Split it.`);
  const checked: PartRequest[] = [];
  for (const { actionId, input, targets, listTotal } of parts) {
    if (!isActionId(actionId)) throw new RequestFailure("invalid_request", `There is no action ${actionId}.`);
    const action = actionOf(actionId);
    const given = checkedAs(action.input, input, `The input of ${actionId}`);
    if (isMatching(targets)) {
      // Whatever the list has of each thing, with it and what was sent beside the action has its targets.
      const sample = sampleOf(targets.matching);
      for (const [index, one] of targets.each.entries()) {
        checkedAs(
          action.resource.target,
          targetWith(targets.matching, sample, one),
          `Target ${index + 1} of ${actionId}`,
        );
        await letOthersRun();
      }
      checked.push({ actionId, input: given, targets, listTotal });
      continue;
    }
    const own: unknown[] = [];
    for (const [index, target] of targets.entries()) {
      own.push(checkedAs(action.resource.target, target, `Target ${index + 1} of ${actionId}`));
      await letOthersRun();
    }
    checked.push({ actionId, input: given, targets: own, listTotal });
  }
  return checked;
}

/** Checked parts as they are stored, so many of which go first. @throws RequestFailure `invalid_request` */
export function orderedParts(given: readonly PartRequest[], firstCount: number): readonly Part[] {
  const parts = given.map(
    ({ actionId, input, listTotal, targets }): Part => ({
      ...{ actionId, input, isUndo: false, listTotal },
      ...(isMatching(targets) && { matching: targets }),
    }),
  );
  const listed = given.map(({ targets }) => (isMatching(targets) ? targets.each : targets));
  return inOrder(parts, (part) => listed[part] ?? [], firstCount);
}

/**
 * Items of checked parts in the order given, each thing once. Where the present state is read first, they wait for that.
 *
 * @throws RequestFailure `invalid_request`
 */
export async function newItems(
  parts: readonly PartRequest[],
  via: Via,
  archived: KnownArchive = notKnown,
): Promise<readonly NewItem[]> {
  const items: NewItem[] = [];
  const seen = new Set<string>();
  for (const [part, { actionId, input, targets }] of parts.entries()) {
    if (isMatching(targets)) continue;
    for (const target of targets) {
      const item = newItem({ actionId, input, target }, { n: items.length, part }, via, archived);
      const own = `${part} ${givenKey(item, actionId)}`;
      if (seen.has(own)) continue;
      seen.add(own);
      items.push(item);
      await letOthersRun();
    }
  }
  if (items.length === 0 && !parts.some(({ targets }) => isMatching(targets)))
    throw new RequestFailure("invalid_request", "Nothing was chosen: name at least one target.");
  return items;
}

/** The same for what is one thing before anything is read. */
export const givenKey = ({ key, target }: Pick<NewItem, "key" | "target">, actionId: string): string =>
  `${key} ${actionOf(actionId).resource.givenAs?.(target) ?? ""}`;

/** An item before anything of it is read. */
export function newItem(
  { actionId, input, target }: { readonly actionId: string; readonly input: unknown; readonly target: unknown },
  { n, part }: { readonly n: number; readonly part: number },
  via: Via,
  archived: KnownArchive = notKnown,
): NewItem {
  const action = actionOf(actionId);
  const { resource } = action;
  const key = keyOf(resource, target);
  const isArchived = v.is(InChannel, target) ? archived(target.channelId) : undefined;
  const skip = action.needsActive && isArchived ? ARCHIVED : isInNew(target) ? resource.doubt?.(target) : undefined;
  const plan: Plan =
    skip !== undefined
      ? planRow(n, resource, { ...nothing, target, skip })
      : resource.isToldByAnswer || isInNew(target)
        ? planRow(n, resource, planItem(action, target, foreseen(resource, target, isArchived), input, via))
        : {
            ...{ n, status: "reading", before: null, to: null, skip: null, noUndo: null, remark: null },
            files: filesOf(resource, target, []),
          };
  return { part, key, label: resource.labelOf(target), target, ...plan };
}

/** What is said of a target without asking Zoom. */
function foreseen(resource: AnyResource, target: unknown, isArchived: boolean | undefined): Reading<unknown> {
  if (isInNew(target)) return { is: "known", state: resource.inNew };
  if (isArchived === undefined || !resource.ofArchive) return { is: "untold" };
  return { is: "known", state: resource.ofArchive(isArchived) };
}

const InChannel = v.object({ channelId: v.string() });
const notKnown: KnownArchive = () => undefined;
const nothing = { before: undefined, to: undefined, noUndo: undefined, remark: undefined };
const ARCHIVED = "It is archived. Unarchive it first.";

/** What the inventory knows of the archive, for parts none of which changes that. */
export const knownFor = (parts: readonly Pick<Part, "actionId">[], archived: KnownArchive): KnownArchive =>
  parts.some(({ actionId }) => actionOf(actionId).resource.ofArchive) && parts.length > 1 ? notKnown : archived;

/**
 * Items of the way back.
 *
 * @param rows the last first: what was done last is undone first
 * @param from the number of the first
 */
export function undoItems(
  rows: readonly ItemRow[],
  parts: readonly Part[],
  via: Via,
  from = 0,
  now: Now = "as it is read",
): Promise<readonly NewItem[]> {
  return eachWithin(rows, from, (row, n) => undoItem(row, n, parts, via, now));
}

/** What an item is taken for: what reading it tells, or what it was left as, where it is read on the day it is done. */
type Now = "as it is read" | "as it was left";

/** @param parts of the way back */
function undoItem(row: ItemRow, n: number, parts: readonly Part[], via: Via, now: Now = "as it is read"): NewItem {
  const resource = resourceOfPart(parts, row.part);
  const own: unknown = v.parse(resource.target, row.newTarget ?? row.target);
  // What was done in part goes back from where it came to.
  const isPart = row.status !== "done" && row.reached !== null;
  const became = unboxed(isPart ? row.reached : row.to);
  const target: unknown = isPart ? (resource.identified?.(own, v.parse(resource.state, became)) ?? own) : own;
  const blank = { n, part: row.part, key: row.key, label: row.label, target };
  const carried = { before: unboxed(row.before), to: became };
  const isAsLeft = now === "as it was left" || isForeseen(partAt(parts, row.part), parts);
  const reading: Reading<unknown> | undefined = isAsLeft
    ? { is: "known", state: became }
    : resource.isToldByAnswer
      ? { is: "untold" }
      : undefined;
  if (reading) return { ...blank, ...planRow(n, resource, planUndo(resource, target, carried, reading, via)) };
  return {
    ...blank,
    status: "reading",
    // Held in their places until the present state is known.
    before: boxed(carried.to),
    to: boxed(carried.before),
    skip: null,
    noUndo: null,
    remark: null,
    files: filesOf(resource, target, [carried.before, carried.to]),
  };
}

/**
 * Items that were not tried, to be planned from how things are now.
 *
 * @param created What was to be created first and is there by now
 * @param from the number of the first
 */
export function itemsAgain(
  rows: readonly ItemRow[],
  parts: readonly Part[],
  via: Via,
  created: Created | undefined,
  from: number,
): Promise<readonly NewItem[]> {
  const itemOf = (row: ItemRow, n: number): NewItem => {
    const { actionId, input, isUndo } = partAt(parts, row.part);
    if (isUndo) return undoItem({ ...row, before: row.to, to: row.before }, n, parts, via);
    const target = created ? inCreated(row.target, created) : row.target;
    return newItem({ actionId, input, target }, { n, part: row.part }, via);
  };
  return eachWithin(rows, from, itemOf);
}

async function eachWithin(
  rows: readonly ItemRow[],
  from: number,
  itemOf: (row: ItemRow, n: number) => NewItem,
): Promise<readonly NewItem[]> {
  const items: NewItem[] = [];
  for (const [index, row] of rows.entries()) {
    items.push(itemOf(row, from + index));
    await letOthersRun();
  }
  return items;
}

/** An item whose present state is to be read, or was. */
type ReadRow = Pick<NewItem, "n" | "target" | "before" | "to">;

/** What an item that is read is to become, as far as that is known before. */
export function wantedOf(row: ReadRow, part: Part): unknown {
  if (part.isUndo) return unboxed(row.to);
  const action = actionOf(part.actionId);
  const wanted = action.want(v.parse(action.resource.target, row.target), undefined, v.parse(action.input, part.input));
  return "to" in wanted ? wanted.to : undefined;
}

/** What an item was when that was last known, as the way back finds it. */
export const expectedOf = ({ before }: ReadRow): unknown => unboxed(before);

/** Plans an item whose present state was read. */
export function plannedBy(row: ReadRow, part: Part, reading: Reading<unknown>, via: Via): Plan {
  const action = actionOf(part.actionId);
  const { resource } = action;
  const target: unknown = v.parse(resource.target, row.target);
  const carried = { before: unboxed(row.to), to: unboxed(row.before) };
  const planned = part.isUndo
    ? planUndo(resource, target, carried, reading, via)
    : planItem(action, target, reading, v.parse(action.input, part.input), via);
  const plan = planRow(row.n, resource, planned);
  if (reading.is !== "known") return plan;
  if (reading.target === undefined) {
    const named = withNameRead(target, reading.state);
    return named ? { ...plan, target: named, label: resource.labelOf(named) } : plan;
  }
  const known = { target: planned.target, label: resource.labelOf(planned.target) };
  // A way back is of the same things as what it takes back.
  return { ...plan, ...known, ...(!part.isUndo && { key: keyOf(resource, planned.target, reading.state) }) };
}

const keyOf = (resource: AnyResource, target: unknown, state?: unknown): string =>
  `${resource.id}:${resource.keyOf(target, state)}`;

/**
 * Plans an item that was set aside, from how it was found to what it was to become when it was planned. Where no way
 * leads there it stays as it was planned, with the reason.
 */
export function plannedFromFound(row: ItemRow, part: Part, via: Via): Plan {
  const { resource } = actionOf(part.actionId);
  const [found, to]: unknown[] = [row.found, row.to].map((box) => v.parse(resource.state, unboxed(box)));
  const target: unknown = v.parse(resource.target, row.newTarget ?? row.target);
  const item = { target, before: unboxed(row.before), to, reached: unboxed(row.reached) };
  const plan = planRow(row.n, resource, planOver(resource, item, found, via));
  return plan.skip === null ? plan : { ...plan, before: row.before, to: row.to };
}

/** @param states Undefined where not known. */
const filesOf = (resource: AnyResource, target: unknown, states: readonly unknown[]): readonly string[] =>
  resource.filesOf?.(
    target,
    states.filter((state) => state !== undefined),
  ) ?? [];

function planRow(n: number, resource: AnyResource, planned: Planned): Plan {
  const { target, before, to, skip, noUndo, remark, failure } = planned;
  const status = failure ? "unread" : skip === undefined ? "planned" : "skipped";
  return {
    n,
    status,
    ...(failure && { failure }),
    before: boxed(before),
    to: boxed(to),
    skip: skip ?? null,
    noUndo: noUndo ?? null,
    remark: remark ?? null,
    files: skip === undefined ? filesOf(resource, target, [before, to]) : [],
  };
}

function checkedAs(schema: v.GenericSchema<unknown, unknown>, value: unknown, what: string): unknown {
  const parsed = v.safeParse(schema, value, { abortEarly: true });
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  const path = v.getDotPath(issue);
  throw new RequestFailure("invalid_request", `${what} is not valid: ${path ? `${path}: ` : ""}${issue.message}`);
}

/** @param isPutOff The change began on a day that somebody chose before. */
export function resourceOfPart(parts: readonly Part[], part: number, isPutOff = false): AnyResource {
  const { resource, later } = actionOf(parts[part]?.actionId ?? "");
  return isPutOff && parts[part]?.isFirst !== true ? (later ?? resource) : resource;
}
