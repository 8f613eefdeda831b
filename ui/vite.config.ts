import { fileURLToPath } from "node:url";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { frozenPrototype } from "./frozen.ts";

export default defineConfig({
  plugins: [svelte(), frozenPrototype()],
  // The page is loaded from inside the app, so every path is relative to it.
  base: "./",
  resolve: {
    alias: { $lib: fileURLToPath(new URL("./src/lib", import.meta.url)) },
  },
  build: {
    outDir: "dist",
    emptyOutDir: true,
    target: ["safari16", "chrome108"],
    // The content security policy has no `data:` for fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    modulePreload: false,
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: true },
  test: { include: ["src/**/*.test.ts"] },
});
