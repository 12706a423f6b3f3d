import { useQueries } from "@tanstack/react-query";
import { object, optional, string } from "valibot";
import { getUser } from "../../../contract/endpoints.gen.ts";
import { fold } from "../../../domain/words.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { type Person, peopleQueries } from "../people/people-queries.ts";

/** So many are told apart at most: each costs a call. */
const MOST_ASKED = 10;

const profile = object({ job_title: optional(string(), "") });

/** Those of whom another has the same name, and whose title is not known. */
export function namesakesIn(people: readonly Person[]): readonly Person[] {
  const bearers = new Map<string, number>();
  for (const { name } of people) bearers.set(fold(name), (bearers.get(fold(name)) ?? 0) + 1);
  return people.filter(({ id, name, jobTitle }) => id && !jobTitle && (bearers.get(fold(name)) ?? 0) > 1);
}

/** The same people, those who share a name with their titles: Zoom's list of people has none, each one's profile does. */
export function useTitles(people: readonly Person[]): readonly Person[] {
  const asked = namesakesIn(people).slice(0, MOST_ASKED);
  const titles = useQueries({
    queries: asked.map(({ id: userId }) => ({
      queryKey: [...peopleQueries.all, "title", userId],
      queryFn: async ({ signal }: { readonly signal: AbortSignal }) => {
        const { job_title } = await askZoom({ connection: "account", schema: profile, signal }, getUser, {
          path: { userId },
        });
        return job_title;
      },
      staleTime: 30 * 60_000,
    })),
    // Without a title the address still tells them apart.
    combine: (results) => new Map(results.map(({ data }, index) => [asked[index]?.id ?? "", data ?? ""])),
  });
  return people.map((person) => {
    const jobTitle = titles.get(person.id);
    return jobTitle ? { ...person, jobTitle } : person;
  });
}
