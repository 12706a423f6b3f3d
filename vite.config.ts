import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { apartEndpoints } from "./web/build/apart-endpoints.ts";
import { apartValibot } from "./web/build/apart-valibot.ts";
import { firstPageChunks } from "./web/build/first-page-chunks.ts";
import { firstPageWeight } from "./web/build/first-page-weight.ts";
import { inlineHead } from "./web/build/inline-head.ts";
import { leanRouter } from "./web/build/lean-router.ts";
import { outline } from "./web/build/outline.ts";
import { placeIconSymbols } from "./web/build/place-icons.ts";
import { preloadFirstPage } from "./web/build/preload-first-page.ts";

const bff = `http://localhost:${process.env.PORT?.trim() || "3000"}`;

const page = "/web/features/channels/channels-page.tsx";
const schemas = apartValibot();
const chunks = firstPageChunks({ entry: "/web/main.ts", page, schemasUsedBy: schemas.usedBy });

export default defineConfig({
  root: "web",
  publicDir: "../public",
  plugins: [
    react(),
    tailwindcss(),
    leanRouter(),
    apartEndpoints(),
    schemas.plugin,
    chunks.plugin,
    placeIconSymbols(),
    inlineHead("head.ts"),
    preloadFirstPage(page),
    outline("app/outline.tsx"),
    firstPageWeight(116),
  ],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // The plugin above preloads what is needed; what comes later is one small chunk each.
    modulePreload: {
      polyfill: false,
      // Every page has loaded these before it asks for more.
      resolveDependencies: (_file, files) => files.filter((file) => !/\/(entry|vendor|rolldown-runtime)-/.test(file)),
    },
    rolldownOptions: {
      output: {
        // Names that the first page holds by the hundred: these compress better.
        hashCharacters: "hex",
        codeSplitting: { groups: chunks.groups },
        // The first page names every chunk, most of them for later: `manifest.json` tells what they hold.
        chunkFileNames: ({ name }) =>
          /^(entry|vendor|channels|rolldown-runtime)$/.test(name) ? "assets/[name]-[hash].js" : "assets/[hash:7].js",
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": bff, "/auth": bff },
  },
});
