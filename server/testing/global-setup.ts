import { mkdir, statfs } from "node:fs/promises";
import { freemem } from "node:os";
import path from "node:path";
import { stopPostgres } from "./postgres.ts";
import { createRunFolder, hasRunFolder, removeRunFolder } from "./run-folder.ts";

const MEMORY = "/dev/shm";
/** Several times what a run keeps there at a time. */
const PLENTY_BYTES = 3 * 2 ** 30;

/** Before and after a run of the tests. Databases are started by the tests that ask for them. */
export default async function setup(): Promise<(() => Promise<void>) | undefined> {
  // Each project of a run asks for it, and they share what is made in it.
  if (hasRunFolder()) return undefined;
  const folder = await createRunFolder((await isPlenty()) ? MEMORY : undefined);
  // What tests and the processes they start put there goes with the run, whatever becomes of them.
  process.env.TMPDIR = path.join(folder, "tmp");
  await mkdir(process.env.TMPDIR);
  return async () => {
    await stopPostgres();
    await removeRunFolder();
  };
}

/** A database is a thousand files, and disks take longer to make them than most tests take. */
async function isPlenty(): Promise<boolean> {
  const free = await statfs(MEMORY).then(
    ({ bavail, bsize }) => bavail * bsize,
    () => 0,
  );
  return Math.min(free, freemem()) >= PLENTY_BYTES;
}
