// Lists of emoji as other programs write them: an object of names and files, or an array of objects with both.
import { nameFromFile } from "./emoji-name.ts";

/** Under what name such lists hold the emojis, when not at the top. */
const LISTS = ["emojis", "emoji", "files", "custom_emojis", "images"] as const;
const NAMES = ["name", "shortcode", "emoji", "title"] as const;
const FILES = ["file", "fileName", "filename", "file_name", "path", "image", "src", "url"] as const;
/** The end of a file that can be one. */
export const PICTURE = /\.(?:png|apng|jpe?g|gif|webp|bmp|avif)(?:[?#].*)?$/i;

type Fields = Readonly<Record<string, unknown>>;

/** Names by file; empty when there is none to be found. */
export function readOtherManifest(parsed: unknown): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const [name, file] of pairsOf(listIn(parsed))) {
    const fit = nameFromFile(`${name.replaceAll(/[/\\.]/g, "_")}.`);
    if (fit !== "" && PICTURE.test(file)) names.set(pathOf(file), fit);
  }
  return names;
}

function listIn(parsed: unknown): unknown {
  if (!isObject(parsed)) return parsed;
  const key = LISTS.find((list) => Array.isArray(parsed[list]) || isObject(parsed[list]));
  return key === undefined ? parsed : parsed[key];
}

function pairsOf(list: unknown): readonly (readonly [name: string, file: string])[] {
  if (Array.isArray(list)) return list.flatMap((entry: unknown) => pairOf(entry, undefined));
  if (!isObject(list)) return [];
  return Object.entries(list).flatMap(([key, value]) =>
    typeof value === "string" ? [[key, value] as const] : pairOf(value, key),
  );
}

/** @param key What the entry stands under, which is its name where it holds none. */
function pairOf(entry: unknown, key: string | undefined): readonly (readonly [string, string])[] {
  if (!isObject(entry)) return [];
  const file = textIn(entry, FILES);
  // Some keep the name in an object of its own.
  const name = textIn(entry, NAMES) ?? (isObject(entry.emoji) ? textIn(entry.emoji, NAMES) : undefined) ?? key;
  return file === undefined || name === undefined ? [] : [[name, file]];
}

function textIn(fields: Fields, keys: readonly string[]): string | undefined {
  return keys.map((key) => fields[key]).find((value): value is string => typeof value === "string" && value !== "");
}

/** A file's path beside the list; of an address, its last part, as the pictures were saved under it. */
export function pathOf(file: string): string {
  const path = /^https?:/i.test(file) ? file.replace(/[?#].*$/, "").replace(/^.*\//, "") : file;
  return path.replaceAll("\\", "/").replace(/^\.?\//, "");
}

function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
