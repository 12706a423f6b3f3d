import { type Found, isList } from "./collect-files.ts";
import { MANIFEST, readManifest } from "./manifest.ts";

/** Names files after the manifests among them, each for its own folder; what was read as one is no file to be added. */
export async function nameByManifests(found: readonly Found[]): Promise<readonly Found[]> {
  const names = new Map<string, string>();
  const read = new Set<Found>();
  for (const file of found.filter(isList)) {
    const list = readManifest(await file.blob.text());
    if (list !== null || file.path === MANIFEST) read.add(file);
    const folder = file.path.replace(/[^/]*$/, "");
    for (const [path, name] of list ?? []) names.set(`${folder}${path}`, name);
  }
  return found.filter((file) => !read.has(file)).map((file) => ({ ...file, name: names.get(file.path) ?? file.name }));
}
