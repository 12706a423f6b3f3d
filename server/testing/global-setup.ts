import { stopPostgres } from "./postgres.ts";
import { createRunFolder, removeRunFolder } from "./run-folder.ts";

/** Before and after a run of the tests. Databases are started by the tests that ask for them. */
export default async function setup(): Promise<() => Promise<void>> {
  await createRunFolder();
  return async () => {
    await stopPostgres();
    await removeRunFolder();
  };
}
