import { mkdirSync } from "node:fs";
import path from "node:path";
import { build } from "rolldown";

/**
 * How one file is made of an entry and what it imports of ours; packages stay outside.
 *
 * @param {string} input
 * @param {string} file where it goes, absolute
 */
export const serverBundle = (input, file) => ({
  input,
  platform: "node",
  external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
  logLevel: "warn",
  output: { file, format: "esm", sourcemap: true, codeSplitting: false },
});

/**
 * Makes it. Paths are relative to the working folder, which is the project for every script.
 *
 * @param {string} entry
 * @param {string} [file] where it goes
 * @returns {Promise<string>} the file, absolute
 */
export async function bundle(entry, file = `node_modules/.cache/run/${entry.replaceAll("/", "-")}.mjs`) {
  const output = path.resolve(file);
  mkdirSync(path.dirname(output), { recursive: true });
  await build(serverBundle(path.resolve(entry), output));
  return output;
}
