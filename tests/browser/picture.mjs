// A picture of a page as a small file in docs/images.

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { palettePng } from "./palette.mjs";

export async function picture(page, name, colorScheme = "light") {
  await page.emulateMedia({ colorScheme });
  await page.mouse.move(0, 0);
  const taken = await page.screenshot({ animations: "disabled" });
  const { width, height, bytes } = await page.evaluate(pixelsOf, taken.toString("base64"));
  const pixels = Buffer.from(bytes, "latin1");
  writeFileSync(
    join(process.env.SOURCE_DIR, "docs/images", `${name}.png`),
    palettePng({ width, height, pixels }),
  );
}

/** Runs in a page: the browser can read a PNG. */
async function pixelsOf(png) {
  const data = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
  const image = await createImageBitmap(new Blob([data], { type: "image/png" }));
  const paper = new OffscreenCanvas(image.width, image.height).getContext("2d");
  paper.drawImage(image, 0, 0);
  const pixels = paper.getImageData(0, 0, image.width, image.height).data;
  let bytes = "";
  for (let at = 0; at < pixels.length; at += 8192) {
    bytes += String.fromCharCode(...pixels.subarray(at, at + 8192));
  }
  return { width: image.width, height: image.height, bytes };
}
