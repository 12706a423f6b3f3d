import { cpSync, existsSync, readFileSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { makePglite } from "../db/make-pglite.ts";
import { onceForRun } from "./run-folder.ts";

const Package = v.pipe(v.string(), v.parseJson(), v.object({ version: v.string() }));

/** Of the global, which the types of Node.js leave out. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };
/** What was compiled is used again by whichever thread opens a database next, for as long as it is held. */
let held: Promise<object> | undefined;

/** Fills a data folder with an empty database: a copy of the one the build keeps, which is made when it is missing. */
export async function preparePglite(dataFolder: string): Promise<void> {
  const modules = path.resolve(import.meta.dirname, "../../node_modules");
  const { version } = v.parse(Package, readFileSync(path.join(modules, "@electric-sql/pglite/package.json"), "utf8"));
  held ??= readFile(path.join(modules, "@electric-sql/pglite/dist/pglite.wasm")).then((bytes) =>
    WebAssembly.compile(bytes),
  );
  await held;
  const kept = path.join(modules, `.cache/pglite-${version}`);
  if (!existsSync(kept))
    await onceForRun("pglite", async () => {
      await mkdir(path.dirname(kept), { recursive: true });
      await makePglite(kept);
      return kept;
    });
  // A thousand small files, each of which costs more by promises than to copy.
  cpSync(kept, path.join(dataFolder, "pglite"), { recursive: true });
}
