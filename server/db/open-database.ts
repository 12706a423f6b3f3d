import type { Clock } from "../clock.ts";
import type { Config } from "../config/config.ts";
import type { Log } from "../log.ts";
import type { Database } from "./database.ts";

/** Opens the configured database; the other one's driver is never loaded. */
export async function openDatabase(
  config: Pick<Config, "databaseUrl" | "dataFolder">,
  clock: Clock,
  log: Log,
): Promise<Database> {
  if (config.databaseUrl !== null) {
    const { openPostgres } = await import("./postgres.ts");
    return openPostgres(config.databaseUrl, log);
  }
  const { openPglite } = await import("./pglite.ts");
  return openPglite(config.dataFolder, clock);
}
