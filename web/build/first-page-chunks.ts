import type { Plugin } from "vite";

interface ChunkGroup {
  readonly name: string;
  readonly test: (id: string) => boolean;
  readonly priority: number;
}

/**
 * Keeps the files of the first page few: packages every page needs, the frame, and the first page's own code, each
 * with everything it imports. Left to itself the bundler makes a file of every module that two pages share, and on a
 * slow line each file costs a round trip.
 *
 * @param modules Ends of the ids of the entry and of the modules it imports one after the other.
 */
export function firstPageChunks(modules: { readonly entry: string; readonly frame: string; readonly page: string }): {
  readonly plugin: Plugin;
  readonly groups: ChunkGroup[];
} {
  const owners = new Map<string, "entry" | "frame" | "page">();
  const plugin: Plugin = {
    name: "first-page-chunks",
    apply: "build",
    buildEnd() {
      owners.clear();
      for (const owner of ["entry", "frame", "page"] as const) {
        const visit = (id: string): void => {
          if (owners.has(id)) return;
          owners.set(id, owner);
          this.getModuleInfo(id)?.importedIds.forEach(visit);
        };
        const start = [...this.getModuleIds()].find((id) => id.endsWith(modules[owner]));
        if (start) visit(start);
      }
    },
  };
  const vendor = /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zustand|valibot)\//;
  return {
    plugin,
    groups: [
      // First, since a group takes what its modules import with it, and the entry must not wait for the others.
      { name: "entry", test: (id) => owners.get(id) === "entry", priority: 4 },
      { name: "vendor", test: (id) => vendor.test(id), priority: 3 },
      { name: "frame", test: (id) => owners.get(id) === "frame", priority: 2 },
      { name: "channels", test: (id) => owners.get(id) === "page", priority: 1 },
    ],
  };
}
