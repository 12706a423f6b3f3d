// What one run of the tests shares among its processes: a folder, and things made in it once.
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";

const VARIABLE = "CHANNELKEEPER_TEST_FOLDER";
const LONGEST_MS = 240_000;

/** @param within the folder it is made in */
export async function createRunFolder(within = tmpdir()): Promise<string> {
  const folder = await mkdtemp(path.join(within, "channelkeeper-run-"));
  process.env[VARIABLE] = folder;
  return folder;
}

export const hasRunFolder = (): boolean => process.env[VARIABLE] !== undefined;

export function runFolder(): string {
  const folder = process.env[VARIABLE];
  if (folder === undefined) throw new Error("the run has no folder; see server/testing/global-setup.ts");
  return folder;
}

/** The folder goes with the run. */
export const removeRunFolder = (): Promise<void> => rm(runFolder(), { recursive: true, force: true });

/** Makes something once for the whole run: the first process to ask does it, the others wait for what it resolved to. */
export async function onceForRun(name: string, make: () => Promise<string>): Promise<string> {
  const done = path.join(runFolder(), `${name}.done`);
  const failed = path.join(runFolder(), `${name}.failed`);
  const isFirst = await mkdir(path.join(runFolder(), `${name}.begun`)).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    try {
      const result = await make();
      await writeFile(`${done}.new`, result);
      await rename(`${done}.new`, done);
      return result;
    } catch (error) {
      await writeFile(failed, String(error));
      throw error;
    }
  }
  const deadline = performance.now() + LONGEST_MS;
  while (!existsSync(done)) {
    if (existsSync(failed)) throw new Error(await readFile(failed, "utf8"));
    if (performance.now() > deadline) throw new Error(`${name} took too long`);
    await delay(50);
  }
  return readFile(done, "utf8");
}

/** What `onceForRun` resolved to, or null when nobody has asked. */
export const madeInRun = (name: string): Promise<string | null> =>
  readFile(path.join(runFolder(), `${name}.done`), "utf8").catch(() => null);
