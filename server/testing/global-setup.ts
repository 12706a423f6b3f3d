import { createPostgresFolder, removePostgresFolder } from "./postgres.ts";

/** Before and after a run of the tests. */
export async function setup(): Promise<() => Promise<void>> {
  await createPostgresFolder();
  return removePostgresFolder;
}
