import { readChannelIds } from "../../lib/channel-id.ts";

/** What a pasted list names. */
export interface PastedChannels {
  /** Channel ids, each once. */
  readonly ids: readonly string[];
  /** Lines without an id, taken for names, each once. */
  readonly names: readonly string[];
}

/** Reads a pasted list: ids, also out of links and addresses of channels, and names, one a line. */
export function readPasted(text: string): PastedChannels {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  for (const line of text.split(/[\r\n]+/)) {
    const found = readChannelIds(line).ids;
    for (const id of found) ids.add(id);
    const name = line.trim();
    if (found.length === 0 && name !== "") names.set(name.toLowerCase(), name);
  }
  return { ids: [...ids], names: [...names.values()] };
}

/** Finds channels by their whole names, whatever their case; the others stay names. */
export function findByName<Channel extends { readonly name: string }>(
  names: readonly string[],
  channels: readonly Channel[],
): { readonly found: readonly Channel[]; readonly missing: readonly string[] } {
  const byName = new Map<string, Channel[]>();
  for (const channel of channels) {
    const key = channel.name.trim().toLowerCase();
    byName.set(key, [...(byName.get(key) ?? []), channel]);
  }
  const of = (name: string): readonly Channel[] => byName.get(name.trim().toLowerCase()) ?? [];
  return { found: names.flatMap(of), missing: names.filter((name) => of(name).length === 0) };
}
