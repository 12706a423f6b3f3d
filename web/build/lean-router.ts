import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

/** A name for developers' tools, and with it a use of what nothing else uses. */
const displayName = /^\w+\.displayName = "[^"]*";$/gm;
const construction = /^(var \w+ = )(React\d*\.(?:forwardRef|createContext|memo)\()/gm;

/**
 * The router without what the console does not use of it. Its package names its build with warnings for developers, and
 * has another without them; in both, names for developers' tools keep in what nobody imports: forms, fetchers, links
 * that fetch data ahead.
 */
export function leanRouter(): Plugin {
  const entry = fileURLToPath(import.meta.resolve("react-router")).replace("development", "production");
  return {
    name: "lean-router",
    apply: "build",
    config: () => ({ resolve: { alias: [{ find: /^react-router$/, replacement: entry }] } }),
    transform: {
      filter: { id: /react-router\/dist\/production\/chunk-[^/]*\.mjs$/ },
      handler: (code) => ({
        code: code.replace(displayName, "").replace(construction, "$1/* @__PURE__ */ $2"),
        map: null,
      }),
    },
  };
}
