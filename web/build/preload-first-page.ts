import type { Plugin } from "vite";

/**
 * Has the page ask for the application and its first page beside the entry, instead of after it has run: the entry
 * imports them dynamically, which Vite by itself does not preload.
 *
 * @param sources Modules that are imported dynamically, relative to Vite's root.
 */
export function preloadFirstPage(sources: readonly string[]): Plugin {
  return {
    name: "preload-first-page",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((output) => output.type === "chunk");
        const byFile = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
        const files = new Set<string>();
        const add = (file: string): void => {
          const chunk = byFile.get(file);
          if (!chunk || files.has(file) || html.includes(file)) return;
          files.add(file);
          chunk.imports.forEach(add);
        };
        for (const source of sources) {
          const chunk = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
          if (!chunk) throw new Error(`${source} is in no chunk`);
          add(chunk.fileName);
        }
        return {
          // Vite drops the attribute that keeps the page from painting before the theme is known.
          html: html.replace('<script type="module"', '<script type="module" blocking="render"'),
          tags: [...files].map((file) => ({
            tag: "link",
            attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
            injectTo: "head",
          })),
        };
      },
    },
  };
}
