// The items of a plan that bring about what later ones need, by place and name: a channel that is opened again, or whoever is
// in it. Every item of the plan may ask, so they are arranged once. With a space people come into its general channel, and
// with a directory group into its channels: which these are is not known here.
import { userIdKey } from "../../contract/user-id.ts";
import { actionOf } from "../../domain/actions/registry.ts";
import type { Reading } from "../../domain/changes/resource.ts";
import { fieldsOf, ownKindOf, type TargetFields, textIn } from "../../domain/target-fields.ts";
import { letOthersRun } from "../yielding.ts";
import { type NewItem, type Part, partAt } from "./change-store.ts";

/** An item of the plan that may come before another. */
export type EarlierRow = Pick<NewItem, "n" | "part" | "target">;

interface Bringer {
  readonly n: number;
  readonly part: number;
  /** Nothing is brought about by what is left out. */
  isPlanned: boolean;
}

interface Place {
  /** They open it again. */
  readonly opening: Bringer[];
  /** All others. */
  readonly all: Bringer[];
  /** Those of whom nobody knows whom they bring. */
  readonly nameless: Bringer[];
  readonly byName: Map<string, Bringer[]>;
}

export interface Bringers {
  /** Whether something before an item, of another part, brings about what it needs. */
  areThere(item: EarlierRow, reading: Reading<unknown>): boolean;
  /** The same of somebody who is to be in its place, by their member or user ID. */
  areThereFor(item: EarlierRow, id: string): boolean;
  /** Notes what has become of an item, and what its target turned out to be. */
  note(n: number, isPlanned: boolean, target?: unknown): void;
}

export async function arrangedBringers(
  pages: AsyncIterable<readonly EarlierRow[]>,
  parts: readonly Part[],
): Promise<Bringers> {
  const byNumber = new Map<number, Bringer>();
  const places = new Map<string, Place>();
  /** By name, of those that are in no channel. */
  const elsewhere = new Map<string, Bringer[]>();
  const arrange = (bringer: Bringer, fields: TargetFields) => {
    const place = got(places, placeOf(fields), newPlace);
    if (actionOf(partAt(parts, bringer.part).actionId).resource.ofArchive) {
      place.opening.push(bringer);
      return;
    }
    const names = namesOf(fields);
    place.all.push(bringer);
    if (names.length === 0) place.nameless.push(bringer);
    for (const name of names) {
      got(place.byName, name, none).push(bringer);
      if (textIn(fields, "channelId") === "") got(elsewhere, name, none).push(bringer);
    }
  };
  for await (const rows of pages) {
    for (const { n, part, target } of rows) {
      const bringer: Bringer = { n, part, isPlanned: true };
      byNumber.set(n, bringer);
      arrange(bringer, fieldsOf(target));
      await letOthersRun();
    }
  }
  const isAny = (some: readonly Bringer[] | undefined, item: EarlierRow): boolean =>
    some?.some(({ n, part, isPlanned }) => isPlanned && n < item.n && part !== item.part) ?? false;
  const isNamed = (item: EarlierRow, place: Place | undefined, names: readonly string[]): boolean =>
    isAny(place?.nameless, item) ||
    names.some((name) => isAny(place?.byName.get(name), item) || isAny(elsewhere.get(name), item));
  return {
    areThere: (item, reading) => {
      const fields = fieldsOf(item.target);
      const place = places.get(placeOf(fields));
      // What Zoom shows nobody is shown once the channel is no longer archived, whoever is in it.
      if (reading.is === "failed") return isAny(place?.opening, item);
      if (reading.is !== "known") return false;
      const names = namesOf(fields);
      return names.length === 0 ? isAny(place?.all, item) : isNamed(item, place, names);
    },
    areThereFor: (item, id) => isNamed(item, places.get(placeOf(fieldsOf(item.target))), [id, userIdKey(id)]),
    note: (n, isPlanned, target) => {
      const bringer = byNumber.get(n);
      if (!bringer) return;
      bringer.isPlanned = isPlanned;
      if (target !== undefined) arrange(bringer, fieldsOf(target));
    },
  };
}

const newPlace = (): Place => ({ opening: [], all: [], nameless: [], byName: new Map() });
const none = (): Bringer[] => [];

function got<Value>(map: Map<string, Value>, key: string, made: () => Value): Value {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = made();
  map.set(key, value);
  return value;
}

const placeOf = (fields: TargetFields): string => textIn(fields, "channelId") || textIn(fields, "spaceId");

/** By all of which somebody is known; none of what is no person. */
const namesOf = (fields: TargetFields): readonly string[] =>
  ownKindOf(fields) === "person"
    ? [userIdKey(textIn(fields, "userId")), textIn(fields, "memberId"), textIn(fields, "email").toLowerCase()].filter(
        (name) => name !== "",
      )
    : [];
