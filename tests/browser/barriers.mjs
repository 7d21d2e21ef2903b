// What stands in somebody's way on a page: what axe finds, in light and dark, and what has to be scrolled sideways on
// a narrow screen.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { packages } from "../packages.mjs";

const axe = readFileSync(packages.resolve("axe-core/axe.min.js"), "utf8");
const narrow = 320;

/** A sentence each. The page must have been opened with bypassCSP: axe is a script that it would refuse. */
export async function barriersOf(name, page) {
  const barriers = [];
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme });
    barriers.push(...(await violations(page)).map((what) => `${name}, ${colorScheme}: ${what}`));
  }
  const width = await widthWhenNarrow(page);
  if (width > narrow) barriers.push(`${name}: ${width} px wide on a screen of ${narrow} px`);
  return barriers;
}

/** What axe finds in the page as it is now. */
export async function violations(page) {
  if (!(await page.evaluate("'axe' in window"))) await page.addScriptTag({ content: axe });
  const { passes, violations } = await page.evaluate(() => window.axe.run());
  assert.ok(passes.length > 5, "axe has hardly looked at anything");
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, any }) => `${id} (${help}) ${html} ${any[0]?.message ?? ""}`),
  );
}

async function widthWhenNarrow(page) {
  const screen = page.viewportSize();
  await page.setViewportSize({ width: narrow, height: 640 });
  const width = await page.evaluate(async () => {
    for (let frames = 0; frames < 3; ++frames) await new Promise(requestAnimationFrame); // it settles
    return document.scrollingElement.scrollWidth;
  });
  await page.setViewportSize(screen);
  return width;
}
