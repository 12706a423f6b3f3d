import { grouped } from "../../../domain/grouped.ts";
import { canBeChannelId, hasChannelIdShape, readChannelIds } from "../../lib/channel-id.ts";
import type { NamedThing } from "./import-kind.ts";

/** What a pasted list names. */
export interface PastedChannels {
  /** Channel IDs, each once. */
  readonly ids: readonly string[];
  /** Lines that are names, each once; of a long word nobody knows before it is looked for among the names. */
  readonly names: readonly string[];
}

/**
 * Reads a pasted list: IDs, also out of links and addresses of channels, and names, one a line. Of a row of a sheet a cell
 * of IDs counts alone; no ID is cut out of a name.
 */
export function readPasted(text: string): PastedChannels {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  for (const line of text.split(/[\r\n]+/)) {
    const name = line.trim();
    const found = line.split("\t").flatMap(idsOf);
    for (const id of found) ids.add(id);
    if (found.length === 0 && name !== "") names.set(nameKey(name), name);
  }
  return { ids: [...ids], names: [...names.values()] };
}

/** The IDs of a text in which every word is one, or a link that names one. */
function idsOf(text: string): readonly string[] {
  if (mayBeEither(text.trim())) return [];
  const { ids, rest } = readChannelIds(text);
  return rest.length === 0 ? ids : [];
}

/** A long word without the shape of an ID, as `inc-4713-disk-full`: an ID only where nothing has it for a name. */
export const mayBeEither = (text: string): boolean => canBeChannelId(text) && !hasChannelIdShape(text);

const nameKey = (name: string, within = ""): string => `${within} ${name.trim().toLowerCase()}`;

/** The things of a whole name, whatever its case, within another thing where names stand in one. */
export type NameIndex = (name: string, within?: string) => readonly NamedThing[];

export function indexByName(things: readonly NamedThing[]): NameIndex {
  const byName = grouped(things, ({ name, within }) => nameKey(name, within));
  return (name, within) => byName.get(nameKey(name, within)) ?? [];
}

/** Why a name does not say which thing is meant; undefined where it does. */
export function whyNotOne(
  name: string,
  found: readonly NamedThing[],
  { noun = "channel", where }: { readonly noun?: string; readonly where: string },
): string | undefined {
  if (found.length === 1) return undefined;
  return found.length === 0
    ? `No ${noun} ${where} is named “${name}”.`
    : `${found.length} ${noun}s ${where} are named “${name}”. Use the ID.`;
}
