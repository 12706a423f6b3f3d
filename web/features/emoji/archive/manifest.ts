import { array, type InferOutput, literal, object, optional, pipe, safeParse, string, trim } from "valibot";
import type { Emoji } from "../emoji.ts";

export const MANIFEST = "manifest.json";

/** What an archive says of its pictures; another account reads names from it. */
const Manifest = object({
  format: literal("channelkeeper-emoji"),
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
    format: "channelkeeper-emoji",
    version: 1,
    exported_at: new Date(atMs).toISOString(),
    emojis: emojis.flatMap(({ id, name, person, email, addedAt }) => {
      const file = files.get(id);
      return file === undefined ? [] : [{ name, file, added_by: person, added_by_email: email, date_added: addedAt }];
    }),
  };
}

/** Names by path; null when the text is no manifest of ours. */
export function readManifest(text: string): ReadonlyMap<string, string> | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    // Not ours: the pictures are named after their files then.
    return null;
  }
  const checked = safeParse(Manifest, parsed);
  return checked.success ? new Map(checked.output.emojis.map(({ file, name }) => [file, name])) : null;
}
