import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import { ConfigError } from "../config/config-error.ts";
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";

/** A host with several addresses fails once for each, under a message of its own that is empty. */
const reasonOf = (error: unknown): string =>
  error instanceof AggregateError
    ? error.errors.map(reasonOf).join("; ")
    : error instanceof Error
      ? error.message
      : String(error);

/**
 * Opens the configured database; the other one's driver is never loaded.
 *
 * @param signal Gives it up while one is still being made.
 * @throws ConfigError, DataFolderInUse, DiskFull when it cannot be opened.
 */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  clock: Clock,
  log: Log,
  signal?: AbortSignal,
): Promise<Database> {
  if (config.databaseUrl !== null) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(config.databaseUrl, log).catch((error: unknown) => {
      throw new ConfigError([`DATABASE_URL names a database that cannot be opened: ${reasonOf(error)}`], {
        cause: error,
      });
    });
  }
  const { openPglite } = await import("./pglite.ts");
  return openPglite(config.dataFolder, clock, log, signal);
}
