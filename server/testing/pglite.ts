import { existsSync, readFileSync } from "node:fs";
import { cp, mkdir } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { makePglite } from "../db/make-pglite.ts";
import { onceForRun } from "./run-folder.ts";

const Package = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** Fills a data folder with an empty database: a copy of the one the build keeps, which is made when it is missing. */
export async function preparePglite(dataFolder: string): Promise<void> {
  const modules = path.resolve(import.meta.dirname, "../../node_modules");
  const { version } = v.parse(Package, readFileSync(path.join(modules, "@electric-sql/pglite/package.json"), "utf8"));
  const kept = path.join(modules, `.cache/pglite-${version}`);
  if (!existsSync(kept))
    await onceForRun("pglite", async () => {
      await mkdir(path.dirname(kept), { recursive: true });
      await makePglite(kept);
      return kept;
    });
  await cp(kept, path.join(dataFolder, "pglite"), { recursive: true });
}
