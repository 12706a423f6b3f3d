import type { Plugin } from "vite";
import { isValibotIndex, isValibotPart } from "./apart-valibot.ts";

interface ChunkGroup {
  readonly name: string;
  readonly test: (id: string) => boolean;
  readonly priority: number;
  /** Only modules that so many files import. */
  readonly minShareCount?: number;
}

interface FirstPage {
  readonly entry: string;
  readonly page: string;
  /** Ends of the ids of the modules that a module uses of the library for schemas. */
  readonly schemasUsedBy: (code: string) => readonly string[];
}

const vendor = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zustand|valibot)\//;

/** Parts of these packages that the first page does without. */
const laterVendor =
  /@tanstack\/.*\/(queriesObserver|useQueries|mutationObserver|useMutation)\.js$|zustand\/esm\/middleware\.mjs$/;
/** Menus, panels and suggestions: what has none of them does without their library. */
const popups = /\/(@base-ui|@floating-ui)\//;
const common =
  /@tanstack\/|\/valibot\/|\/domain\/|\/web\/(lib|stores|shared\/(access|changes|channel|channels|done|exports|forms|lists|members|people)|components\/(?!(menu|menu-item|panel|combobox)\.))/;
/** Choosing people and channels, which a dialog of most pages is for. */
const people = /\/web\/(components\/combobox\.|shared\/(channel-picker|people-picker|person-picker)\/)/;
/** Lists of the inventory, which several pages show; what opens in them comes when it is asked for. */
const inventory =
  /\/web\/(components\/filter-chip\.|shared\/inventory(-table\/|-channels\/(?!facet-)|\/(?!person-|use-now|age\.)))/;
/** Which operations there are: each by itself is smaller than its file's name. */
const endpoints = /\/contract\/(endpoints\.gen|call)\.ts/;
const icons = /node_modules\/lucide-react\//;

/** The icon library's index imports every icon there is; which ones a module uses stands in its own import. */
const iconIndex = /lucide-react\/dist\/esm\/lucide-react\.m?js$/;
const iconImport = /import\s*\{([^}]*)\}\s*from\s*"lucide-react"/g;

/**
 * Keeps the files of the first page few: packages every page needs, the frame, and the first page's own code, each with
 * everything it imports. Left to itself the bundler makes a file of every module that two pages share, and on a
 * slow line each file costs a round trip.
 *
 * @param modules Ends of the ids of the entry and of the page's module, which it imports dynamically.
 */
export function firstPageChunks(modules: FirstPage): {
  readonly plugin: Plugin;
  readonly groups: ChunkGroup[];
} {
  const owners = new Map<string, "entry" | "page">();
  const plugin: Plugin = {
    name: "first-page-chunks",
    apply: "build",
    buildEnd() {
      owners.clear();
      const ids = [...this.getModuleIds()];
      for (const owner of ["entry", "page"] as const) {
        const visit = (id: string | undefined): void => {
          if (id === undefined || owners.has(id)) return;
          owners.set(id, owner);
          const info = this.getModuleInfo(id);
          for (const imported of info?.importedIds ?? []) {
            const code = info?.code ?? "";
            const used = iconIndex.test(imported)
              ? iconFiles(code)
              : isValibotIndex(imported)
                ? modules.schemasUsedBy(code)
                : null;
            if (!used) visit(imported);
            else for (const file of used) visit(ids.find((other) => other.endsWith(file)));
          }
        };
        visit(ids.find((id) => id.endsWith(modules[owner])));
      }
    },
  };
  const isLater = (id: string): boolean => laterVendor.test(id) || (isValibotPart(id) && !owners.has(id));
  return {
    plugin,
    groups: [
      { name: "vendor", test: (id) => vendor.test(id) && !isLater(id), priority: 3 },
      { name: "entry", test: (id) => owners.get(id) === "entry" && !laterVendor.test(id), priority: 2 },
      { name: "channels", test: (id) => owners.get(id) === "page", priority: 1 },
      { name: "popups", test: (id) => popups.test(id), priority: 1 },
      // What several of the other pages use is one file too; so is every icon of theirs, each smaller than its name.
      { name: "common", test: (id) => common.test(id), priority: 0, minShareCount: 2 },
      { name: "people", test: (id) => people.test(id), priority: 0, minShareCount: 2 },
      { name: "inventory", test: (id) => inventory.test(id), priority: 0, minShareCount: 2 },
      { name: "endpoints", test: (id) => endpoints.test(id), priority: 0 },
      { name: "icons", test: (id) => icons.test(id), priority: 0 },
    ],
  };
}

/** Files of the icons a module imports: `ArrowUp as Up` stands in `/icons/arrow-up.mjs`. */
function iconFiles(code: string): readonly string[] {
  const names = [...code.matchAll(iconImport)].flatMap(([, list = ""]) => list.split(","));
  return names.map((name) => {
    const [exported = ""] = name.trim().split(/\s+as\s+/);
    const kebab = exported.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[a-z])(?=\d)/g, "-").toLowerCase();
    return `/icons/${kebab}.mjs`;
  });
}
