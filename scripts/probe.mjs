// `npm run probe`: builds what is missing, then says where Zoom answers otherwise than its contract says.
import { ensureBuilt } from "./ensure-built.mjs";
import { sayFailure } from "./say.mjs";

try {
  await ensureBuilt();
} catch (error) {
  sayFailure(error.message);
  process.exit(2);
}

await import("../dist/server/probe.js");
