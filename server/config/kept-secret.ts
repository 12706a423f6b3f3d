import { randomBytes } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeDataFolder } from "./data-folder.ts";

/** The sandbox's session secret: made once, kept readable for this user only, so restarts keep people signed in. */
export function keptSecret(dataFolder: string): string {
  const file = path.join(dataFolder, "session-secret");
  makeDataFolder(dataFolder);
  try {
    writeFileSync(file, randomBytes(32).toString("hex"), { flag: "wx", mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
  }
  return readFileSync(file, "utf8");
}
