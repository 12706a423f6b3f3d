import { strToU8, Zip, ZipPassThrough } from "fflate";
import type { Emoji } from "../../../../domain/exports/emoji-rows.ts";
import { MANIFEST, makeManifest } from "../add/manifest.ts";

const FOLDER = "emoji/";

/**
 * An archive of pictures with a manifest. Pictures are compressed already and are put in as they are.
 *
 * @param pictures By the emoji's id; emoji without one are left out.
 */
export async function writeArchive(
  emojis: readonly Emoji[],
  pictures: ReadonlyMap<string, Blob>,
  atMs: number,
): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    parts.push(new Uint8Array(chunk));
  });
  const put = (path: string, bytes: Uint8Array): void => {
    const file = new ZipPassThrough(path);
    file.mtime = atMs;
    zip.add(file);
    file.push(bytes, true);
  };
  const files = new Map<string, string>();
  const used = new Set<string>();
  for (const { id, name } of emojis) {
    const picture = pictures.get(id);
    if (!picture) continue;
    const path = freePath(name || id, picture.type.split("/")[1] ?? "png", used);
    files.set(id, path);
    put(path, new Uint8Array(await picture.arrayBuffer()));
  }
  put(MANIFEST, strToU8(JSON.stringify(makeManifest(emojis, files, atMs), null, 2)));
  zip.end();
  return new Blob(parts, { type: "application/zip" });
}

/** File systems that ignore case would lose one of two names that differ in nothing else. */
function freePath(name: string, extension: string, used: Set<string>): string {
  const stem = `${FOLDER}${name.replace(/[^\w-]/g, "_")}`;
  for (let count = 1; ; count += 1) {
    const path = `${stem}${count === 1 ? "" : `-${count}`}.${extension}`;
    if (used.has(path.toLowerCase())) continue;
    used.add(path.toLowerCase());
    return path;
  }
}
