// Lists of the file, in which what is named twice counts once.
import type { Edit, Path } from "./difference.ts";
import { type DesiredSet, isExact, itemsOf } from "./document.ts";

/** @param visit is told all places in the list at which the same stands, of which there is one at least */
export function eachOnce<Item>(
  wanted: DesiredSet<Item> | undefined,
  keyOf: (item: Item) => string,
  visit: (item: Item, places: readonly Path[]) => void,
): void {
  const named = new Map<string, { readonly item: Item; readonly places: Path[] }>();
  for (const [index, item] of itemsOf(wanted).entries()) {
    const place: Path = isExact(wanted) ? ["only", index] : [index];
    const key = keyOf(item);
    const had = named.get(key);
    if (had) had.places.push(place);
    else named.set(key, { item, places: [place] });
  }
  for (const { item, places } of named.values()) visit(item, places);
}

/** Where in the file something first stands, and how it is named there no more. */
export function inList(list: Path, places: readonly Path[]): readonly [Path, readonly Edit[]] {
  const edits = places.map((place): Edit => ({ do: "delete", path: [...list, ...place] }));
  return [[...list, ...(places[0] ?? [])], edits];
}
