// Makes the list of what a change will do: each target with what it is and what it is to become, or why it is left out.
import * as v from "valibot";
import { actionOf, isActionId } from "../../domain/actions/registry.ts";
import { type Planned, planItem, planUndo } from "../../domain/changes/item.ts";
import type { AnyResource, Reading, Via } from "../../domain/changes/resource.ts";
import { RequestFailure } from "../middleware/bff-error.ts";
import { letOthersRun } from "../yielding.ts";
import type { ItemRow, NewItem, Part, Plan } from "./change-store.ts";
import { boxed, unboxed } from "./item-row.ts";

/** What somebody wants done to some things. */
export interface PartRequest {
  readonly actionId: string;
  readonly input: unknown;
  readonly targets: readonly unknown[];
}

/** Of one change. Zoom's largest accounts have as many channels. */
const MOST_ITEMS = 100_000;

/**
 * The parts as their actions take them, without whatever else was sent.
 *
 * @throws RequestFailure `invalid_request`
 */
export async function checkedParts(parts: readonly PartRequest[]): Promise<readonly PartRequest[]> {
  if (parts.reduce((sum, { targets }) => sum + targets.length, 0) > MOST_ITEMS)
    throw new RequestFailure("invalid_request", `One change takes at most ${MOST_ITEMS} items. Split it.`);
  const checked: PartRequest[] = [];
  for (const { actionId, input, targets } of parts) {
    if (!isActionId(actionId)) throw new RequestFailure("invalid_request", `There is no action ${actionId}.`);
    const action = actionOf(actionId);
    const own: unknown[] = [];
    for (const [index, target] of targets.entries()) {
      own.push(checkedAs(action.resource.target, target, `Target ${index + 1} of ${actionId}`));
      await letOthersRun();
    }
    checked.push({ actionId, input: checkedAs(action.input, input, `The input of ${actionId}`), targets: own });
  }
  return checked;
}

/**
 * Items of checked parts in the order given, each thing once. Where the present state is read first, they wait for that.
 *
 * @throws RequestFailure `invalid_request`
 */
export async function newItems(parts: readonly PartRequest[], via: Via): Promise<readonly NewItem[]> {
  const items: NewItem[] = [];
  const seen = new Set<string>();
  for (const [part, { actionId, input, targets }] of parts.entries()) {
    const action = actionOf(actionId);
    const { resource } = action;
    for (const target of targets) {
      const key = `${resource.id}:${resource.keyOf(target)}`;
      if (seen.has(`${part} ${key}`)) continue;
      seen.add(`${part} ${key}`);
      const blank = { n: items.length, part, key, label: resource.labelOf(target), target };
      const plan: Plan = resource.isToldByAnswer
        ? planRow(blank.n, resource, planItem(action, target, { is: "untold" }, input, via))
        : {
            ...{ n: blank.n, status: "reading", before: null, to: null, skip: null, noUndo: null, remark: null },
            files: filesOf(resource, target, []),
          };
      items.push({ ...blank, ...plan });
      await letOthersRun();
    }
  }
  if (items.length === 0) throw new RequestFailure("invalid_request", "Nothing was chosen: name at least one target.");
  return items;
}

/** Items of the way back, in the reverse order: what was done last is undone first. */
export async function undoItems(
  rows: readonly ItemRow[],
  parts: readonly Part[],
  via: Via,
): Promise<readonly NewItem[]> {
  const itemOf = (row: ItemRow, n: number): NewItem => {
    const { resource } = actionOf(parts[row.part]?.actionId ?? "");
    const target: unknown = v.parse(resource.target, row.newTarget ?? row.target);
    const blank = { n, part: row.part, key: row.key, label: row.label, target };
    const carried = { before: unboxed(row.before), to: unboxed(row.to) };
    if (resource.isToldByAnswer)
      return { ...blank, ...planRow(n, resource, planUndo(resource, target, carried, { is: "untold" }, via)) };
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
  };
  const items: NewItem[] = [];
  for (const [n, row] of rows.toReversed().entries()) {
    items.push(itemOf(row, n));
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

/** Plans an item whose present state was read. */
export function plannedBy(row: ReadRow, part: Part, reading: Reading<unknown>, via: Via): Plan {
  const action = actionOf(part.actionId);
  const { resource } = action;
  const target: unknown = v.parse(resource.target, row.target);
  if (!part.isUndo)
    return planRow(row.n, resource, planItem(action, target, reading, v.parse(action.input, part.input), via));
  const carried = { before: unboxed(row.to), to: unboxed(row.before) };
  return planRow(row.n, resource, planUndo(resource, target, carried, reading, via));
}

/** Plans an item that was set aside from how it was found, for whoever wants it all the same. */
export function plannedFromFound(row: ItemRow, part: Part, via: Via): Plan {
  const { resource } = actionOf(part.actionId);
  const state: unknown = v.parse(resource.state, unboxed(row.found));
  const reading: Reading<unknown> = { is: "known", state };
  if (!part.isUndo) return plannedBy(row, part, reading, via);
  const target: unknown = v.parse(resource.target, row.target);
  return planRow(row.n, resource, planUndo(resource, target, { before: unboxed(row.to), to: state }, reading, via));
}

/** @param states Undefined where not known. */
const filesOf = (resource: AnyResource, target: unknown, states: readonly unknown[]): readonly string[] =>
  resource.filesOf?.(
    target,
    states.filter((state) => state !== undefined),
  ) ?? [];

function planRow(n: number, resource: AnyResource, { target, before, to, skip, noUndo, remark }: Planned): Plan {
  const status = skip === undefined ? "planned" : "skipped";
  return {
    n,
    status,
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

export const resourceOfPart = (parts: readonly Part[], part: number): AnyResource =>
  actionOf(parts[part]?.actionId ?? "").resource;
