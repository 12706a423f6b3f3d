import { cp } from "node:fs/promises";
import path from "node:path";
import { systemClock } from "../clock.ts";
import { openDatabase } from "../db/open-database.ts";
import { createLog } from "../log.ts";
import { onceForRun, runFolder } from "./run-folder.ts";

/** Fills a data folder with an empty database. Making one takes seconds, so a run makes one and copies it. */
export async function preparePglite(dataFolder: string): Promise<void> {
  const template = await onceForRun("pglite", async () => {
    const folder = path.join(runFolder(), "pglite");
    const log = createLog("silent", { write: () => undefined });
    const database = await openDatabase({ databaseUrl: null, dataFolder: folder }, systemClock, log);
    await database.close();
    return folder;
  });
  await cp(template, dataFolder, { recursive: true });
}
