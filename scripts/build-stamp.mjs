// Says whether dist/ was built from the sources as they are, without loading any build tool.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const sources = ["contract", "server", "sandbox", "web", "public", "scripts", "package.json", "vite.config.ts"];

export const stampFile = path.join(root, "dist/.stamp");

/** A digest of the names, sizes and times of everything that goes into the build. */
export function sourceStamp() {
  const digest = createHash("sha256").update(process.version);
  const visit = (file) => {
    const stat = statSync(file);
    if (stat.isDirectory()) for (const name of readdirSync(file).sort()) visit(path.join(file, name));
    else if (!/\.test\.tsx?$/.test(file)) digest.update(`${file}\0${stat.size}\0${stat.mtimeMs}\n`);
  };
  for (const source of sources) visit(path.join(root, source));
  return digest.digest("hex");
}

export function isBuilt() {
  return existsSync(stampFile) && readFileSync(stampFile, "utf8") === sourceStamp();
}
