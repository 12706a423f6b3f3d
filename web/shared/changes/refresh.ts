// Reads again which of what is shown a change has made another, as its actions say.
import type { Query, QueryClient } from "@tanstack/react-query";
import { mayOutdate, refreshes } from "../../../domain/changes/action-table.gen.ts";
import type { AppliedChange, ChangeEvent, ChangeInfo } from "../../../domain/changes/info.ts";
import type { Shown } from "../../../domain/changes/shown.ts";
import { touchedBy } from "../../../domain/changes/touched.ts";
import { ApiError } from "../../lib/api/errors.ts";
import { firstPageOnly } from "../../lib/cursor-list/changes.ts";
import type { EndedChange } from "../../lib/cursor-list/options.ts";
import { noteOwnChange } from "../../stores/inventory-moves.ts";

/** Lists of more pages than this keep their place: reading one again costs a call for each of its pages. */
const CHEAP_PAGES = 4;

/**
 * When the changes that were told of last ended, and whether lists were left in their places: each end is told by its
 * answer and by the stream, whichever comes first.
 */
const ends = new Map<string, { readonly endedAtMs: number; readonly isInPlace: boolean }>();
const MOST_ENDS = 500;

/**
 * Reads again whatever a change has made another.
 *
 * @param isInPlace For what shows in its place already, or what somebody else did: lists are not cut to their first
 *   page, from where one would have to find one's way back.
 */
export async function refreshAfter(client: QueryClient, change: EndedChange, isInPlace = false): Promise<void> {
  const { id, actionIds, endedAtMs, touched } = change;
  const known = ends.get(id);
  if (endedAtMs === null || (known?.endedAtMs === endedAtMs && (isInPlace || !known.isInPlace))) return;
  ends.delete(id);
  ends.set(id, { endedAtMs, isInPlace });
  const [oldest] = ends.keys();
  if (ends.size > MOST_ENDS && oldest !== undefined) ends.delete(oldest);

  if (!isInPlace) noteOwnChange();
  const shown = shownIn(refreshes, actionIds);
  const predicate = ({ meta }: Query): boolean =>
    isAmong(meta?.shows, shown) && (meta?.of === undefined || touched === null || touched.includes(meta.of));
  const maybe = shownIn(mayOutdate, actionIds);
  void client.invalidateQueries({ predicate: ({ meta }) => isAmong(meta?.shows, maybe), refetchType: "none" });

  const queries = client.getQueryCache().findAll({ predicate });
  await Promise.all(queries.map((query) => refresh(client, query, change, isInPlace)));
}

async function refresh(client: QueryClient, query: Query, change: EndedChange, isInPlace: boolean): Promise<void> {
  const { queryKey, meta } = query;
  if (meta?.reread) {
    // What is read for nobody in particular fails for nobody: it shows as it was until it is read again.
    return meta.reread(client, change).catch((error: unknown) => {
      if (!(error instanceof ApiError)) throw error;
    });
  }
  const { data } = query.state;
  const isLong = isPaged(data) && data.pages.length > CHEAP_PAGES;
  if (isInPlace) return client.invalidateQueries({ queryKey, exact: true, refetchType: isLong ? "none" : "active" });
  await client.cancelQueries({ queryKey, exact: true });
  client.setQueryData(queryKey, (now: unknown) => (isPaged(now) ? firstPageOnly(now) : now));
  await client.invalidateQueries({ queryKey, exact: true });
}

/**
 * When a change came to its end, or what goes first of one that waits for its day: that is told by the day, which is
 * never when it ends. Null before.
 */
export const stoodAtMs = ({ endedAtMs, status, goesOnAtMs, counts }: Standing): number | null =>
  endedAtMs ?? (status === "scheduled" && (counts.done ?? 0) > 0 ? goesOnAtMs : null);

type Standing = Pick<ChangeInfo, "endedAtMs" | "status" | "goesOnAtMs" | "counts">;

/** A change that has ended, with the items where they are few. */
export const endedOf = ({ id, actionIds, undoOf, items, ...change }: AppliedChange): EndedChange => ({
  id,
  actionIds,
  undoOf,
  endedAtMs: stoodAtMs(change),
  touched: items ? touchedBy(items.map(({ target, newTarget }) => newTarget ?? target)) : null,
});

/** The same, as the stream tells it. */
export const endedIn = ({ id, actionIds, undoOf, touched = null, ...change }: ChangeEvent): EndedChange => ({
  id,
  actionIds,
  undoOf,
  endedAtMs: stoodAtMs(change),
  touched,
});

const shownIn = (by: typeof refreshes, actionIds: readonly string[]): ReadonlySet<Shown> =>
  new Set(actionIds.flatMap((id) => by[id] ?? []));

const isAmong = (shows: readonly Shown[] | undefined, some: ReadonlySet<Shown>): boolean =>
  shows?.some((one) => some.has(one)) ?? false;

function isPaged(data: unknown): data is Parameters<typeof firstPageOnly>[0] {
  return typeof data === "object" && data !== null && "pages" in data && "pageParams" in data;
}
