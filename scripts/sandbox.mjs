// `npm run sandbox`: the local Zoom alone.
import { ensureBuilt } from "./ensure-built.mjs";

await ensureBuilt();
await import("../dist/sandbox/main.js");
