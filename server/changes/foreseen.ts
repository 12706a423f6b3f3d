// Foresees in a plan what its earlier items bring about for its later ones: what was read says how things are now, and not
// how they will be once those before it are done. Each item is read again in its turn, which has the last word.
import { and, eq, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { userIdKey } from "../../contract/user-id.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import type { AnyResource, Reading } from "../../domain/changes/resource.ts";
import { grouped } from "../../domain/grouped.ts";
import { fieldsOf, ownKindOf, type TargetFields, textIn } from "../../domain/target-fields.ts";
import type { Orm } from "../db/database.ts";
import { changeItems } from "../db/schema.ts";
import { type NewItem, type Part, type Plan, partAt } from "./change-store.ts";
import { unboxed } from "./item-row.ts";
import { plannedBy } from "./plan.ts";
import type { Actor } from "./zoom.ts";

type Row = Pick<NewItem, "n" | "part" | "key" | "target" | "before" | "to">;

/** An item of the plan that may come before another. */
type EarlierRow = Pick<NewItem, "n" | "part" | "target">;

/** What the items that matter are about. */
interface About {
  /** Parts that bring something about. */
  readonly parts: readonly number[];
  /** They come before this number. */
  readonly before: number;
  /** IDs of channels and spaces. */
  readonly places: readonly string[];
  /** IDs and addresses of people. */
  readonly people: readonly string[];
}

/** The items of a plan that are still to be done, or may be; perhaps more than are asked for. */
export type EarlierRows = (about: About) => Promise<readonly EarlierRow[]>;

interface Read {
  readonly item: Row;
  readonly reading: Reading<unknown>;
}

/**
 * @param plans one of each that was read, in their order
 * @returns the same with those planned that nothing but what earlier items bring about keeps from it
 */
export async function withForeseen(
  read: readonly Read[],
  plans: readonly Plan[],
  parts: readonly Part[],
  via: Actor,
  earlierRows: EarlierRows,
): Promise<readonly Plan[]> {
  const bringing = parts.flatMap((part, at) => (isBringing(resourceIn(part)) ? [at] : []));
  if (bringing.length === 0 || parts.length < 2) return plans;
  const others = read
    .flatMap(({ item, reading }, at) => {
      const now = plans[at];
      const plan = now && otherPlan(item, partAt(parts, item.part), reading, now, via);
      return plan ? { item, reading, plan } : [];
    })
    .sort((one, other) => one.item.n - other.item.n);
  const last = others.at(-1);
  if (!last) return plans;
  const fields = others.map(({ item }) => fieldsOf(item.target));
  const stored = await earlierRows({
    parts: bringing,
    before: last.item.n,
    places: [...new Set(fields.map(placeOf).filter((place) => place !== ""))],
    people: [...new Set(fields.flatMap(namesOf))],
  });
  const own = new Map(read.map(({ item }) => [item.n, item]));
  const planned = new Map(plans.map((plan) => [plan.n, plan]));
  const candidates = [...stored.filter(({ n }) => !own.has(n)), ...own.values()];
  const bringersOf = findingBringers(
    candidates.filter(({ part }) => bringing.includes(part)),
    parts,
  );
  // In their order, so that what is foreseen of one is foreseen for those after it.
  for (const { item, reading, plan } of others) {
    const isForeseen = bringersOf(item, reading).some(({ n }) => !own.has(n) || planned.get(n)?.status === "planned");
    if (isForeseen) planned.set(item.n, plan);
  }
  return plans.map((plan) => planned.get(plan.n) ?? plan);
}

const resourceIn = ({ actionId }: Part): AnyResource => actionOf(actionId).resource;

/** Whether what it changes lets others be changed: who is in something, and whether anything in it is to be seen. */
const isBringing = ({ bringsPeople, ofArchive }: AnyResource): boolean =>
  bringsPeople === true || ofArchive !== undefined;

/**
 * What the plan is where nothing is in its way: the way back begins at what the change has left, and whoever is to come in
 * is in. Undefined where that makes no difference.
 */
function otherPlan(item: Row, part: Part, reading: Reading<unknown>, now: Plan, via: Actor): Plan | undefined {
  const resource = resourceIn(part);
  const cleared = part.isUndo
    ? asLeft(item, resource, reading)
    : reading.is === "known" && now.status === "skipped"
      ? resource.unbarred?.(reading.state)
      : undefined;
  if (cleared === undefined) return undefined;
  const target = reading.is === "known" && reading.target !== undefined && { target: reading.target };
  const plan = plannedBy(item, part, { is: "known", state: cleared, ...target }, via);
  const isBetter = now.status !== "planned" || JSON.stringify(now.to) !== JSON.stringify(plan.to);
  return plan.status === "planned" && isBetter ? plan : undefined;
}

/** What the change has left, where nothing that was read says otherwise. */
function asLeft({ before }: Row, resource: AnyResource, reading: Reading<unknown>): unknown {
  const left = unboxed(before);
  if (left === undefined) return undefined;
  if (reading.is === "known") return resource.isSame(reading.state, left) ? left : undefined;
  return reading.is === "failed" && reading.failure.kind === "forbidden" ? left : undefined;
}

const placeOf = (fields: TargetFields): string => textIn(fields, "channelId") || textIn(fields, "spaceId");
const isPerson = (fields: TargetFields): boolean => ownKindOf(fields) === "person";

/** By all of which somebody is known. */
const namesOf = (fields: TargetFields): readonly string[] =>
  isPerson(fields)
    ? [userIdKey(textIn(fields, "userId")), textIn(fields, "memberId"), textIn(fields, "email").toLowerCase()].filter(
        (name) => name !== "",
      )
    : [];

/**
 * Finds what brings about what an item needs: a channel that is opened again, or whoever is in it. With a space people come
 * into its general channel, and with a directory group into its channels: which these are is not known here.
 */
function findingBringers(rows: readonly EarlierRow[], parts: readonly Part[]) {
  const all = rows.map((row) => {
    const fields = fieldsOf(row.target);
    const resource = resourceIn(partAt(parts, row.part));
    return { ...row, place: placeOf(fields), isElsewhere: textIn(fields, "channelId") === "", fields, resource };
  });
  const byPlace = grouped(all, ({ place }) => place);
  const byName = new Map<string, (typeof all)[number][]>();
  for (const row of all)
    if (row.isElsewhere) for (const name of namesOf(row.fields)) byName.set(name, [...(byName.get(name) ?? []), row]);
  return (item: Row, reading: Reading<unknown>): readonly EarlierRow[] => {
    const fields = fieldsOf(item.target);
    const names = new Set(namesOf(fields));
    const isOfSame = (other: TargetFields) => {
      const own = namesOf(other);
      return names.size === 0 || own.length === 0 || own.some((name) => names.has(name));
    };
    const near = [...(byPlace.get(placeOf(fields)) ?? []), ...[...names].flatMap((name) => byName.get(name) ?? [])];
    return near.filter(
      (row) =>
        row.n < item.n &&
        row.part !== item.part &&
        // What Zoom shows nobody is shown once the channel is no longer archived, whoever is in it.
        (row.resource.ofArchive ? reading.is === "failed" : reading.is === "known" && isOfSame(row.fields)),
    );
  };
}

/** Those of a change that is stored. @param stored once what was planned before is */
export const storedEarlier =
  (orm: Orm, changeId: string, stored: () => Promise<void>): EarlierRows =>
  async ({ parts, before, places, people }) => {
    await stored();
    const { target } = changeItems;
    const among = (field: SQL, some: readonly string[]): SQL =>
      sql`${field} in (select jsonb_array_elements_text(${JSON.stringify(some)}::jsonb))`;
    const field = (name: string): SQL => sql`${target} ->> ${name}`;
    return orm
      .select({ n: changeItems.n, part: changeItems.part, target })
      .from(changeItems)
      .where(
        and(
          eq(changeItems.changeId, changeId),
          inArray(changeItems.part, [...parts]),
          inArray(changeItems.status, ["planned", "reading"]),
          lt(changeItems.n, before),
          or(
            among(sql`coalesce(${field("channelId")}, ${field("spaceId")})`, places),
            and(
              sql`${field("channelId")} is null`,
              or(
                among(sql`lower(${field("email")})`, people),
                among(field("memberId"), people),
                among(sql`lower(${field("userId")})`, people),
              ),
            ),
          ),
        ),
      );
  };
