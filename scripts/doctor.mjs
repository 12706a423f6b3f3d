// `npm run doctor`: builds what is missing, then says what a connection to Zoom needs and what is wrong with it.
import { ensureBuilt } from "./ensure-built.mjs";
import { sayFailure } from "./say.mjs";

try {
  await ensureBuilt();
} catch (error) {
  sayFailure(error.message);
  process.exit(2);
}

await import("../dist/server/doctor.js");
