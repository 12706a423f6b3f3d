// Runs a TypeScript entry: bundles our own files with rolldown, leaves packages external, imports the result.
import { mkdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "rolldown";

const root = path.resolve(import.meta.dirname, "..");

/** Bundles `entry` (relative to the project) and returns the file to run. */
export async function bundle(
  entry,
  file = path.join(root, "node_modules/.cache/run", `${entry.replaceAll("/", "-")}.mjs`),
) {
  mkdirSync(path.dirname(file), { recursive: true });
  await build({
    input: path.join(root, entry),
    platform: "node",
    external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
    logLevel: "warn",
    output: { file, format: "esm", sourcemap: true, codeSplitting: false },
  });
  return file;
}

if (process.argv[1] === import.meta.filename) {
  const entry = process.argv[2];
  if (!entry) throw new Error("usage: node scripts/run.mjs <file.ts> [arguments]");
  const file = await bundle(entry);
  process.argv.splice(1, 2, file);
  await import(pathToFileURL(file).href);
}
