// `npm run audit:verify`: builds what is missing, then checks the audit trail.
import { ensureBuilt } from "./ensure-built.mjs";
import { sayFailure } from "./say.mjs";

try {
  await ensureBuilt();
} catch (error) {
  sayFailure(error.message);
  process.exit(2);
}

await import("../dist/server/audit-verify.js");
