// Who was pasted, by address, ID or whole name: many at once.
import { sql } from "drizzle-orm";
import * as v from "valibot";
import { userIdKey } from "../../../contract/user-id.ts";
import { grouped } from "../../../domain/grouped.ts";
import { type FoundPerson, type PersonAnswer, type WantedPerson, whoOf } from "../../../domain/look-ups/person.ts";
import { nameKey } from "../../../domain/look-ups/who-is.ts";
import type { Orm } from "../../db/database.ts";
import { visitEach } from "../../yielding.ts";
import type { Memory } from "../memory/memory.ts";

interface Sources {
  readonly orm: Orm;
  readonly memory: Memory;
}

const People = v.object({
  rows: v.array(
    v.object({ key: v.string(), userId: v.string(), email: v.string(), name: v.string(), status: v.string() }),
  ),
});
type Row = v.InferOutput<typeof People>["rows"][number];

/** Those who are known, by their places. */
export async function peopleWanted(
  { orm, memory }: Sources,
  wanted: readonly WantedPerson[],
): Promise<ReadonlyMap<number, PersonAnswer>> {
  const addresses = wanted.filter(({ isAddress }) => isAddress).map(({ text }) => text.toLowerCase());
  const words = wanted.filter(({ isAddress }) => !isAddress);
  const keysByName =
    words.length > 0 ? await keysCalled(memory, new Set(words.map(({ text }) => nameKey(text)))) : none;
  const keys = [...new Set([...words.map(({ text }) => userIdKey(text)), ...[...keysByName.values()].flat()])];
  const { rows } = v.parse(
    People,
    await orm.execute(sql`
      select key, user_id as "userId", email, name, status from inventory_people
      where gone_at_ms is null and (
        lower(email) in (select jsonb_array_elements_text(${JSON.stringify(addresses)}::jsonb))
        or key in (select jsonb_array_elements_text(${JSON.stringify(keys)}::jsonb))
      )
    `),
  );
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const byAddress = grouped(rows, ({ email }) => email.toLowerCase());
  const found = new Map<number, PersonAnswer>();
  for (const [at, { text, isAddress }] of wanted.entries()) {
    const own = byKey.get(userIdKey(text));
    const named = isAddress
      ? byAddress.get(text.toLowerCase())
      : own
        ? [own]
        : keysByName.get(nameKey(text))?.flatMap((key) => byKey.get(key) ?? []);
    const answer = named && whoOf(of(named, false), of(named, true));
    if (answer) found.set(at, answer);
  }
  return found;
}

const none: ReadonlyMap<string, readonly string[]> = new Map();

/** Keys of the people who have each of these names. */
async function keysCalled(memory: Memory, names: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly string[]>> {
  const { people } = await memory.current();
  const keys = new Map<string, string[]>();
  await visitEach(people.rows, ({ key, text, isGone }) => {
    if (isGone) return;
    const name = nameKey(text.slice(0, text.lastIndexOf(" ")));
    if (names.has(name)) keys.set(name, [...(keys.get(name) ?? []), key]);
  });
  return keys;
}

const of = (rows: readonly Row[], isDeactivated: boolean): readonly FoundPerson[] =>
  rows.flatMap(({ userId, email, name, status }) =>
    (status === "inactive") === isDeactivated ? [{ userId, email, name, memberId: "" }] : [],
  );
