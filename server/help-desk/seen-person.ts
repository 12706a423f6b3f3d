// Somebody as whoever asks sees them.
import type { PersonPage } from "../../domain/inventory/people.ts";
import type { Permissions } from "../access/actors.ts";
import type { DatabaseSource } from "../db/database.ts";
import type { AccessDeps } from "../inventory/access.ts";
import { personSeen } from "../inventory/asking.ts";
import type { Memory } from "../inventory/memory/memory.ts";
import { keyOfPerson, nobody } from "../inventory/queries/key-of-person.ts";
import { personPage } from "../inventory/queries/people.ts";

export interface PersonDeps extends AccessDeps {
  readonly database: DatabaseSource;
  readonly memory: Memory;
}

/** @throws RequestFailure `unknown_operation` where the inventory knows nobody, or they may not be seen */
export async function seenPerson(deps: PersonDeps, id: string, may: Permissions): Promise<PersonPage> {
  return (await personBoth(deps, id, may)).seen;
}

/** What is known of somebody, beside what of it is seen. */
export async function personBoth({ database, memory }: PersonDeps, id: string, may: Permissions) {
  const { orm } = await database.ready;
  const all = await personPage(orm, await keyOfPerson(orm, id, true));
  const seen = all && (await personSeen({ orm, memory }, all, may));
  if (!seen) throw nobody();
  return { all, seen };
}
