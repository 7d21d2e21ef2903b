// A picture of a screen as a PNG with a palette: a third of the bytes, and a screen has few colours.

import { crc32, deflateSync } from "node:zlib";

const colours = 256;

/** `pixels`: four bytes each, as a canvas has them; nothing is transparent. */
export function palettePng({ width, height, pixels }) {
  const shades = new Uint32Array(width * height);
  const seen = new Map();
  for (let at = 0; at < shades.length; at += 1) {
    const [red, green, blue] = pixels.subarray(4 * at, 4 * at + 3);
    shades[at] = (red << 16) | (green << 8) | blue;
    seen.set(shades[at], (seen.get(shades[at]) ?? 0) + 1);
  }
  const palette = [...seen.keys()].sort((a, b) => seen.get(b) - seen.get(a)).slice(0, colours);
  const place = new Map([...seen.keys()].map((shade) => [shade, nearest(palette, shade)]));

  const rows = Buffer.alloc(height * (width + 1)); // each row begins with its filter: 0, none
  for (let at = 0; at < shades.length; at += 1) {
    rows[at + Math.floor(at / width) + 1] = place.get(shades[at]);
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8); // eight bits a pixel, of a palette
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    chunk("IHDR", head),
    chunk("PLTE", Buffer.from(palette.flatMap(channels))),
    chunk("IDAT", deflateSync(rows, { level: 9 })),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

const channels = (shade) => [shade >> 16, (shade >> 8) & 255, shade & 255];

function nearest(palette, shade) {
  const wanted = channels(shade);
  const distance = (other) =>
    channels(other).reduce((sum, value, index) => sum + (value - wanted[index]) ** 2, 0);
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [index, other] of palette.entries()) {
    const far = distance(other);
    if (far < least) [best, least] = [index, far];
  }
  return best;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
