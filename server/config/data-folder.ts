import { accessSync, constants, mkdirSync } from "node:fs";
import path from "node:path";
import { ConfigError } from "./config-error.ts";

/**
 * Makes the data folder where it is missing.
 *
 * @throws ConfigError when there can be no folder, or nothing can be written into it.
 */
export function makeDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch (error) {
    throw new ConfigError([
      `DATA_DIR is not a writable folder: ${error instanceof Error ? error.message : path.resolve(folder)}`,
    ]);
  }
}
