// Builds web (static files, precompressed), server and sandbox (one file each) into dist/.
import { existsSync } from "node:fs";
import { chmod, cp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { sourceStamp, stampFile, writeStamp } from "./build-stamp.mjs";
import { bundle } from "./bundle.mjs";

const root = path.resolve(import.meta.dirname, "..");
const compressible = /\.(?:js|css|html|svg|json|webmanifest|txt)$/;

async function buildWeb() {
  const { build } = await import("vite");
  await build({ configFile: path.join(root, "vite.config.ts"), logLevel: "warn" });
  const folder = path.join(root, "dist/web");
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  await Promise.all(
    entries
      .filter((entry) => entry.isFile() && compressible.test(entry.name))
      .map(async (entry) => {
        const file = path.join(entry.parentPath, entry.name);
        const text = await readFile(file);
        const [br, gz] = await Promise.all([
          promisify(brotliCompress)(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }),
          promisify(gzip)(text, { level: 9 }),
        ]);
        await Promise.all([writeFile(`${file}.br`, br), writeFile(`${file}.gz`, gz)]);
      }),
  );
}

/** An empty database for first starts, which would spend seconds on making one. Kept from one build to the next. */
async function buildDatabase() {
  const { version } = JSON.parse(await readFile(path.join(root, "node_modules/@electric-sql/pglite/package.json")));
  const kept = path.join(root, `node_modules/.cache/pglite-${version}`);
  if (!existsSync(kept)) {
    const { makePglite } = await import(pathToFileURL(await bundle("server/db/make-pglite.ts")));
    await makePglite(kept);
  }
  const template = path.join(root, "dist/server/pglite-template");
  await cp(kept, template, { recursive: true });
  // Whoever runs the build may be another user than who made it, and the template holds nothing of anybody.
  const entries = await readdir(template, { recursive: true, withFileTypes: true });
  await Promise.all([
    chmod(template, 0o755),
    ...entries.map((entry) => chmod(path.join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644)),
  ]);
}

/** Builds everything. The stamp is written last, so a build that was broken off counts as missing. */
export async function buildAll() {
  const stamp = sourceStamp();
  await rm(stampFile, { force: true });
  await Promise.all([
    buildWeb(),
    buildDatabase(),
    bundle("server/main.ts", path.join(root, "dist/server/main.js")),
    bundle("server/audit/verify-main.ts", path.join(root, "dist/server/audit-verify.js")),
    bundle("server/desired/drift-main.ts", path.join(root, "dist/server/drift.js")),
    bundle("server/doctor/doctor-main.ts", path.join(root, "dist/server/doctor.js")),
    bundle("server/doctor/probe/probe-main.ts", path.join(root, "dist/server/probe.js")),
    bundle("sandbox/main.ts", path.join(root, "dist/sandbox/main.js")),
  ]);
  writeStamp(stamp);
}

if (process.argv[1] === import.meta.filename) await buildAll();
