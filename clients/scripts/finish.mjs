// Last step of the build, on build/clients: refuses a page that carries a script in itself, which the
// server's Content-Security-Policy would stop, and puts .gz and .br copies beside what is worth it.

import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";

const built = join(import.meta.dirname, "../../build/clients");
const text = new Set([".html", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest"]);
const worthCompressing = 1024; // bytes; less fits in one packet as it is

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>|\son[a-z]+\s*=|javascript:/i;

for (const name of readdirSync(built, { recursive: true })) {
  const file = join(built, name);
  if (!statSync(file).isFile() || !text.has(extname(file))) continue;
  const bytes = readFileSync(file);
  if (extname(file) === ".html" && inlineScript.test(bytes.toString())) {
    console.error(
      `${name}: a script inside the page would not run; put it into a file of its own.`,
    );
    process.exitCode = 1;
  }
  if (bytes.length < worthCompressing) continue;
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  writeFileSync(`${file}.br`, brotliCompressSync(bytes));
}
