import type { QueryClient } from "@tanstack/react-query";
import type { ConnectionName } from "../../../contract/bff.ts";
import { NearAnswer, PersonAnswer, type WantedPerson } from "../../../domain/look-ups/person.ts";
import { lookUp } from "../../lib/api/look-up.ts";
import { peopleQueries } from "../people/people-queries.ts";
import type { PickedPerson } from "../people/picked-person.ts";

interface LookingUp {
  readonly connection: ConnectionName;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: { readonly done: number; readonly total: number }) => void;
}

const FRESH_MS = 5 * 60_000;

/**
 * Who is meant by what was pasted. What was found a moment ago, of a look-up that failed too, is not looked up again.
 *
 * @throws ApiError
 */
export async function lookUpPeople(
  client: QueryClient,
  wanted: readonly WantedPerson[],
  { connection, signal, onProgress }: LookingUp,
): Promise<ReadonlyMap<string, PersonAnswer>> {
  const keyOf = (text: string) => [...peopleQueries.all, "looked-up", connection, text];
  const answers = new Map<string, PersonAnswer>();
  const open = wanted.filter(({ text }) => {
    const known = client.getQueryState<PersonAnswer>(keyOf(text));
    const isFresh = known?.data !== undefined && Date.now() - known.dataUpdatedAt < FRESH_MS;
    if (known?.data && isFresh) answers.set(text, known.data);
    return !isFresh;
  });
  const tell = (): void => onProgress?.({ done: answers.size, total: wanted.length });
  tell();
  await lookUp({
    kind: "people",
    connection,
    items: open,
    schema: PersonAnswer,
    signal,
    onFound: (found, at) => {
      const text = open[at]?.text;
      if (text === undefined) return;
      client.setQueryData(keyOf(text), found);
      answers.set(text, found);
      tell();
    },
  });
  return answers;
}

/** People whose addresses are nearly these, by them. @throws ApiError */
export async function nearAddresses(
  addresses: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, PickedPerson>> {
  const near = new Map<string, PickedPerson>();
  await lookUp({
    kind: "near-addresses",
    connection: "me",
    items: addresses,
    schema: NearAnswer,
    signal,
    onFound: ({ person }, at) => {
      const address = addresses[at];
      if (person && address !== undefined) near.set(address, person);
    },
  });
  return near;
}
