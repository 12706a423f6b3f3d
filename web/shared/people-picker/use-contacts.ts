import { type InfiniteData, type UseInfiniteQueryResult, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect, useMemo, useState } from "react";
import { searchWord } from "../../../domain/look-ups/search-word.ts";
import type { UnreadableRow } from "../../lib/api/rows.ts";
import type { CursorPage } from "../../lib/cursor-list/page.ts";
import type { PeopleSearch } from "../person-picker/people-found.ts";
import { useMatches } from "../person-picker/people-search.ts";
import { type Contact, pickerQueries } from "./picker-queries.ts";

/** How long a reader pauses before the text is searched for. */
const PAUSE_MS = 250;
/** One letter fits half the company. */
const LEAST_LETTERS = 2;

/**
 * Looks for people with the search of contacts on one's own connection, the deactivated too, whom Zoom finds apart.
 *
 * @param count How many to look for.
 */
export function useContacts(text: string, count: number): PeopleSearch<Contact> {
  const word = searchWord(text);
  const asked = useSettledText(word);
  const isAsked = word.length >= LEAST_LETTERS && asked.length >= LEAST_LETTERS;
  const active = useInfiniteQuery({ ...pickerQueries.search(asked, "active"), enabled: isAsked });
  const inactive = useInfiniteQuery({ ...pickerQueries.search(asked, "inactive"), enabled: isAsked });
  const found = useMatches(useContactsOf(active.data), useContactsOf(inactive.data), text);
  const needsMore = isAsked && found.goodCount < count;
  useNextPage(active, needsMore);
  useNextPage(inactive, needsMore);
  const failed = active.error ? active : inactive;
  const isSearching = isAsked && !failed.error && (asked !== word || active.isFetching || inactive.isFetching);
  return {
    ...(isAsked ? found : { people: none, goodCount: 0 }),
    progress: isSearching ? "Searching…" : undefined,
    error: isAsked ? failed.error : null,
    unreadable: isAsked ? [...unreadableIn(active.data), ...unreadableIn(inactive.data)] : none,
    retry: () => void failed.refetch(),
  };
}

type ContactsData = InfiniteData<CursorPage<Contact>>;

function useContactsOf(data: ContactsData | undefined): readonly Contact[] {
  return useMemo(() => data?.pages.flatMap(({ items }) => items) ?? none, [data]);
}

function unreadableIn(data: ContactsData | undefined): readonly UnreadableRow[] {
  return data?.pages.flatMap(({ unreadable }) => unreadable) ?? none;
}

/** Fetches the next page while more are needed. After a failure only the reader's own retry goes on. */
function useNextPage(query: UseInfiniteQueryResult<ContactsData>, needsMore: boolean): void {
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const isDue = needsMore && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (isDue) void fetchNextPage();
  }, [isDue, fetchNextPage]);
}

const none: readonly never[] = [];

/** The text, once nothing was typed for a moment. */
function useSettledText(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
