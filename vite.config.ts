import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const bff = process.env["BFF_URL"] ?? "http://localhost:3000";

export default defineConfig({
  root: "web",
  publicDir: "../public",
  plugins: [react(), tailwindcss()],
  build: { outDir: "../dist/web", emptyOutDir: true, target: "es2022", manifest: true },
  server: {
    port: 5173,
    strictPort: true,
    proxy: { "/api": bff, "/auth": bff },
  },
});
