import { readFile } from "node:fs/promises";
import type { Plugin } from "vite";

const index = /\/valibot\/dist\/index\.mjs$/;
const part = /\/valibot\/dist\/index\.mjs\?part=(\d+)$/;
const declaration = /^(?:async )?(?:function\*?|let|const|var|class) ([\w$]+)/gm;
const identifier = /(?<![\w$.])[A-Za-z_$][\w$]*(?!\s*:)/g;
/** Of code that was compiled: types are gone. */
const namespaceImport = /import \* as (\w+) from ["']valibot["']/;
const namedImport = /import \{([^}]+)\} from ["']valibot["']/;

interface Part {
  readonly code: string;
  readonly names: readonly string[];
}

interface Apart {
  readonly parts: readonly Part[];
  /** Which part declares a name. */
  readonly placeOf: ReadonlyMap<string, number>;
  /** Names as they are exported, with those they are declared by. */
  readonly exported: readonly (readonly [exported: string, declared: string])[];
}

/** The package's one file names the files it was made of. */
function partsOf(source: string): Apart {
  const [body = "", list = ""] = source.split(/^export \{/m);
  const parts = body.split(/^\/\/#region .*$/m).map((code): Part => {
    const names = [...code.matchAll(declaration)].map(([, name = ""]) => name);
    return { code, names };
  });
  const placeOf = new Map(parts.flatMap(({ names }, at) => names.map((name) => [name, at] as const)));
  const exported = list
    .replace(/\}[\s\S]*/, "")
    .split(",")
    .map((one) => one.trim().split(/ as /))
    .flatMap(([declared, name = declared]) => (declared && name ? [[name, declared] as const] : []));
  return { parts, placeOf, exported };
}

/** What a part uses of the others. */
function codeOf({ parts, placeOf }: Apart, at: number): string {
  const { code = "", names = [] } = parts[at] ?? {};
  const plain = code.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, "").replace(/"(?:\\.|[^"\\])*"/g, '""');
  const used = new Set([...plain.matchAll(identifier)].map(([name]) => name));
  const imports = [...used].flatMap((name) => {
    const place = placeOf.get(name);
    return place === undefined || place === at ? [] : [`import { ${name} } from "./index.mjs?part=${place}";`];
  });
  return [...imports, code, `export { ${names.join(", ")} };`].join("\n");
}

/**
 * Makes a module of each function of the library for schemas: as one module it would come with the first page whole,
 * which needs a quarter of it.
 */
export function apartValibot(): { readonly plugin: Plugin; readonly usedBy: (code: string) => readonly string[] } {
  let apart: Apart = { parts: [], placeOf: new Map(), exported: [] };
  const read = async (id: string): Promise<Apart> => {
    if (apart.parts.length === 0) apart = partsOf(await readFile(id.replace(/\?.*/, ""), "utf8"));
    return apart;
  };
  const lineOf = ([name, declared]: readonly [string, string]): string =>
    `export { ${declared} as ${name} } from "./index.mjs?part=${apart.placeOf.get(declared)}";`;
  return {
    plugin: {
      name: "apart-valibot",
      apply: "build",
      load: {
        filter: { id: /\/valibot\/dist\/index\.mjs/ },
        async handler(id) {
          const of = await read(id);
          const place = part.exec(id)?.[1];
          const code = place === undefined ? of.exported.map(lineOf).join("\n") : codeOf(of, Number(place));
          return { code, moduleType: "js", moduleSideEffects: false };
        },
      },
    },
    /** Ends of the ids of the modules that a module uses of it. */
    usedBy: (code) => {
      const space = namespaceImport.exec(code)?.[1];
      const names =
        space === undefined
          ? (namedImport.exec(code)?.[1] ?? "").split(",").map((one) => one.trim().replace(/ as .*/, ""))
          : [...code.matchAll(new RegExp(`\\b${space}\\.(\\w+)`, "g"))].map(([, name = ""]) => name);
      const declaredBy = new Map(apart.exported);
      return [...new Set(names)].flatMap((name) => {
        const place = apart.placeOf.get(declaredBy.get(name) ?? "");
        return place === undefined ? [] : [`/valibot/dist/index.mjs?part=${place}`];
      });
    },
  };
}

export const isValibotIndex = (id: string): boolean => index.test(id);
export const isValibotPart = (id: string): boolean => part.test(id);
