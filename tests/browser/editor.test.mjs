// A librarian makes a guide her own: copies one, changes words, minutes and order, mends what the checker finds,
// looks at it as a phone and the wall will show it, saves it, and starts a conversation with it.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { catalogue, en, es, readGuide } from "./content.mjs";
import { asked, facilitatorIn, facilitatorReads, nextButton, phoneIn, roomOf } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually } from "./visitors.mjs";

const guide = readGuide("aspirations");
const english = guide.words("en");
const spanish = guide.words("es");

aBrowserForEach();

/** The host's page with a fresh copy of the guide in the editor. */
async function copied(title, how = {}, t = en) {
  const page = await browser.visit(outward.link, how);
  await copyIn(page, title, t);
  return page;
}

async function copyIn(page, title, t = en) {
  const language = t === es ? "es" : "en";
  const card = page.getByRole("article").filter({
    has: page.getByRole("heading", { name: guide.words(language).title, exact: true }),
  });
  await card.getByRole("button", { name: t("host.read"), exact: true }).click();
  await page.getByRole("button", { name: t("editor.change_guide") }).click();
  await page
    .getByRole("dialog")
    .getByRole("textbox")
    .nth(language === "es" ? 1 : 0)
    .fill(title);
  await page.getByRole("button", { name: t("editor.copy"), exact: true }).click();
  await heading(page, title).waitFor();
}

const heading = (page, title) => page.getByRole("heading", { level: 1, name: title, exact: true });
const outline = (page, t = en) => page.getByRole("navigation", { name: t("editor.steps") });
const field = (page, label, language = "English") =>
  page.getByRole("textbox", { name: en("editor.in_language", { label, language }), exact: true });
const sound = (page) => page.getByRole("heading", { name: en("editor.sound") }).waitFor();
const toMend = (page, count) =>
  page.getByRole("heading", { name: en("editor.to_mend", { count }) }).waitFor();
const saveButton = (page, version) =>
  page.getByRole("button", { name: en("editor.save", { version }), exact: true });

async function open(page, title) {
  await outline(page)
    .getByRole("button", { name: new RegExp(`^${title}`) })
    .click();
  await page.getByRole("heading", { level: 2, name: title, exact: true }).waitFor();
}

/** The titles of the steps, in the order of the list. */
const order = async (page) => {
  const titles = await outline(page).locator("li .outline-step bdi").allTextContents();
  return titles.map((title) => title.trim());
};

async function save(page, version) {
  await saveButton(page, version).click();
  await page.getByText(en("editor.saved", { version })).first().waitFor();
}

test("a guide is copied, changed in two languages, saved, and held", async () => {
  const page = await copied("Hopes for Mill Street");
  const { challenges } = english.steps;
  await open(page, challenges.title);
  await field(page, en("editor.prompt")).fill("What do you hope for on Mill Street?");
  await field(page, en("editor.prompt"), "Español").fill("¿Qué espera usted para la calle Mill?");
  await page.getByLabel(en("editor.minutes"), { exact: true }).fill("11");
  await page.getByRole("button", { name: en("editor.add_probe") }).click();
  const number = Object.keys(challenges.probes).length + 1;
  const probe = en("editor.probe_n", { number });
  await page.keyboard.type("Who else on Mill Street hopes for that?");
  await page
    .getByText(en("editor.missing", { language: "Español" }))
    .first()
    .waitFor();
  await field(page, probe, "Español").fill("¿Quién más espera eso?");
  const before = await order(page);
  await page
    .getByRole("button", { name: en("editor.move_up", { what: challenges.title }), exact: true })
    .click();
  const at = before.indexOf(challenges.title);
  await eventually(async () => assert.equal((await order(page)).indexOf(challenges.title), at - 1));
  const after = await order(page);
  await sound(page);

  const phone = page.frameLocator(`iframe[title="${en("editor.preview.phone")}"]`);
  await phone.getByText("What do you hope for on Mill Street?").waitFor();
  await page.getByRole("tab", { name: en("editor.preview.wall") }).click();
  await page.getByLabel(en("editor.preview_language")).selectOption("es");
  const wall = page.frameLocator(`iframe[title="${en("editor.preview.wall")}"]`);
  await wall.getByText("¿Qué espera usted para la calle Mill?").waitFor();

  await save(page, "1.0.0");
  await page.getByRole("button", { name: en("editor.back") }).click();
  const card = page.getByRole("article").filter({ hasText: "Hopes for Mill Street" });
  await card.getByText(en("editor.own", { version: "1.0.0" })).waitFor();

  const { id, code, keys } = await outward.ask("conversations", {
    guide: "hopes-for-mill-street",
    title: "Mill Street",
  });
  const room = roomOf(id, code, keys);
  const facilitator = await facilitatorIn(browser, room);
  const spanish_phone = await phoneIn(browser, room, { language: "es" });
  for (const title of after.slice(0, after.indexOf(challenges.title) + 1)) {
    await nextButton(facilitator, title === after[0] ? en("facilitator.start") : title).click();
    await facilitatorReads(facilitator, title);
  }
  await asked(spanish_phone, "¿Qué espera usted para la calle Mill?");
  await facilitator.getByText("Who else on Mill Street hopes for that?").waitFor();
});

test("a check message leads to its place, and goes when it is mended", async () => {
  const page = await copied("Checked");
  await sound(page);
  await open(page, english.steps.hopes.title);
  await field(page, en("editor.prompt"), "Español").fill("");
  await toMend(page, 1);
  await page.getByRole("button", { name: en("editor.about_guide") }).click();
  browser.forgive(/422/);
  await saveButton(page, "1.0.0").click();
  await page
    .getByText(en("editor.mend_first", { count: 1 }))
    .first()
    .waitFor();
  await page.locator(".check").click();
  const prompt = field(page, en("editor.prompt"), "Español");
  await eventually(async () => {
    assert.ok(await prompt.evaluate((element) => element === document.activeElement));
  });
  await page.keyboard.type(spanish.steps.hopes.prompt);
  await sound(page);

  await page.getByLabel(en("editor.minutes"), { exact: true }).fill("110");
  await page
    .locator(".check", { hasText: en("editor.about_guide") })
    .first()
    .click();
  const promised = page.getByLabel(en("editor.minutes_min"), { exact: true });
  await eventually(async () => {
    assert.ok(await promised.evaluate((element) => element === document.activeElement));
  });
});

test("every change can be undone, and a draft outlives a reload; leaving asks once", async () => {
  const page = await copied("Undone");
  const first = await order(page);
  const { hopes } = english.steps;
  const beginning = english.steps[guide.line[0].id];
  await open(page, hopes.title);
  await page
    .getByRole("button", { name: en("editor.remove", { what: hopes.title }), exact: true })
    .click();
  await eventually(async () => assert.equal((await order(page)).length, first.length - 1));
  await page.keyboard.press("Control+z");
  await eventually(async () => assert.deepEqual(await order(page), first));
  await open(page, beginning.title);
  await page.getByRole("button", { name: en("editor.add_step") }).click();
  await page.getByRole("dialog").getByRole("textbox").fill("A song");
  await page.getByRole("dialog").getByRole("combobox").selectOption("speak");
  await page.getByRole("button", { name: en("editor.add"), exact: true }).click();
  await page.getByRole("heading", { level: 2, name: "A song" }).waitFor();
  assert.equal((await order(page))[1], "A song");
  await page.reload();
  await heading(page, "Undone").waitFor();
  assert.equal((await order(page))[1], "A song");

  const back = page.getByRole("button", { name: en("editor.back") });
  await back.click();
  await page.getByRole("button", { name: en("editor.leave"), exact: true }).click();
  const begun = page.getByRole("region", { name: en("editor.unsaved") });
  await begun.getByRole("button", { name: `${en("editor.go_on")} Undone` }).click();
  await heading(page, "Undone").waitFor();
  await back.click();
  await page.getByRole("button", { name: en("editor.throw_away"), exact: true }).click();
  await page.getByRole("heading", { name: en("host.guides") }).waitFor();
  assert.equal(await begun.count(), 0);
});

test("a step is dragged to its place", async () => {
  const page = await copied("Dragged");
  const before = await order(page);
  const rows = outline(page).locator("li");
  await rows.nth(1).dragTo(rows.nth(0), { targetPosition: { x: 20, y: 4 } });
  await eventually(async () =>
    assert.deepEqual((await order(page)).slice(0, 2), [before[1], before[0]]),
  );
});

test("two people change one guide: the second one's version comes behind the first one's", async () => {
  const page = await copied("Shared");
  await save(page, "1.0.0");
  const other = await browser.visit(`${outward.link}&`, {});
  const card = other.getByRole("article").filter({ hasText: "Shared" });
  await card.getByRole("button", { name: en("host.read"), exact: true }).click();
  await other.getByRole("button", { name: en("editor.change_guide") }).click();
  await heading(other, "Shared").waitFor();
  for (const [writer, words] of [
    [page, "One"],
    [other, "Two"],
  ])
    await field(writer, en("editor.summary")).fill(words);
  await save(page, "1.0.1");
  browser.forgive(/409/);
  await saveButton(other, "1.0.1").click();
  await other
    .getByRole("dialog", { name: en("editor.taken_title") })
    .getByRole("button", { name: en("editor.save", { version: "1.0.2" }) })
    .click();
  await other
    .getByText(en("editor.saved", { version: "1.0.2" }))
    .first()
    .waitFor();
});

test("a language from right to left is added, and what is missing in it is marked", async () => {
  const page = await copied("In Arabic");
  await page.getByRole("combobox", { name: en("kit.language"), exact: true }).selectOption("ar");
  await page.getByRole("button", { name: en("editor.add_language") }).click();
  const arabic = catalogue("ar")("name");
  const title = field(page, en("editor.title"), arabic);
  await page
    .getByText(en("editor.missing", { language: arabic }))
    .first()
    .waitFor();
  assert.equal(await title.evaluate((element) => getComputedStyle(element).direction), "rtl");
  await title.fill("آمال");
  await page.getByLabel(en("editor.preview_language")).selectOption("ar");
  const phone = page.frameLocator(`iframe[title="${en("editor.preview.phone")}"]`);
  await phone.getByText("آمال").waitFor();
  assert.equal(await phone.locator("html").getAttribute("dir"), "rtl");
});

test("a guide goes along as a file, and comes in again", async () => {
  const page = await copied("Passed on");
  await save(page, "1.0.0");
  await page.getByRole("button", { name: en("editor.back") }).click();
  const card = page.getByRole("article").filter({ hasText: "Passed on" });
  await card.getByRole("button", { name: en("host.read"), exact: true }).click();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("button", { name: en("editor.take_along") }).click();
  const file = await (await downloaded).path();
  await page.keyboard.press("Escape");
  await page.locator('input[type="file"]').setInputFiles(file);
  const installed = en("editor.installed", { guide: "passed-on", version: "1.0.0" });
  await page.getByText(installed).first().waitFor();
});

test("a guide of one's own is removed after a question, by keyboard, and the others stay", async () => {
  const page = await copied("Not needed");
  await save(page, "1.0.0");
  await page.getByRole("button", { name: en("editor.back") }).click();
  const cards = page.getByRole("article");
  const card = cards.filter({ hasText: "Not needed" });
  const read = card.getByRole("button", { name: en("host.read"), exact: true });
  const removing = page.getByRole("dialog", { name: en("host.remove_guide_title") });
  const ask = async () => {
    await read.press("Enter");
    await page.getByRole("button", { name: en("host.remove_guide") }).press("Enter");
    await removing.getByText("Not needed").waitFor();
  };
  await ask();
  await page.keyboard.press("Escape");
  await removing.waitFor({ state: "hidden" });
  assert.ok(await read.evaluate((button) => button === document.activeElement));

  const before = await cards.count();
  await ask();
  await removing.getByRole("button", { name: en("host.remove_guide_yes") }).press("Enter");
  await card.waitFor({ state: "detached" });
  assert.equal(await cards.count(), before - 1);
  const title = page.getByRole("heading", { name: en("host.guides"), exact: true });
  await eventually(() => title.evaluate((heading) => heading === document.activeElement));

  await cards
    .filter({ hasText: english.title })
    .getByRole("button", { name: en("host.read"), exact: true })
    .first()
    .click();
  await page.getByRole("button", { name: en("editor.change_guide") }).waitFor();
  assert.equal(await page.getByRole("button", { name: en("host.remove_guide") }).count(), 0);
});

for (const t of [en, es]) {
  test(`the editor has no barrier: ${t("language")}`, async () => {
    const language = t === es ? "es" : "en";
    const page = await copied("Para todos", { language, bypassCSP: true }, t);
    await page.getByRole("heading", { name: t("editor.sound") }).waitFor();
    const barriers = await barriersOf("about the guide", page);
    await outline(page, t).locator("li .outline-step").nth(3).click();
    await page.getByRole("textbox").first().fill("");
    await page.locator(".check").first().waitFor();
    barriers.push(...(await barriersOf("a step with something to mend", page)));
    await page.getByRole("tab", { name: t("editor.preview.wall") }).click();
    await page.getByRole("button", { name: t("editor.add_step") }).click();
    barriers.push(...(await barriersOf("a new step", page)));
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: t("editor.back") }).click();
    barriers.push(...(await barriersOf("leaving", page)));
    assert.deepEqual(barriers, []);
  });
}
