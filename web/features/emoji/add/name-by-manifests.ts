import { NoTextError, readTextFile } from "../../../lib/csv/read-text-file.ts";
import { type Found, isCsv, isList } from "./collect-files.ts";
import { readCsvManifest } from "./csv-manifest.ts";
import { MANIFEST, readManifest } from "./manifest.ts";
import { pathOf } from "./other-manifests.ts";

/**
 * Names files after the manifests among them, each for its own folder; what was read as one is no file to be added. A row
 * of a CSV that cannot be used stands among the files, with the reason.
 */
export async function nameByManifests(found: readonly Found[]): Promise<readonly Found[]> {
  const names = new Map<string, string>();
  const read = new Set<Found>();
  const failures: Found[] = [];
  const paths = new Map(found.map(({ path }) => [path.toLowerCase(), path]));
  for (const file of found.filter(isList)) {
    const folder = file.path.replace(/[^/]*$/, "");
    if (isCsv(file)) {
      read.add(file);
      failures.push(...(await nameByCsv(file, folder, paths, names)));
      continue;
    }
    const list = readManifest(await file.blob.text());
    if (list !== null || file.path === MANIFEST) read.add(file);
    for (const [path, name] of list ?? []) names.set(`${folder}${path}`, name);
  }
  const files = found.filter((file) => !read.has(file));
  return [...files.map((file) => ({ ...file, name: names.get(file.path) ?? file.name })), ...failures];
}

/** @returns what of the list cannot be used */
async function nameByCsv(
  list: Found,
  folder: string,
  paths: ReadonlyMap<string, string>,
  names: Map<string, string>,
): Promise<readonly Found[]> {
  const failure = (why: string, line?: number): Found => ({
    ...list,
    fileName: line === undefined ? list.fileName : `${list.fileName}, line ${line}`,
    name: "",
    failure: why,
  });
  let text: string;
  try {
    text = await readTextFile(list.blob);
  } catch (error) {
    if (!(error instanceof NoTextError)) throw error;
    return [failure("This is not a text file. Save it as CSV first.")];
  }
  const { rows, problems } = readCsvManifest(text);
  const failures = problems.map(({ why, line }) => failure(why, line));
  for (const { file, name, line } of rows) {
    const path = paths.get(`${folder}${pathOf(file)}`.toLowerCase());
    if (path === undefined) failures.push(failure(`“${file}” is not among the files.`, line));
    else names.set(path, name);
  }
  return failures;
}
