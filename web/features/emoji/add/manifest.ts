import { array, type InferOutput, literal, object, optional, pipe, safeParse, string, trim } from "valibot";
import type { Emoji } from "../../../../domain/exports/emoji-rows.ts";
import { readOtherManifest } from "./other-manifests.ts";

export const MANIFEST = "manifest.json";
const FORMAT = "channelkeeper-emoji";

/** What an archive says of its pictures; another account reads names from it. */
const Manifest = object({
  format: literal(FORMAT),
  version: literal(1),
  exported_at: optional(string(), ""),
  emojis: array(
    object({
      name: pipe(string(), trim()),
      /** Path of the picture inside the archive. */
      file: string(),
      added_by: optional(string(), ""),
      added_by_email: optional(string(), ""),
      date_added: optional(string(), ""),
    }),
  ),
});
type Manifest = InferOutput<typeof Manifest>;

/** @param files Path of each emoji's picture in the archive, by its id. */
export function makeManifest(emojis: readonly Emoji[], files: ReadonlyMap<string, string>, atMs: number): Manifest {
  return {
    format: FORMAT,
    version: 1,
    exported_at: new Date(atMs).toISOString(),
    emojis: emojis.flatMap(({ id, name, person, email, addedAt }) => {
      const file = files.get(id);
      return file === undefined ? [] : [{ name, file, added_by: person, added_by_email: email, date_added: addedAt }];
    }),
  };
}

/** Names by path, of a manifest of ours or of another program; null when the text is neither. */
export function readManifest(text: string): ReadonlyMap<string, string> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // No manifest: the pictures are named after their files then.
    return null;
  }
  const checked = safeParse(Manifest, parsed);
  if (checked.success) return new Map(checked.output.emojis.map(({ file, name }) => [file, name]));
  const names = isOurs(parsed) ? new Map<string, string>() : readOtherManifest(parsed);
  return names.size > 0 ? names : null;
}

/** A manifest of ours that a later version wrote may mean other things by the same words. */
function isOurs(parsed: unknown): boolean {
  return safeParse(object({ format: literal(FORMAT) }), parsed).success;
}
