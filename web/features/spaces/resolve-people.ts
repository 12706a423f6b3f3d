import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { object, string } from "valibot";
import { getUser } from "../../../contract/endpoints.gen.ts";
import type { PersonAnswer } from "../../../domain/look-ups/person.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { peopleQueries } from "../../shared/people/people-queries.ts";
import { type PickedPerson, pickedKey } from "../../shared/people/picked-person.ts";
import { lookUpPeople } from "../../shared/people-check/look-up.ts";

// A shared space takes user ids and member ids, no addresses: whoever was chosen by address is looked up first.

/** Who has these addresses. */
export type FindPeople = (addresses: readonly string[]) => Promise<ReadonlyMap<string, PersonAnswer>>;

const userAnswer = object({ id: string() });
const STALE_MS = 10 * 60_000;

/** The id of somebody in the account, through the account connection. @throws NotFoundError when there is nobody. */
export const personId = (email: string) =>
  queryOptions({
    queryKey: [...peopleQueries.all, "id", email],
    queryFn: async ({ signal }) => {
      const asking = { connection: "account", schema: userAnswer, signal } as const;
      return (await askZoom(asking, getUser, { path: { userId: email } })).id;
    },
    staleTime: STALE_MS,
    retry: false,
  });

/** @param hasAccount Whether the person may look people up through the account connection, which takes one light call. */
export const findPeopleWith =
  (client: QueryClient, hasAccount: boolean): FindPeople =>
  (addresses) =>
    lookUpPeople(
      client,
      addresses.map((text) => ({ text, isAddress: true })),
      { connection: hasAccount ? "account" : "me", signal: new AbortController().signal },
    );

/** The id by which somebody is known already: their user id, or for people of other accounts their member id. */
function knownId({ userId, memberId }: Pick<PickedPerson, "userId" | "memberId">): string | undefined {
  return userId || memberId || undefined;
}

export interface Resolved {
  /** Ids by the person's key. */
  readonly ids: ReadonlyMap<string, string>;
  /** Keys of those nobody was found for. */
  readonly missing: readonly string[];
}

/** @throws ApiError where not all of them could be looked up. */
export async function resolvePeople(people: readonly PickedPerson[], find: FindPeople): Promise<Resolved> {
  const ids = new Map<string, string>();
  const missing: string[] = [];
  const unknown = people.flatMap((person) => (knownId(person) === undefined ? [person.email.toLowerCase()] : []));
  const answers = await find(unknown);
  for (const person of people) {
    const answer = answers.get(person.email.toLowerCase());
    const id = knownId(person) ?? (answer?.is === "found" ? knownId(answer.person) : undefined);
    if (id === undefined) missing.push(pickedKey(person));
    else ids.set(pickedKey(person), id);
  }
  return { ids, missing };
}
