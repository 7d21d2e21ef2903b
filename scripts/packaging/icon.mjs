// Makes an .ico for Windows of an .svg: node icon.mjs IN.svg OUT.ico. Needs rsvg-convert.
// An .ico is a head, sixteen bytes for each picture, and the pictures, which may be PNG.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const pictures = [16, 24, 32, 48, 256].map((size) => ({
  size,
  png: execFileSync("rsvg-convert", ["-w", String(size), "-h", String(size), from]),
}));

const head = Buffer.alloc(6 + 16 * pictures.length);
head.writeUInt16LE(1, 2);
head.writeUInt16LE(pictures.length, 4);
let offset = head.length;
pictures.forEach(({ size, png }, number) => {
  const at = 6 + 16 * number;
  head.writeUInt8(size % 256, at);
  head.writeUInt8(size % 256, at + 1);
  head.writeUInt16LE(1, at + 4);
  head.writeUInt16LE(32, at + 6);
  head.writeUInt32LE(png.length, at + 8);
  head.writeUInt32LE(offset, at + 12);
  offset += png.length;
});
writeFileSync(to, Buffer.concat([head, ...pictures.map(({ png }) => png)]));
