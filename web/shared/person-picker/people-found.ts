import type { UnreadableRow } from "../../lib/api/rows.ts";
import type { Person } from "../people/people-queries.ts";
import type { PeopleFound } from "./match-people.ts";

/** People being looked for. */
export interface PeopleSearch<P extends Person = Person> extends PeopleFound<P> {
  /** What is under way; undefined when nothing is. */
  readonly progress: string | undefined;
  readonly error: Error | null;
  /** People who could not be read, and so cannot be found. */
  readonly unreadable: readonly UnreadableRow[];
  readonly retry: () => void;
}
