// `npm run sandbox`: the local Zoom alone.
import { isBuilt } from "./build-stamp.mjs";

if (!isBuilt()) {
  const { buildAll } = await import("./build.mjs");
  await buildAll();
}
await import("../dist/sandbox/main.js");
