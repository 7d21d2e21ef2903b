// Guides and hand-outs to print and to pass on: open to everybody, in every language, by keyboard, on a phone; own
// guides for the host; and everything taken along to another library's laptop.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { startOutward } from "../running/outward.mjs";
import { barriersOf } from "./barriers.mjs";
import { catalogue, en, es, readGuide } from "./content.mjs";
import { cardOf } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually, openBrowser } from "./visitors.mjs";

const small = { width: 320, height: 640 };
const workshop = readGuide("workshop");

aBrowserForEach();

const items = (page) => page.locator(".item");
const itemOf = (page, title) =>
  items(page).filter({ has: page.getByRole("heading", { name: title, exact: true }) });
const opened = (how) => browser.visit("/resources", how);
const named = (title, words) => `${words} ${title}`;

for (const language of ["en", "es", "ar"]) {
  test(`open to everybody, without a barrier and without scrolling sideways: ${language}`, async () => {
    const t = catalogue(language);
    const { title } = workshop.words(language);
    for (const screen of [small, undefined]) {
      const page = await opened({ language, bypassCSP: true, ...(screen && { screen }) });
      await page.getByRole("heading", { level: 1, name: t("resources.heading") }).waitFor();
      await itemOf(page, title).waitFor();
      assert.equal(await page.evaluate(() => document.documentElement.dir), t("direction"));
      assert.deepEqual(await barriersOf("resources", page), []);
    }
  });
}

test("the keyboard alone narrows the list, and the address keeps it", async () => {
  const page = await opened();
  const count = (number) =>
    page.getByText(en("resources.found", { count: number }), { exact: true });
  await items(page).first().waitFor();
  const all = await items(page).count();
  await count(all).waitFor();
  const tabTo = async (control) => {
    await eventually(async () => {
      await page.keyboard.press("Tab");
      assert.ok(await control.evaluate((element) => element === document.activeElement));
    });
  };
  await tabTo(page.getByRole("searchbox", { name: en("resources.words") }));
  await page.keyboard.type("nameless nonsense");
  await page.getByRole("status").getByText(en("resources.none")).waitFor();
  await tabTo(page.getByRole("button", { name: en("resources.clear") }));
  await page.keyboard.press("Enter");
  await count(all).waitFor();

  await page.getByRole("radio", { name: en("resources.use.all") }).focus();
  for (let down = 0; down < 4; ++down) await page.keyboard.press("ArrowDown");
  await page.getByRole("radio", { name: en("resources.use.theming"), checked: true }).waitFor();
  await itemOf(page, readGuide("theming-session").words("en").title).waitFor();
  assert.equal(await itemOf(page, workshop.words("en").title).count(), 0);
  assert.match(page.url(), /#use=theming$/);
  await page.reload();
  await page.getByRole("radio", { name: en("resources.use.theming"), checked: true }).waitFor();
  assert.ok((await items(page).count()) < all);

  await page.getByRole("radio", { name: en("resources.use.all") }).focus();
  await page.keyboard.press("Space");
  await page.getByLabel(en("resources.language")).selectOption("ar");
  await itemOf(page, workshop.words("en").title).waitFor();
  assert.equal(await itemOf(page, readGuide("sweet-spot").words("en").title).count(), 0);
});

test("slides open as a page in its own style, a sheet for each step, and the way back leads back", async () => {
  const page = await opened();
  const { title } = workshop.words("en");
  await page.getByLabel(en("resources.language")).selectOption("es");
  await page.getByLabel(en("resources.paper")).selectOption("letter");
  await itemOf(page, title)
    .getByRole("link", { name: named(title, en("resources.slides")) })
    .click();
  await page.getByRole("heading", { name: workshop.words("es").steps.hopes.prompt }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.lang), "es");
  const head = page.getByRole("heading", { name: workshop.words("es").title });
  const size = await head.evaluate((heading) =>
    Number.parseFloat(getComputedStyle(heading).fontSize),
  );
  assert.ok(size > 80, `the page is drawn without its style: ${size}`);
  const slides = await page.locator(".slide").count();
  assert.equal(pagesOf(await page.pdf({ preferCSSPageSize: true })), slides);
  await page.goBack({ waitUntil: "commit" });
  await itemOf(page, title).waitFor();
  assert.equal(await page.getByLabel(en("resources.language")).inputValue(), "es");
});

test("no slide is higher than its paper, in any guide and language", async () => {
  const page = await opened();
  await page.emulateMedia({ media: "print" });
  const { guides } = await outward.ask("resources");
  const too_high = [];
  for (const { id, languages } of guides)
    for (const language of languages)
      for (const paper of ["a4", "letter"]) {
        const wish = new URLSearchParams({ language, paper, show: "true" });
        await page.goto(`${outward.origin}/api/v1/guides/${id}/slides?${wish}`);
        const found = await page.evaluate(highSlides);
        too_high.push(...found.map((asked) => `${id} ${language} ${paper}: ${asked}`));
      }
  assert.deepEqual(too_high, []);
});

test("every hand-out fits on two sheets, and a card to be cut on one", async () => {
  const page = await opened({ language: "ar" });
  const { handouts } = await outward.ask("resources");
  for (const { id, languages } of handouts)
    for (const language of languages) {
      await page.goto(`${outward.origin}/api/v1/handouts/${id}?language=${language}&show=true`);
      const sheets = pagesOf(await page.pdf({ preferCSSPageSize: true }));
      const most = (await page.locator(".copy").count()) > 0 ? 1 : 2;
      assert.ok(sheets <= most, `${id} ${language}: ${sheets} sheets`);
    }
});

test("the host has own guides there too, and another library takes everything in at once", async () => {
  const content = await ownGuide("our-street");
  const host = await browser.visit(outward.link);
  const chooser = host.waitForEvent("filechooser");
  await host.getByRole("button", { name: en("editor.install") }).click();
  await (await chooser).setFiles(content);
  await cardOf(host, "A guide of our own").waitFor();

  const stranger = await opened();
  await itemOf(stranger, workshop.words("en").title).waitFor();
  assert.equal(await itemOf(stranger, "A guide of our own").count(), 0);

  await host.getByRole("link", { name: en("resources.heading") }).click();
  const own = itemOf(host, "A guide of our own");
  await own.getByText(en("editor.own", { version: "1.0.0" })).waitFor();
  const slides = await saved(
    host,
    own.getByRole("button", { name: named("A guide of our own", en("resources.slides")) }).first(),
  );
  assert.equal(slides.suggestedFilename(), "our-street-slides.html");
  const all = await saved(host, host.getByRole("button", { name: en("resources.download") }));
  assert.equal(all.suggestedFilename(), "outward-guides-and-hand-outs.zip");
  await takenInElsewhere(await all.path());
});

async function takenInElsewhere(file) {
  const other = await startOutward();
  const theirs = await openBrowser(other.origin);
  try {
    const host = await theirs.visit(other.link, { language: "es" });
    const chooser = host.waitForEvent("filechooser");
    await host.getByRole("button", { name: es("editor.install") }).click();
    await (await chooser).setFiles(file);
    await host
      .locator(".toast")
      .getByText(es("editor.collected", { count: 1 }))
      .waitFor();
    await cardOf(host, "Una guía propia").waitFor();
  } finally {
    await theirs.close();
    await other.stop();
  }
}

async function saved(page, button) {
  const download = page.waitForEvent("download");
  await button.click();
  return download;
}

/** The starter guide under that id, as a pack that the chooser is given. */
async function ownGuide(id) {
  const folder = await mkdtemp(join(tmpdir(), "outward-own-"));
  const run = (...words) =>
    execFileSync(process.env.OUTWARD, ["guide", ...words], { cwd: folder, stdio: "pipe" });
  run("new", id);
  run("pack", id, "-o", "own.pack");
  const buffer = await readFile(join(folder, "own.pack"));
  await rm(folder, { recursive: true });
  return { name: `${id}.guide.json`, mimeType: "application/json", buffer };
}

const pagesOf = (pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;

/** What the slides ask that are higher than a page. Runs in the page. */
function highSlides() {
  return [...document.querySelectorAll(".slide")]
    .filter((slide) => {
      const most = Number.parseFloat(getComputedStyle(slide).minBlockSize);
      return slide.getBoundingClientRect().height > most + 1;
    })
    .map((slide) => slide.querySelector("h1").textContent);
}
