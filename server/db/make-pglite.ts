import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { chmod, cp, rename, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { promisify } from "node:util";

/** Made for a server with gigabytes to spare otherwise; this one serves a console from a process's own memory. */
const postgresqlconf = ["shared_buffers = 4MB", "wal_buffers = 256kB", "max_connections = 5"];

/** Runs as it stands, so that it needs no file of its own beside the bundle. */
const source = `
  const [module, folder, postgresqlconf] = process.argv.slice(1);
  const { PGlite } = require(module);
  PGlite.create(folder, { postgresqlconf: JSON.parse(postgresqlconf) }).then((database) => database.close());
`;

/** An empty database the build made and put beside the bundle. */
const template = path.join(import.meta.dirname, "pglite-template");

/**
 * Makes an empty embedded database, from the template when there is one. Making one anew takes seconds of work and
 * hundreds of megabytes, so a process of its own does it. Under another name until it is whole: one broken off must
 * not be taken for a database.
 *
 * @param signal Gives it up.
 */
export async function makePglite(folder: string, signal?: AbortSignal): Promise<void> {
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  if (existsSync(template)) {
    await cp(template, unfinished, { recursive: true });
    // Everybody may read the template; the copy is this user's alone.
    await chmod(unfinished, 0o700);
  } else {
    const module = createRequire(import.meta.url).resolve("@electric-sql/pglite");
    const args = ["--eval", source, module, unfinished, JSON.stringify(postgresqlconf)];
    await promisify(execFile)(process.execPath, args, { ...(signal && { signal, killSignal: "SIGKILL" }) });
  }
  await rename(unfinished, folder);
}
