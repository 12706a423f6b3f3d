import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { firstPageChunks } from "./web/build/first-page-chunks.ts";
import { inlineHead } from "./web/build/inline-head.ts";
import { outline } from "./web/build/outline.ts";
import { preloadFirstPage } from "./web/build/preload-first-page.ts";

const routerBuild = fileURLToPath(import.meta.resolve("react-router")).replace("development", "production");

const bff = `http://localhost:${process.env.PORT ?? "3000"}`;

const page = "/web/features/channels/channels-page.tsx";
const chunks = firstPageChunks({ entry: "/web/main.ts", page });

export default defineConfig(({ command }) => ({
  root: "web",
  // The router's package names its build with warnings for developers alone; it has another one without them.
  resolve: {
    alias: command === "build" ? [{ find: /^react-router$/, replacement: routerBuild }] : [],
  },
  publicDir: "../public",
  plugins: [
    react(),
    tailwindcss(),
    chunks.plugin,
    inlineHead("head.ts"),
    preloadFirstPage(page),
    outline("app/outline.tsx"),
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
    rolldownOptions: { output: { codeSplitting: { groups: chunks.groups } } },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": bff, "/auth": bff },
  },
}));
