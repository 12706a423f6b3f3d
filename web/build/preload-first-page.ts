import type { Plugin } from "vite";

/**
 * Has the browser ask for the first page's code beside the entry, instead of after it has run: the entry imports it
 * dynamically, which Vite by itself does not preload.
 *
 * @param source End of the id of the page's module.
 */
export function preloadFirstPage(source: string): Plugin {
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
        const page = chunks.find(({ moduleIds }) => moduleIds.some((id) => id.endsWith(source)));
        if (!page) throw new Error(`${source} is in no chunk`);
        add(page.fileName);
        return [...files].map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
          injectTo: "head" as const,
        }));
      },
    },
  };
}
