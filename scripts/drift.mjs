// `npm run drift`: builds what is missing, then says what in the account is otherwise than a file says.
import { ensureBuilt } from "./ensure-built.mjs";
import { sayFailure } from "./say.mjs";

try {
  await ensureBuilt();
} catch (error) {
  sayFailure(error.message);
  process.exit(2);
}

await import("../dist/server/drift.js");
