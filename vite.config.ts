import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { preloadFirstPage } from "./web/build/preload-first-page.ts";

const bff = process.env["BFF_URL"] ?? "http://localhost:3000";

export default defineConfig({
  root: "web",
  publicDir: "../public",
  plugins: [
    react(),
    tailwindcss(),
    preloadFirstPage(["/app/start.tsx", "/features/channels/channels-page.tsx"]),
  ],
  build: {
    outDir: "../dist/web",
    emptyOutDir: true,
    target: "es2022",
    manifest: true,
    // The plugin above preloads what is needed; what comes later is one small chunk each.
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Packages every page needs: one file that changes only with an upgrade.
            { name: "vendor", test: /node_modules\/(react|react-dom|scheduler|react-router|@tanstack|zustand|valibot)\// },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": bff, "/auth": bff },
  },
});
