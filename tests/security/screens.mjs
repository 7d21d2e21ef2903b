// What a test sees on a screen that shows hostile words: that they are words, and nothing came of them.

import assert from "node:assert/strict";
import { eventually } from "../browser/visitors.mjs";

/** Wider than this nothing may be on a phone. */
const narrow = 360;

/** Fails unless the page shows these words as they were written, and nothing ran. */
export async function showsWords(page, words) {
  await eventually(async () => {
    const shown = await page.evaluate(wordsOnPage);
    const missing = [words].flat().filter((text) => !shown.includes(text));
    assert.deepEqual(missing, [], `not on ${new URL(page.url()).pathname}`);
  });
  await isCalm(page);
}

/** No script ran and nothing in the page could start one. */
export async function isCalm(page) {
  assert.deepEqual(await page.evaluate(traces), [], new URL(page.url()).pathname);
}

/** Fails when the page has something that is wider than the screen, now or on a phone. */
export async function fitsScreen(page, width = narrow) {
  const size = page.viewportSize();
  for (const screen of [size, { ...size, width: Math.min(width, size.width) }]) {
    await page.setViewportSize(screen);
    assert.deepEqual(
      await page.evaluate(tooWide),
      [],
      `${new URL(page.url()).pathname}, ${screen.width} px`,
    );
  }
  await page.setViewportSize(size);
}

/** How many elements of each kind the page has. */
export const elementsOf = (page) => page.evaluate(countElements);

function wordsOnPage() {
  const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value);
  return [document.body.textContent, document.title, ...fields].join("\n");
}

function traces() {
  const addresses = ["href", "xlink:href", "src", "action", "formaction", "data"];
  const found = "ran" in window ? ["a script ran"] : [];
  for (const element of document.querySelectorAll("*")) {
    for (const { name, value } of element.attributes) {
      const leads = addresses.includes(name) && /^\s*(javascript|vbscript|data:text)/i.test(value);
      if (leads || name.startsWith("on") || name === "srcdoc") {
        found.push(`${element.localName} ${name}=${value}`);
      }
    }
  }
  return found;
}

function countElements() {
  const counts = {};
  for (const { localName } of document.querySelectorAll("*")) {
    counts[localName] = (counts[localName] ?? 0) + 1;
  }
  return Object.fromEntries(Object.entries(counts).sort());
}

/** Runs in the page: the elements that stick out where the page can be moved sideways. */
function tooWide() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  return [...document.querySelectorAll("body *")]
    .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
    .map(
      ({ localName, className, textContent }) =>
        `${localName}.${className}: ${textContent.slice(0, 40)}`,
    )
    .slice(0, 5);
}
