// How the pages are built: every folder here with an index.html is a page. The result goes to
// build/clients, from where the server's build takes it into the executable.

import { existsSync, readdirSync } from "node:fs";
import { defineConfig } from "vitest/config";

const pages = readdirSync(".")
  .map((folder) => [folder, `${folder}/index.html`] as const)
  .filter(([, page]) => existsSync(page));

export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../build/clients",
    emptyOutDir: true,
    target: ["chrome87", "firefox78", "safari14.1"],
    // The server's Content-Security-Policy knows neither inline scripts nor data: URLs.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: Object.fromEntries(pages) },
  },
  // The contract tests lie outside of this folder; their packages are here.
  resolve: {
    dedupe: ["vitest", "ajv", "yaml", "@asyncapi/specs", "@seriousme/openapi-schema-validator"],
  },
  test: {
    include: ["*/**/*.test.{ts,tsx}", "../tests/contract/*.test.ts"],
    exclude: ["node_modules/**"],
    testTimeout: 60_000, // a busy machine is slow, not wrong
  },
});
