import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const file = /(?:src|href)="\/([^"]+\.js)"/g;
const inline = /<script>([\s\S]*?)<\/script>/g;

/**
 * Refuses a build whose first page weighs too much: all scripts that `index.html` names or holds, which the first row
 * waits for.
 *
 * @param mostKiB Most they may weigh, gzipped.
 */
export function firstPageWeight(mostKiB: number): Plugin {
  return {
    name: "first-page-weight",
    apply: "build",
    // Only what is written names all the files that are fetched later.
    writeBundle(_options, bundle) {
      const page = bundle["index.html"];
      const html = page?.type === "asset" ? String(page.source) : "";
      const named = [...html.matchAll(file)].map(([, name = ""]) => {
        const chunk = bundle[name];
        if (chunk?.type !== "chunk") throw new Error(`index.html names ${name}, which is no script of the build`);
        return chunk.code;
      });
      if (named.length === 0) throw new Error("index.html names no script");
      const kiB = weightKiB([...named, ...[...html.matchAll(inline)].map(([, code = ""]) => code)]);
      if (kiB > mostKiB) {
        throw new Error(
          `The first page's scripts weigh ${kiB.toFixed(1)} KiB, of at most ${mostKiB}: load what its first row does not need later, with import().`,
        );
      }
    },
  };
}

function weightKiB(codes: readonly string[]): number {
  return codes.reduce((sum, code) => sum + gzipSync(code, { level: 9 }).length, 0) / 1024;
}
