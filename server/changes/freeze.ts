// Finds the targets of a plan that are given by what they have in common: reads the list to its end, for a slice of time,
// and keeps what it found, so that the plan is of these things whatever the list holds later.
import { and, asc, eq, gte } from "drizzle-orm";
import * as v from "valibot";
import { actionOf } from "../../domain/actions/registry.ts";
import { type Matching, targetWith } from "../../domain/changes/matching.ts";
import { type Failure, isHolding } from "../../domain/failure.ts";
import { changeItems } from "../db/schema.ts";
import type { KnownArchive } from "../lists/inventory-listing.ts";
import { type MatchingPage, matchingPage, UnreadableRows } from "../lists/matching.ts";
import { keptBytes, roomFor } from "./bounds.ts";
import { type ChangeRow, isUnfrozen, moveChange, type NewItem, type Part, partsOf } from "./change-store.ts";
import { insertItems } from "./insert-change.ts";
import { ChangeLost } from "./item-store.ts";
import { withKnownEnds } from "./known-ends.ts";
import { knownTargets } from "./known-names.ts";
import { permittedItems } from "./permitted.ts";
import { givenKey, knownFor, MOST_ITEMS, newItem } from "./plan.ts";
import type { ReadPlanDeps } from "./read-plan.ts";
import { askThrough, failureIn } from "./read-states.ts";
import type { SliceEnd } from "./run-slice.ts";
import { titling } from "./title.ts";
import { begunOf, patienceSince } from "./trouble.ts";

type Frozen = { readonly is: "finished"; readonly change: ChangeRow } | Exclude<SliceEnd, { readonly is: "finished" }>;

/** How far the list of a part is read. */
const Place = v.object({
  freezing: v.object({
    part: v.number(),
    token: v.optional(v.string()),
    /** Items of the plan so far. */
    n: v.number(),
    /** Things that match so far. */
    matchCount: v.number(),
  }),
});
type Place = v.InferOutput<typeof Place>["freezing"];

export async function freeze(deps: ReadPlanDeps): Promise<Frozen> {
  const { orm, runner, clock } = deps;
  let { change } = deps;
  let patience = patienceSince(begunOf(change).troubleSinceMs, clock);
  for (;;) {
    const at = partsOf(change).findIndex(isUnfrozen);
    if (at < 0) return { is: "finished", change };
    if (deps.signal.aborted || deps.isOver()) return { is: "more" };
    try {
      const { part, page } = await readPage(change, at, deps);
      change = await store(change, { part, at, page }, deps);
      patience = patienceSince(undefined, clock);
    } catch (error) {
      // What was given up tells nothing.
      if (deps.signal.aborted) return { is: "more" };
      const by = refusalIn(error);
      if (isHolding(by) || patience.isPassing(by)) {
        const summary = { freezing: placeOf(change, at), ...patience.noted() };
        await moveChange(orm, change.id, ["planning"], "planning", { ifRunner: runner, summary });
        return { is: "held", by };
      }
      await refuse(by, deps);
    }
    deps.progressed();
  }
}

/** There is more than one change can have. */
class TooMuch extends Error {
  override readonly name = "TooMuch";
}

/** @throws what is no refusal */
function refusalIn(error: unknown): Failure {
  if (error instanceof TooMuch) return { kind: "refused", code: "too_much", status: 400, message: error.message };
  if (error instanceof UnreadableRows)
    return { kind: "contract_mismatch", code: "contract_mismatch", status: 200, message: UNREADABLE };
  return failureIn(error);
}

const UNREADABLE = "Some rows of the list cannot be read, so the console cannot tell what matches.";

/** A list that cannot be read, or has too much, makes no plan. @throws ChangeLost */
async function refuse(by: Failure, { orm, change, runner, clock }: ReadPlanDeps): Promise<never> {
  await moveChange(orm, change.id, ["planning"], "discarded", {
    ifRunner: runner,
    heldBy: by,
    endedAtMs: clock.nowMs(),
  });
  throw new ChangeLost("the list makes no plan");
}

function placeOf({ summary, itemCount }: ChangeRow, part: number): Place {
  const known = v.safeParse(Place, summary);
  if (known.success && known.output.freezing.part === part) return known.output.freezing;
  return { part, n: itemCount, matchCount: 0 };
}

type MatchingPart = Part & { readonly matching: NonNullable<Part["matching"]> };

interface PageOfPart {
  readonly part: MatchingPart;
  readonly at: number;
  readonly page: MatchingPage;
}

async function readPage(change: ChangeRow, at: number, deps: ReadPlanDeps): Promise<Omit<PageOfPart, "at">> {
  const { zoom, inventory, lane, signal } = deps;
  // What matches is a list that somebody looks at, and they find no more than they may see.
  const { doing: _doing, ...via } = deps.via;
  const part = partsOf(change)[at];
  if (!part?.matching) throw new Error("a part that matches nothing");
  const { matching } = part.matching;
  const ask = askThrough({ zoom, via, lane, signal, recent: undefined });
  const page = await matchingPage(matching, via.connection, placeOf(change, at).token, {
    ask,
    known: (asked, token) => inventory.channels(via.userId, asked, token),
    external: (asked, token) => inventory.external(via.userId, asked, token),
    externalPlaces: (asked, token) => inventory.externalPlaces(via.userId, asked, token),
    knownGroups: (asked, token) => inventory.mentionGroups(via.userId, asked, token),
    people: (asked, token) => inventory.accountPeople(via.userId, asked, token),
  });
  return { part: { ...part, matching: part.matching }, page };
}

async function store(
  change: ChangeRow,
  { part, at, page }: PageOfPart,
  { orm, zoom, via, runner, clock, inventory, ensureRoom, bytesOfOne }: ReadPlanDeps,
): Promise<ChangeRow> {
  const place = placeOf(change, at);
  const archived = knownFor(partsOf(change), await inventory.archived(via.userId));
  const found = page.rows.flatMap((row) =>
    part.matching.each.map((one) => targetWith(part.matching.matching, row, one)),
  );
  const targets = await knownTargets(part, found, via, inventory);
  const parts = partsOf(change);
  const allowed = await permittedItems(zoom, via, parts, itemsOf({ part, at, targets }, place.n, via, archived));
  const items = await withKnownEnds(orm, allowed, allowed, parts, { ...via, nowMs: clock.nowMs() });
  const n = place.n + items.length;
  if (n > MOST_ITEMS)
    throw new TooMuch(
      `More than ${MOST_ITEMS.toLocaleString("en")} items match. Narrow the filters and plan in parts.`,
    );
  const added = keptBytes(JSON.stringify(items.map(({ target }) => target)).length, items.length);
  const sizeBytes = change.sizeBytes + added;
  if (sizeBytes > bytesOfOne)
    throw new TooMuch("More matches than the console keeps of one change. Narrow the filters and plan in parts.");
  await ensureRoom(roomFor(added));
  const matchCount = place.matchCount + page.rows.length;
  const isEnd = page.next === undefined;
  const listTotal = listsOfChannels.has(part.matching.matching.list) ? matchCount : undefined;
  const ended = partsOf(change).map((one, index) =>
    index === at ? { ...one, isFrozen: true, ...(listTotal !== undefined && { listTotal }) } : one,
  );
  return orm.transaction(async (within) => {
    if (items.length > 0) await insertItems(within, change.id, items);
    const row = await moveChange(within, change.id, ["planning"], "planning", {
      ifRunner: runner,
      sizeBytes,
      heldBy: null,
      ...(isEnd
        ? { parts: ended, itemCount: n, summary: null }
        : { summary: { freezing: { part: at, token: page.next, n, matchCount } } }),
      ...(isEnd && !ended.some(isUnfrozen) && (await summedUp(within, change.id, ended))),
    });
    if (!row) throw new ChangeLost("another carries it on");
    return row;
  });
}

/** What the filters of these leave is what was in view. */
const listsOfChannels: ReadonlySet<Matching["list"]> = new Set(["channels", "inventory-channels"]);

function itemsOf(
  { part, at, targets }: Omit<PageOfPart, "page"> & { readonly targets: readonly unknown[] },
  firstN: number,
  via: ReadPlanDeps["via"],
  archived: KnownArchive,
): readonly NewItem[] {
  const { actionId } = part;
  const action = actionOf(actionId);
  const input: unknown = v.parse(action.input, part.input);
  const items: NewItem[] = [];
  const seen = new Set<string>();
  for (const named of targets) {
    const target: unknown = v.parse(action.resource.target, named);
    const item = newItem({ actionId, input, target }, { n: firstN + items.length, part: at }, via, archived);
    const own = givenKey(item, actionId);
    if (seen.has(own)) continue;
    seen.add(own);
    items.push(item);
  }
  return items;
}

const ROWS_AT_ONCE = 1_000;

/** The title and the number of items, once all are there. */
async function summedUp(orm: ReadPlanDeps["orm"], changeId: string, parts: readonly Part[]) {
  const title = titling(parts);
  let itemCount = 0;
  for (let from = 0, isMore = true; isMore; ) {
    const rows = await orm
      .select({ n: changeItems.n, part: changeItems.part, label: changeItems.label, target: changeItems.target })
      .from(changeItems)
      .where(and(eq(changeItems.changeId, changeId), gte(changeItems.n, from)))
      .orderBy(asc(changeItems.n))
      .limit(ROWS_AT_ONCE);
    for (const row of rows)
      title.add({ ...row, target: v.parse(actionOf(parts[row.part]?.actionId ?? "").resource.target, row.target) });
    itemCount += rows.length;
    from = 1 + (rows.at(-1)?.n ?? 0);
    isMore = rows.length === ROWS_AT_ONCE;
  }
  return { title: title.end(), itemCount };
}
