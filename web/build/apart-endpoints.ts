import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const file = /\/contract\/endpoints\.gen\.ts$/;
const one = /\/contract\/endpoints\.gen\.ts\?(\w+)$/;
const imports = /import \{([^}]+)\} from "([^"]*\/endpoints\.gen\.ts)";/g;

/**
 * Makes a module of each operation's endpoint: one module of them all would come whole with the first page, which uses
 * a few.
 */
export function apartEndpoints(): Plugin {
  return {
    name: "apart-endpoints",
    apply: "build",
    enforce: "pre",
    transform: {
      filter: { code: /endpoints\.gen\.ts"/ },
      handler: (code) => ({
        code: code.replace(imports, (_, names: string, from: string) =>
          names
            .split(",")
            .map((name) => name.trim())
            .filter(Boolean)
            .map((name) => `import { ${name} } from "${from}?${name.replace(/ as .*/, "")}";`)
            .join(" "),
        ),
        map: null,
      }),
    },
    load: {
      filter: { id: one },
      async handler(id) {
        const name = one.exec(id)?.[1] ?? "";
        const source = await readFile(id.replace(/\?.*/, ""), "utf8");
        const [line] = new RegExp(`^export const ${name}:.*$`, "m").exec(source) ?? [];
        if (line === undefined) throw new Error(`the contract has no endpoint ${name}`);
        return { code: line.replace(/:[^=]*=/, " ="), moduleType: "js" };
      },
    },
    buildEnd() {
      if ([...this.getModuleIds()].some((id) => file.test(id)))
        this.error("Something imports all endpoints at once: name those that are used, with import { … }.");
    },
  };
}
