// Hostile words in every field, on every screen: they are shown as they were written and nothing else
// happens, with the content policy and without it. A tour with harmless words says how pages look.

import assert from "node:assert/strict";
import { before, test } from "node:test";
import { en, readGuide } from "../browser/content.mjs";
import {
  asked,
  facilitatorIn,
  noteTakerIn,
  ownNote,
  phoneIn,
  transcript,
  wallIn,
  write,
} from "../browser/room.mjs";
import { eventually, openBrowser } from "../browser/visitors.mjs";
import { startOutward } from "../running/outward.mjs";
import { furnish, harmless, hostile } from "./hostile_room.mjs";
import { elementsOf, fitsScreen, showsWords } from "./screens.mjs";

const { steps } = readGuide("community-conversation").words("en");

/** What becomes of a text in a field of one line, and of one that is typed in a field of several. */
const inLine = (text) => text.replace(/[\r\n]/g, "");
const inLines = (text) => text.replace(/\r\n?/g, "\n");
const typed = (text) => inLines(text).trim();

let as_usual;

before(async () => {
  as_usual = await tour(harmless, {});
});

test("with the content policy, hostile words are nothing but words", async () => {
  assert.deepEqual(await tour(hostile, {}), as_usual);
});

test("without it, too", async () => {
  assert.deepEqual(await tour(hostile, { bypassCSP: true }), as_usual);
});

/** Visits all screens with these words in the room. Which elements every screen had in every step. */
async function tour(words, how) {
  const outward = await startOutward();
  const browser = await openBrowser(outward.origin);
  const elements = {};
  const see = async (name, page, shown) => {
    await showsWords(page, shown);
    elements[name] = await elementsOf(page);
    await fitsScreen(page, name.startsWith("wall") ? Number.POSITIVE_INFINITY : undefined);
  };
  try {
    const room = await furnish(outward, words);
    const screens = await enter([phoneIn, wallIn], browser, room, how);
    await beforeStart(see, screens, words);
    await room.fill();
    screens.push(...(await enter([facilitatorIn, noteTakerIn], browser, room, how)));
    await inSteps(see, screens, room, words);
    await atRound(see, screens, room, await transcript(outward, room));
    await room.close();
    await afterClose(see, screens, words);
    const host = await browser.visit(outward.link, how);
    await see("host", host, words.titles);
    room.leave();
  } finally {
    await browser.close();
    await outward.stop();
  }
  return elements;
}

const enter = (ways, ...where) => Promise.all(ways.map((way) => way(...where)));

async function beforeStart(see, [phone, wall], { title, place }) {
  await see("phone at first", phone, [title, place]);
  await see("wall at first", wall, [title, place]);
}

async function inSteps(see, [phone, wall, facilitator, note_taker], room, words) {
  await asked(phone, steps.hopes.prompt);
  const own = words.long_notes.slice(0, 4); // more would be too much at once
  for (const text of own) await write(phone, steps.hopes.title, text);
  await ownNote(phone, "", "saved")
    .nth(own.length - 1)
    .waitFor();
  await see("phone at hopes", phone, own.map(typed));
  await see("wall at hopes", wall, words.rules);
  for (const page of [facilitator, note_taker]) await showOlder(page);
  const everything = [
    words.title,
    words.place,
    ...words.notes,
    ...words.long_notes,
    ...words.names,
  ];
  await see("facilitator at hopes", facilitator, everything);
  await see("note-taker at hopes", note_taker, everything);

  await room.goTo("ground-rules");
  for (const [name, page] of Object.entries({ phone, wall })) {
    await see(`${name} at the rules`, page, words.rules);
  }
  await see("facilitator at the rules", facilitator, words.rules.map(inLine));

  await room.goTo("story");
  for (const [name, page] of Object.entries({ phone, wall })) {
    await see(`${name} at the story`, page, words.story);
  }
  await see("facilitator at the story", facilitator, words.story.map(inLines));
}

async function atRound(see, [phone, wall, facilitator], room, { members }) {
  await room.goTo("round");
  const named = members.filter(({ name }) => name);
  for (const { member, name } of named.filter((_, i) => i % 12 === 0)) {
    await room.giveTurn(member);
    for (const page of [phone, wall]) await showsWords(page, name);
  }
  const names = named.map(({ name }) => name);
  await see("facilitator in the round", facilitator, names);
}

async function afterClose(see, [phone, wall, facilitator, note_taker], words) {
  await asked(wall, en("wall.closed"));
  await see("phone at the end", phone, [words.title, ...words.long_notes.slice(0, 4).map(typed)]);
  await see("wall at the end", wall, words.title);
  for (const page of [facilitator, note_taker]) await showsWords(page, words.title);
}

/** The list of notes begins with the newest hundred. */
async function showOlder(page) {
  const older = page.locator("button.older");
  await eventually(async () => {
    if (await older.count()) await older.dispatchEvent("click");
    assert.equal(await older.count(), 0);
  });
}
