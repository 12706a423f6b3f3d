import { grouped } from "../../../domain/grouped.ts";
import { readChannelIds } from "../../lib/channel-id.ts";
import type { NamedChannel } from "./import-kind.ts";

/** What a pasted list names. */
export interface PastedChannels {
  /** Channel IDs, each once. */
  readonly ids: readonly string[];
  /** Lines without an ID, taken for names, each once. */
  readonly names: readonly string[];
}

/** Reads a pasted list: IDs, also out of links and addresses of channels, and names, one a line. */
export function readPasted(text: string): PastedChannels {
  const ids = new Set<string>();
  const names = new Map<string, string>();
  for (const line of text.split(/[\r\n]+/)) {
    const found = readChannelIds(line).ids;
    for (const id of found) ids.add(id);
    const name = line.trim();
    if (found.length === 0 && name !== "") names.set(nameKey(name), name);
  }
  return { ids: [...ids], names: [...names.values()] };
}

const nameKey = (name: string): string => name.trim().toLowerCase();

/** The channels of a whole name, whatever its case. */
export type NameIndex = (name: string) => readonly NamedChannel[];

/** Channels that names can mean. */
export interface ChannelSource {
  /** `in this list` */
  readonly where: string;
  readonly read: (signal: AbortSignal) => Promise<readonly NamedChannel[]>;
}

export function indexByName(channels: readonly NamedChannel[]): NameIndex {
  const byName = grouped(channels, ({ name }) => nameKey(name));
  return (name) => byName.get(nameKey(name)) ?? [];
}

/** Why a name does not say which channel is meant; undefined where it does. */
export function whyNotOne(name: string, found: readonly NamedChannel[], where: string): string | undefined {
  if (found.length === 1) return undefined;
  return found.length === 0
    ? `No channel ${where} is named “${name}”.`
    : `${found.length} channels ${where} are named “${name}”. Use the ID.`;
}
