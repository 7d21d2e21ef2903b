// Two people theme one initiative at once: with the mouse and by the keyboard alone. What one does, the other sees.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { ar, en, es } from "./content.mjs";
import { atBoard, createInitiative } from "./initiative.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";

aBrowserForEach();

const evenings = [
  {
    title: "Monday at Mill Street",
    notes: [
      { text: "The children need a safe way to walk to school", quote: true },
      { text: "Shade at the bus stop" },
      { text: "A bench where old people can rest" },
    ],
  },
  {
    title: "Tuesday at the rink",
    notes: [
      { text: "I drive my children, since there is no safe way to walk to school", quote: true },
      { text: "A bus in the evening" },
      { text: "My sister waits for the bus in the rain" },
    ],
  },
];
const [walk, shade, bench, drive, evening, rain] = evenings.flatMap(({ notes }) =>
  notes.map(({ text }) => text),
);

const pileOf = (page, t = en) => page.getByRole("listbox", { name: t("board.pile"), exact: true });
const noteIn = (list, text) => list.getByRole("option", { name: text });
const themeOf = (page, name) => page.getByRole("region", { name, exact: true });
const stepTo = (page, stage) =>
  page
    .getByRole("region", { name: en("board.stages") })
    .getByRole("button", { name: en(`board.stage.${stage}`), exact: true })
    .click();
const said = (page, text) => page.getByText(text, { exact: true }).first().waitFor();
const notes = (count) => en("board.notes", { count });

async function nameIt(page, name) {
  const field = page.getByRole("textbox", { name: en("board.name"), exact: true });
  await field.fill(name);
  await field.press("Enter");
  await page.getByRole("heading", { name, exact: true }).waitFor();
}

/** With the keys alone, from wherever the focus is in a list. */
async function goToNote(page, list, text) {
  await list.focus();
  await page.keyboard.press("Home");
  for (let step = 0; step < 12; ++step) {
    const active = await list.getAttribute("aria-activedescendant");
    const words = active ? await page.locator(`[id="${active}"]`).textContent() : "";
    if (words.includes(text)) return;
    await page.keyboard.press("ArrowDown");
  }
  assert.fail(`no note says "${text}"`);
}

async function dragTo(page, from, onto) {
  const start = await from.boundingBox();
  const end = await onto.boundingBox();
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 + 20, start.y + start.height / 2, { steps: 3 });
  await page.mouse.move(end.x + end.width / 2, end.y + end.height / 2, { steps: 8 });
  await page.mouse.up();
}

test("what one drags and the other types, both see; merging, splitting and locking too", async () => {
  const initiative = await createInitiative(outward, { conversations: evenings });
  const rosa = await atBoard(browser, initiative.lead, { name: "Rosa", t: en });
  const ahmed = await atBoard(browser, initiative.team, { name: "Ahmed", t: en });
  await stepTo(rosa, "cluster");
  await ahmed.getByText(en("board.asks.cluster")).waitFor();

  // Ahmed, without a mouse: a new theme of two notes.
  await goToNote(ahmed, pileOf(ahmed), walk);
  await ahmed.keyboard.press("Space");
  await goToNote(ahmed, pileOf(ahmed), drive);
  await ahmed.keyboard.press("Space");
  await ahmed.keyboard.press("n");
  await nameIt(ahmed, "Safe ways to walk to school");
  await said(ahmed, en("board.unthemed_of", { unthemed: "4", all: "6" }));
  await themeOf(rosa, "Safe ways to walk to school").getByText(notes(2)).waitFor();

  // Rosa, with the mouse: one note into it, and back with Undo.
  await dragTo(rosa, noteIn(pileOf(rosa), bench), themeOf(rosa, "Safe ways to walk to school"));
  await said(rosa, en("board.moved", { notes: notes(1), theme: "Safe ways to walk to school" }));
  await themeOf(ahmed, "Safe ways to walk to school").getByText(notes(3)).waitFor();
  await rosa.getByRole("button", { name: en("kit.undo") }).click();
  await themeOf(ahmed, "Safe ways to walk to school").getByText(notes(2)).waitFor();
  await noteIn(pileOf(ahmed), bench).waitFor();

  // Ahmed: a second theme, and a note moved into it through the list of themes.
  await goToNote(ahmed, pileOf(ahmed), evening);
  await ahmed.keyboard.press("n");
  await nameIt(ahmed, "A bus that comes");
  await goToNote(ahmed, pileOf(ahmed), rain);
  await ahmed.keyboard.press("m");
  await ahmed.getByRole("searchbox", { name: en("board.find_theme") }).fill("bus");
  await ahmed.keyboard.press("Enter");
  await said(ahmed, en("board.moved", { notes: notes(1), theme: "A bus that comes" }));
  await themeOf(rosa, "A bus that comes").getByText(notes(2)).waitFor();

  // Rosa merges the two; Ahmed splits two off again, and takes that back.
  const merge = en("board.merge_into", { theme: "Safe ways to walk to school" });
  await rosa.getByRole("button", { name: merge }).click();
  await rosa.getByRole("checkbox", { name: "A bus that comes" }).check();
  await rosa.getByRole("button", { name: en("board.merge"), exact: true }).click();
  const whole = ahmed.getByRole("listbox", {
    name: en("board.notes_of", { theme: "Safe ways to walk to school" }),
  });
  await noteIn(whole, rain).waitFor();
  assert.equal(await ahmed.getByRole("heading", { name: "A bus that comes" }).count(), 0);
  await goToNote(ahmed, whole, evening);
  await ahmed.keyboard.press("Shift+ArrowDown");
  await ahmed.keyboard.press("n");
  await said(ahmed, en("board.split", { notes: notes(2) }));
  await ahmed.keyboard.press("Escape"); // no name for now
  await rosa.getByRole("heading", { name: en("board.nameless"), exact: true }).waitFor();
  await pileOf(ahmed).focus();
  await ahmed.keyboard.press("z");
  await themeOf(rosa, "Safe ways to walk to school").getByText(notes(4)).waitFor();

  await lockedTogether(rosa, ahmed, whole);
});

/** Evidence from both conversations, the challenge, the lock; then nothing moves out. */
async function lockedTogether(rosa, ahmed, whole) {
  const theme = "Safe ways to walk to school";
  await goToNote(ahmed, whole, walk);
  await ahmed.keyboard.press("l");
  await said(ahmed, en("board.lock_needs_quotes"));
  await ahmed.keyboard.press("e");
  await themeOf(rosa, theme)
    .getByText(en("board.needs_quotes", { count: 1 }))
    .waitFor();
  await goToNote(ahmed, whole, drive);
  await ahmed.keyboard.press("e");
  await themeOf(rosa, theme)
    .getByText(en("board.holds", { quotes: 2, conversations: 2 }))
    .waitFor();
  await stepTo(rosa, "challenge");
  await themeOf(rosa, theme)
    .getByRole("radio", { name: en("board.challenge.community") })
    .check();
  await said(rosa, en("board.challenge_saved"));
  await rosa.getByRole("button", { name: en("board.lock", { theme }) }).click();
  await themeOf(ahmed, theme)
    .getByText(en("board.locked_by", { name: "Rosa" }))
    .waitFor();
  await goToNote(ahmed, whole, walk);
  await ahmed.keyboard.press("0");
  await said(ahmed, en("board.locked_refused", { theme, name: "Rosa" }));
  await rosa.getByRole("button", { name: en("board.drawer.history"), exact: true }).click();
  const past = rosa.getByRole("complementary", { name: en("board.drawer.history") });
  await past.getByText(en("board.did.theme.lock", { theme })).waitFor();
  await past.getByText("Ahmed").first().waitFor();
}

test("what is like a note is shown with the words that caused it, and moves when somebody says so", async () => {
  const initiative = await createInitiative(outward, { conversations: evenings });
  const page = await atBoard(browser, initiative.team, { name: "Luz", t: en });
  await stepTo(page, "cluster");
  await goToNote(page, pileOf(page), walk);
  await page.keyboard.press("n");
  await nameIt(page, "Walking to school");
  const theme = page.getByRole("listbox", {
    name: en("board.notes_of", { theme: "Walking to school" }),
  });
  await goToNote(page, theme, walk);
  await page.keyboard.press("i");
  const about = page.getByRole("complementary", { name: en("board.drawer.about") });
  const like = about.getByRole("listitem").filter({ hasText: drive });
  await like.locator("mark").first().waitFor();
  assert.equal(await theme.getByRole("option").count(), 1);
  await like
    .getByRole("button", { name: en("board.put_into", { theme: "Walking to school" }) })
    .click();
  await noteIn(theme, drive).waitFor();
  assert.equal(await about.getByRole("link", { name: en("board.read_there") }).count(), 0);
});

test("nothing stands in anybody's way", async () => {
  const initiative = await createInitiative(outward, { conversations: evenings });
  for (const [language, t] of [
    ["en", en],
    ["es", es],
    ["ar", ar],
  ]) {
    const page = await atBoard(browser, initiative.lead, {
      name: "Rosa",
      t,
      language,
      bypassCSP: true,
    });
    assert.deepEqual(await barriersOf(`reading, ${language}`, page), []);
    if (language === "en") await aFullBoard(page);
    else await page.getByRole("button", { name: t("board.drawer.about"), exact: true }).click();
    assert.deepEqual(await barriersOf(`the board, ${language}`, page), []);
    await page.context().close();
  }
});

async function aFullBoard(page) {
  await stepTo(page, "tensions");
  await goToNote(page, pileOf(page), shade);
  await page.keyboard.press("Space");
  await page.keyboard.press("n");
  await nameIt(page, "Shade");
  await page.getByRole("button", { name: en("board.new_tension") }).click();
  await page
    .getByRole("textbox", { name: en("board.tension_text") })
    .fill("Some want trees, others want parking");
  await page.getByRole("checkbox", { name: "Shade" }).check();
  await page.getByRole("button", { name: en("kit.save"), exact: true }).click();
  await said(page, en("board.tension_saved"));
}
