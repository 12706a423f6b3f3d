// `npm run sandbox`: the local Zoom alone.
import { ensureBuilt } from "./ensure-built.mjs";
import { sayFailure } from "./say.mjs";

try {
  await ensureBuilt();
} catch (error) {
  sayFailure(error.message);
  process.exit(1);
}
await import("../dist/sandbox/main.js");
