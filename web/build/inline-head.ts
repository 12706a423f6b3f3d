import path from "node:path";
import { build } from "rolldown";
import type { Plugin } from "vite";

/**
 * Puts a small script into the page itself, where `<!-- NAME -->` stands for its module. The server's content security
 * policy lets it run by the hash of its text.
 *
 * @param entry The script's module, relative to Vite's root.
 */
export function inlineHead(entry: string): Plugin {
  let file = entry;
  let isMinified = false;
  return {
    name: "inline-head",
    configResolved({ root, build: { minify } }) {
      file = path.join(root, entry);
      isMinified = minify !== false;
    },
    transformIndexHtml: {
      order: "post",
      async handler(html) {
        const place = `<!-- ${entry} -->`;
        if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
        const { output } = await build({ input: file, write: false, output: { format: "iife", minify: isMinified } });
        return html.replace(place, () => `<script>${output[0].code.trim()}</script>`);
      },
    },
  };
}
