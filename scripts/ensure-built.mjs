import { existsSync } from "node:fs";
import path from "node:path";
import { isBuilt } from "./build-stamp.mjs";
import { say } from "./say.mjs";

const root = path.resolve(import.meta.dirname, "..");

/**
 * Builds what is missing in dist/, unless it was built from these sources or came without sources.
 *
 * @throws {Error} what to do, where the build tools are not installed
 */
export async function ensureBuilt() {
  if (isBuilt()) return;
  if (!existsSync(path.join(root, "node_modules/rolldown")))
    throw new Error(
      "dist/ was not built from these sources, and the build tools are not installed here. Run npm ci && npm run build " +
        "(with dev dependencies), or copy a dist/ that was built from them.",
    );
  say("Building (the first time only)…");
  const { buildAll } = await import("./build.mjs");
  await buildAll();
}
