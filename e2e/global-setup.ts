import { createRunFolder, removeRunFolder } from "../server/testing/run-folder.ts";

/** Before and after a run of the specs: what they make once for all of them stands in a folder of the run. */
export default async function setup(): Promise<() => Promise<void>> {
  await createRunFolder();
  return removeRunFolder;
}
