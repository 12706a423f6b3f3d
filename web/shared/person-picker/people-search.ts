import { useEffect, useMemo } from "react";
import type { CursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { useCursorList } from "../../lib/cursor-list/use-cursor-list.ts";
import { formatCount } from "../../lib/format.ts";
import { type Person, peopleQueries } from "../people/people-queries.ts";
import { matchPeople, type PeopleFound } from "./match-people.ts";
import { useTitles } from "./namesakes.ts";
import type { PeopleSearch } from "./people-found.ts";
import { useKnownPeople } from "./use-known-people.ts";

/** The people that fit out of the active and the deactivated; everybody active while nothing is looked for. */
export function useMatches<P extends Person>(
  active: readonly P[],
  inactive: readonly P[],
  text: string,
): PeopleFound<P> {
  const isWanted = text.trim() !== "";
  return useMemo(
    () => matchPeople(isWanted ? [...active, ...inactive] : active, text),
    [active, inactive, isWanted, text],
  );
}

/**
 * Looks for people of the account: in the inventory where it is whole, at Zoom otherwise.
 *
 * @param text Empty for everybody active.
 * @param count How many to look for.
 */
export function useAccountPeople(text: string, count: number): PeopleSearch {
  const known = useKnownPeople(text, count);
  const listed = useListedPeople(text, count, known === null);
  return known ?? listed;
}

/** Zoom has no search of people, so the lists are looked through page by page. */
function useListedPeople(text: string, count: number, isEnabled: boolean): PeopleSearch {
  const isWanted = isEnabled && text.trim() !== "";
  const active = useCursorList({ ...peopleQueries.list("active"), enabled: isEnabled }, personKey);
  const inactive = useCursorList({ ...peopleQueries.list("inactive"), enabled: isWanted }, personKey);
  const found = useMatches(active.rows, inactive.rows, text);
  const needsMore = isWanted && found.goodCount < count;
  useMore(active, needsMore);
  useMore(inactive, needsMore);
  const isLooking = active.isFetching || (isWanted && inactive.isFetching);
  const of = active.total === undefined ? "" : ` of ${formatCount(active.total + (inactive.total ?? 0))}`;
  const failed = active.error ? active : inactive;
  const shown = useTitles(isWanted ? found.people.slice(0, count) : []);
  return {
    ...found,
    people: isWanted ? [...shown, ...found.people.slice(count)] : found.people,
    progress: isLooking
      ? `Searching ${formatCount(active.rows.length + inactive.rows.length)}${of} people…`
      : undefined,
    error: failed.error,
    unreadable: isWanted ? [...active.unreadable, ...inactive.unreadable] : [],
    retry: failed.retry,
  };
}

function useMore({ want, rows }: CursorList<Person>, needsMore: boolean): void {
  const loaded = rows.length;
  useEffect(() => {
    if (needsMore) want(loaded + 1);
  }, [needsMore, want, loaded]);
}

const personKey = (person: Person): string => person.id || person.email;
