import { type QueryClient, queryOptions } from "@tanstack/react-query";
import { object, string } from "valibot";
import { getUser } from "../../../contract/endpoints.gen.ts";
import { chunk } from "../../../domain/chunk.ts";
import { askZoom } from "../../lib/api/ask-zoom.ts";
import { ApiError, ForbiddenError, MissingScopeError, NotFoundError } from "../../lib/api/errors.ts";
import { peopleQueries } from "../../shared/people/people-queries.ts";
import { type PickedPerson, pickedKey } from "../../shared/people/picked-person.ts";
import { pickerQueries } from "../../shared/people-picker/picker-queries.ts";

// A shared space takes user ids and member ids, no addresses: whoever was chosen by address is looked up first.

/** Finds the id of the person with an address; undefined when there is nobody. */
export type FindId = (email: string) => Promise<string | undefined>;

const userAnswer = object({ id: string() });
const STALE_MS = 10 * 60_000;
/** Lookups under way at a time. */
const AT_A_TIME = 4;

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
export function findIdWith(client: QueryClient, hasAccount: boolean): FindId {
  const amongContacts = async (email: string): Promise<string | undefined> => {
    const { pages } = await client.fetchInfiniteQuery({ ...pickerQueries.search(email, "active"), retry: false });
    const person = pages.flatMap(({ items }) => items).find((one) => one.email.toLowerCase() === email);
    return person?.id || person?.memberId || undefined;
  };
  return async (email) => {
    if (!hasAccount) return amongContacts(email);
    try {
      return await client.fetchQuery(personId(email));
    } catch (error) {
      if (error instanceof NotFoundError) return undefined;
      if (error instanceof ForbiddenError || error instanceof MissingScopeError) return amongContacts(email);
      throw error;
    }
  };
}

/** The id by which somebody is known already: their user id, or for people of other accounts their member id. */
function knownId({ userId, memberId }: PickedPerson): string | undefined {
  return userId || memberId || undefined;
}

export interface Resolved {
  /** Ids by the person's key. */
  readonly ids: ReadonlyMap<string, string>;
  /** Keys of those nobody was found for. */
  readonly missing: readonly string[];
}

/** @throws ApiError when Zoom's limit is reached or the session is over. */
export async function resolvePeople(people: readonly PickedPerson[], findId: FindId): Promise<Resolved> {
  const ids = new Map<string, string>();
  const missing: string[] = [];
  const look = async (person: PickedPerson): Promise<void> => {
    const key = pickedKey(person);
    try {
      const id = knownId(person) ?? (await findId(person.email.toLowerCase()));
      if (id === undefined) missing.push(key);
      else ids.set(key, id);
    } catch (error) {
      const isAboutAll =
        !(error instanceof ApiError) || error.name === "RateLimitedError" || error.name === "SessionExpiredError";
      if (isAboutAll) throw error;
      missing.push(key);
    }
  };
  for (const some of chunk(people, AT_A_TIME)) await Promise.all(some.map(look));
  return { ids, missing };
}
