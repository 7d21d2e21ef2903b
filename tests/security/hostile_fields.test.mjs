// Hostile words that people type, put into an address, or have on their device: pages take them as words.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, readGuide } from "../browser/content.mjs";
import {
  asked,
  box,
  createRoom,
  facilitatorIn,
  noteTakerIn,
  ownNote,
  phoneIn,
  transcript,
  wallIn,
  write,
} from "../browser/room.mjs";
import { browser, oneBrowserForAll, outward } from "../browser/running.mjs";
import { eventually, phone as phone_screen } from "../browser/visitors.mjs";
import { connect } from "./client.mjs";
import { half_characters, packed, samples, texts } from "./hostile_texts.mjs";
import { fitsScreen, isCalm, showsWords } from "./screens.mjs";

const { steps } = readGuide("community-conversation").words("en");
const one_line = samples.map((text) => text.replace(/[\r\n\t]/g, " ").trim());
const [words] = packed(one_line, 300);
const [name] = packed(one_line, 60);
const [title, place] = packed(one_line, 120);

oneBrowserForAll();

/** A conversation at `step`, moved there by a client of the wire. */
async function roomAt(step) {
  const room = await createRoom(outward, { names: true });
  const client = await connect(outward.origin);
  const key = new URLSearchParams(room.facilitator.split("#")[1]).get("key");
  await client.do("join", { conversation: room.id, key });
  await client.do("conversation.start");
  if (step !== "welcome") await client.do("goto", { step, from: "welcome" });
  client.leave();
  return room;
}

const kept = async (room, field) => {
  const document = await transcript(outward, room);
  return document[field].map((item) => item.text ?? item.name ?? item);
};

test("the host types a title and a place", async () => {
  const host = await browser.visit(outward.link);
  const card = host.getByRole("article").first();
  await card.getByRole("button", { name: en("host.start") }).click();
  const form = host.getByRole("dialog");
  await form.getByLabel(en("host.form.title")).fill(title);
  await form.getByLabel(en("host.form.place")).fill(place);
  await form.getByRole("button", { name: en("host.start") }).click();
  await host.getByRole("heading", { level: 1, name: title, exact: true }).waitFor();
  await showsWords(host, [title, place]);
  const { conversations } = await outward.ask("conversations");
  assert.deepEqual([conversations[0].title, conversations[0].place], [title, place]);
});

test("a phone gives a name, writes and changes its words", async () => {
  const room = await roomAt("hopes");
  const page = await phoneIn(browser, room);
  await asked(page, steps.hopes.prompt);
  await page.getByRole("button", { name: en("participant.menu"), exact: true }).click();
  const menu = page.getByRole("dialog");
  await menu.getByRole("textbox", { name: en("participant.name"), exact: true }).fill(name);
  await menu.getByRole("button", { name: en("kit.save"), exact: true }).click();
  await page
    .getByRole("paragraph")
    .filter({ hasText: en("participant.name_saved") })
    .waitFor();
  await page.keyboard.press("Escape");

  await write(page, steps.hopes.title, words);
  await ownNote(page, words, "saved").waitFor();
  await page.getByRole("button", { name: en("participant.edit"), exact: true }).click();
  const changed = `${words} ${words}`;
  await page.getByRole("textbox", { name: en("participant.edit"), exact: true }).fill(changed);
  await page.getByRole("button", { name: en("kit.save"), exact: true }).click();
  await ownNote(page, changed, "saved").waitFor();
  await box(page, steps.hopes.title).fill(words);
  await page.reload();
  await asked(page, steps.hopes.prompt);
  assert.equal(await box(page, steps.hopes.title).inputValue(), words);
  await showsWords(page, changed);
  await fitsScreen(page);
  assert.deepEqual(await kept(room, "notes"), [changed]);
  assert.ok((await kept(room, "members")).includes(name));
});

test("halves of characters hold nothing up", async () => {
  const room = await roomAt("hopes");
  const page = await phoneIn(browser, room);
  await asked(page, steps.hopes.prompt);
  for (const text of [...half_characters, "whole"]) {
    await box(page, steps.hopes.title).evaluate(type, text);
    await page.getByRole("button", { name: en("participant.send"), exact: true }).click();
  }
  await ownNote(page, "whole", "saved").waitFor();
  const whole = half_characters.map((text) => text.toWellFormed());
  assert.deepEqual(await kept(room, "notes"), [...whole, "whole"]);
});

test("the crew types notes, rules and the story", async () => {
  const room = await roomAt("ground-rules");
  const facilitator = await facilitatorIn(browser, room);
  const rule = facilitator.getByRole("textbox", { name: en("facilitator.rule", { number: 1 }) });
  await rule.fill(words);
  await rule.press("Enter");
  await facilitator.getByRole("textbox", { name: en("facilitator.rule_new") }).fill(title);
  await facilitator.getByRole("button", { name: en("facilitator.rule_add"), exact: true }).click();
  await eventually(async () => {
    const rules = await kept(room, "rules");
    assert.deepEqual([rules[0], rules.at(-1)], [words, title]);
  });

  const note_taker = await noteTakerIn(browser, room);
  const entry = note_taker.getByRole("textbox", { name: en("notes.write") });
  await entry.fill(words);
  await note_taker.keyboard.press("Alt+KeyQ");
  await note_taker.keyboard.press("Alt+KeyW");
  await entry.press("Enter");
  const card = note_taker.getByRole("article").filter({ hasText: words });
  await card.getByRole("button", { name: en("notes.acts") }).click();
  await card.getByRole("button", { name: en("notes.edit"), exact: true }).click();
  const editor = note_taker.getByRole("textbox", { name: en("notes.edit"), exact: true });
  await editor.fill(title);
  await editor.press("Enter");
  await showsWords(facilitator, [words, title]);
  await showsWords(note_taker, [words, title]);
  assert.deepEqual(await kept(room, "notes"), [title]);
});

test("what is typed as a code is only letters and digits", async () => {
  const page = await browser.visit("/", { screen: phone_screen });
  for (const text of samples) {
    await page.getByRole("textbox", { name: en("participant.code") }).fill(text);
    await page.getByRole("button", { name: en("participant.join") }).click();
    await isCalm(page);
    if (new URL(page.url()).pathname !== "/") {
      assert.match(page.url(), /\/j\/[A-Z0-9]{6}$/);
      await page.goto(new URL("/", outward.origin).href);
    }
  }
});

test("addresses of any kind show a page that says so, or none", async () => {
  browser.forgive(/status of 4\d\d/);
  const page = await browser.visit("/", { screen: phone_screen });
  for (const text of samples) {
    const part = encodeURIComponent(text);
    for (const path of [`/j/${part}`, `/c/${part}#key=${part}`, `/${part}?${part}#${part}`]) {
      await page.goto(new URL(path, outward.origin).href);
      await isCalm(page);
    }
  }
});

test("the fragment's words are words", async () => {
  const room = await roomAt("welcome");
  for (const text of ["javascript:ran=1", ...samples.slice(0, 3)]) {
    const at = encodeURIComponent(`http://${text}`);
    const page = await wallIn(browser, { wall: room.wall.replace(/at=.*/, `at=${at}`) });
    await page.keyboard.press("q");
    await showsWords(page, text.replace(/\/$/, ""));
    await page.context().close();
  }
  // What is no address of a page is not shown at all.
  const page = await wallIn(browser, { wall: room.wall.replace(/at=.*/, "at=javascript:ran=1") });
  await page.keyboard.press("q");
  await page.getByText(room.code).first().waitFor();
  assert.equal(await page.getByText("javascript:ran=1").count(), 0);
});

test("what a device remembers is words, too", async () => {
  const room = await roomAt("hopes");
  const page = await phoneIn(browser, room);
  await asked(page, steps.hopes.prompt);
  for (const text of [samples[0], samples[3], "{"]) {
    await page.evaluate(spoil, text);
    await page.reload();
    await asked(page, steps.hopes.prompt);
    await isCalm(page);
  }
});

test(`the languages that a client may wish for: ${texts.length} that there are not`, async () => {
  const room = await roomAt("hopes");
  const usual = await languageAnswers(room, ["en"]);
  for (let i = 0; i < texts.length; i += 100) {
    const answers = await languageAnswers(room, texts.slice(i, i + 100));
    for (const answer of answers) assert.deepEqual(answer, usual[0]);
  }
  const shipped = (await outward.ask("guides")).guides.length;
  for (const language of samples) {
    const wish = `guides?language=${encodeURIComponent(language)}`;
    assert.equal((await outward.ask(wish)).guides.length, shipped);
  }
});

/** The steps of the guide for who wishes for these languages. */
async function languageAnswers(room, languages) {
  const client = await connect(outward.origin);
  await client.do("join", { code: room.code, language: "en" });
  const answers = [];
  for (const language of languages) {
    const { guide } = await client.do("guide.read", { language });
    answers.push(guide.steps);
  }
  client.leave();
  return answers;
}

/** Runs in the page: a keyboard may hand over what Playwright cannot. */
function type(field, text) {
  field.value = text;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}

/** Runs in the page: settings become the text, all else is no JSON any more. */
function spoil(text) {
  for (const key of Object.keys(localStorage)) localStorage.setItem(key, text);
  for (const key of ["language", "theme", "text-size"]) {
    localStorage.setItem(`outward.${key}`, JSON.stringify(text));
  }
}
