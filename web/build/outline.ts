import { mkdtemp, rm } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { createElement, type FunctionComponent } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { MemoryRouter } from "react-router";
import { build } from "rolldown";
import type { Plugin } from "vite";

/**
 * Paints before any script runs: puts the outline, rendered once, into the page, and the style sheet too, which the page
 * would otherwise wait for. The server's content security policy lets the styles stand there by the hash of their text.
 *
 * @param entry Module that exports `Outline`, relative to Vite's root.
 */
export function outline(entry: string): Plugin {
  let file = entry;
  return {
    name: "outline",
    apply: "build",
    configResolved({ root }) {
      file = path.join(root, entry);
    },
    transformIndexHtml: {
      order: "post",
      async handler(html, { bundle = {} }) {
        const markup = await render(file);
        const place = '<div id="root"></div>';
        if (!html.includes(place)) throw new Error(`index.html has no ${place}`);
        const sheet = /<link rel="stylesheet"[^>]*href="\/([^"]+)"[^>]*>/.exec(html);
        const asset = sheet?.[1] ? bundle[sheet[1]] : undefined;
        if (!sheet || asset?.type !== "asset") throw new Error("index.html has no style sheet of the build");
        return html
          .replace(sheet[0], () => `<style>${String(asset.source).trim()}</style>`)
          .replace(place, () => `<div id="root">${markup}</div>`);
      },
    },
  };
}

async function render(file: string): Promise<string> {
  // Beside the packages it imports.
  const folder = await mkdtemp(path.resolve("node_modules/.outline-"));
  try {
    const output = path.join(folder, "outline.mjs");
    await build({
      input: file,
      platform: "node",
      external: (id) => !id.startsWith(".") && !path.isAbsolute(id),
      logLevel: "warn",
      output: { file: output, format: "esm", codeSplitting: false },
    });
    const { Outline }: { Outline: FunctionComponent } = await import(pathToFileURL(output).href);
    return renderToStaticMarkup(createElement(MemoryRouter, null, createElement(Outline)));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
