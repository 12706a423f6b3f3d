// Says whether dist/ was built from the sources as they are, without loading any build tool.
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "..");
const sources = [
  "contract",
  "domain",
  "server",
  "sandbox",
  "web",
  "public",
  "scripts",
  "package.json",
  "vite.config.ts",
];

export const stampFile = path.join(root, "dist/.stamp");

/** Adds every file that goes into the build to a digest, in the order of their names. */
function digestOf(add) {
  const digest = createHash("sha256");
  const visit = (name) => {
    const file = path.join(root, name);
    const stat = statSync(file);
    if (stat.isDirectory()) for (const entry of readdirSync(file).sort()) visit(path.join(name, entry));
    else if (!/\.test\.(?:tsx?|mjs)$/.test(name)) add(digest.update(`${name}\0`), file, stat);
  };
  for (const source of sources) visit(source);
  return digest.digest("hex");
}

/**
 * Two digests: of sizes and times, made at every start, and of contents, for sources that were copied and have other
 * times since.
 */
export function sourceStamp() {
  return {
    times: timesDigest(),
    contents: digestOf((digest, file) => digest.update(readFileSync(file))),
  };
}

const timesDigest = () => digestOf((digest, _, stat) => digest.update(`${stat.size}\0${stat.mtimeMs}\n`));

/** @param {ReturnType<typeof sourceStamp>} stamp */
export function writeStamp(stamp) {
  writeFileSync(stampFile, JSON.stringify(stamp));
}

export function isBuilt() {
  if (!existsSync(stampFile)) return false;
  // A copy without sources is what it is.
  if (!sources.every((source) => existsSync(path.join(root, source)))) return true;
  const stamp = JSON.parse(readFileSync(stampFile, "utf8"));
  if (stamp.times === timesDigest()) return true;
  const now = sourceStamp();
  if (stamp.contents !== now.contents) return false;
  try {
    writeStamp(now);
  } catch (error) {
    // A read-only root: the contents are compared again at the next start.
    if (error.code !== "EROFS" && error.code !== "EACCES") throw error;
  }
  return true;
}
