// One conversation from the host's page to the files taken home, with everybody in it.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { fragment } from "../running/outward.mjs";
import { crewWords, en, es, readGuide } from "./content.mjs";
import {
  asked,
  cardOf,
  facilitatorAt,
  facilitatorReads,
  nextButton,
  ownNote,
  startButton,
  transcript,
  wordsOf,
  write,
} from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually, phone } from "./visitors.mjs";

const guide = readGuide("community-conversation");
const english = guide.words("en").steps;
const spanish = guide.words("es").steps;
const title = "What our street needs";
const place = "Branch library, Mill Street";

const english_notes = [
  "长凳要放在树荫下，谁都可以坐。",
  "A cafe\u0301 with a pin\u0303ata, and s\u030co\u0308me u\u0323\u0307 marks that combine",
  "A garden 👩🏽‍🌾 for 🧑‍🤝‍🧑, 𝒽ere and 𐍈 there",
  '=1+1, "quoted", <b>not bold</b> & a\nsecond line',
];
const spanish_notes = ["أتمنى حديقة آمنة للأطفال بعد المدرسة", "¿Y una plaza con sombra? ñandú"];
const spoken_note = "Said aloud: the bus should come in the evening, too";

/** The only question that the facilitator sends to the screens. */
const [sent] = guide.steps.find(({ id }) => id === "hopes").probes;
const secret = [...crewWords(guide, "en"), ...crewWords(guide, "es")].filter(
  (words) => ![english.hopes.probes[sent], spanish.hopes.probes[sent]].includes(words),
);

let host;
let wall;
let note_taker;
let amal;
let rosa;
let room;

oneBrowserForAll();

test("a librarian starts a conversation from the host's page", async () => {
  host = await browser.visit(outward.link);
  const card = cardOf(host, guide.words("en").title);
  await card.getByRole("button", { name: en("host.start") }).click();
  const form = host.getByRole("dialog");
  await form.getByLabel(en("host.form.title")).fill(title);
  await form.getByLabel(en("host.form.place")).fill(place);
  await form.getByRole("button", { name: en("host.start") }).click();
  await host.getByRole("heading", { level: 1, name: title }).waitFor();
  await wordsOf(host)
    .getByRole("heading", { name: en("facilitator.waiting") })
    .waitFor();
  const { conversations } = await outward.ask("conversations");
  assert.equal(conversations.length, 1);
  room = conversations[0];
  assert.equal(room.place, place);
});

test("the wall and the note-taker's page open from the facilitator's", async () => {
  const window = host.waitForEvent("popup");
  await host.getByRole("button", { name: en("facilitator.open_wall") }).click();
  wall = await window;
  await wall.getByText(room.code, { exact: true }).waitFor();
  await host.bringToFront(); // two windows of one browser: the one behind draws slowly

  await host.getByRole("button", { name: en("facilitator.more"), exact: true }).click();
  await host.getByRole("button", { name: en("facilitator.note_taker_link") }).click();
  const link = await host
    .getByRole("textbox", { name: en("facilitator.note_taker_link") })
    .inputValue();
  assert.ok(fragment(link, "key"));
  await host.getByRole("button", { name: en("kit.close"), exact: true }).click();
  note_taker = await browser.visit(link);
  await note_taker.getByText(en("notes.waiting")).waitFor();
});

test("two phones come in, one by its link and one by a code typed on it", async () => {
  amal = await browser.visit(`/j/${room.code}`, { screen: phone });
  await asked(amal, en("participant.waiting"));

  rosa = await browser.visit("/", { screen: phone, language: "es" });
  const typed = `${room.code.slice(0, 3)} ${room.code.slice(3).toLowerCase()}`;
  await rosa.getByRole("textbox", { name: es("participant.code") }).fill(typed);
  await rosa.getByRole("button", { name: es("participant.join") }).click();
  await asked(rosa, es("participant.waiting"));
  await wordsOf(host)
    .getByText(en("facilitator.people", { count: 2 }))
    .waitFor();
});

test("starting brings everyone to the first step", async () => {
  await startButton(host).click();
  await everyoneAt("welcome");
});

test("a double click on Next moves the room once", async () => {
  await nextButton(host, english["ground-rules"].title).dblclick();
  await everyoneAt("ground-rules");
  await amal.getByRole("button", { name: en("participant.agree") }).click(); // later than both clicks
  await host.getByText(en("facilitator.ready", { ready: 1, people: 2 })).waitFor();
  assert.deepEqual(await path(), ["welcome", "ground-rules"]);
});

test("the group changes the ground rules and agrees", async () => {
  const first = host.getByRole("textbox", { name: en("facilitator.rule", { number: 1 }) });
  await first.fill("Nobody talks for long.");
  await first.press("Enter");
  await host.getByRole("textbox", { name: en("facilitator.rule_new") }).fill("Phones stay silent.");
  await host.getByRole("button", { name: en("facilitator.rule_add"), exact: true }).click();
  await host
    .getByRole("button", { name: en("facilitator.rule_remove", { number: 8 }), exact: true })
    .click();
  for (const page of [amal, rosa, wall]) {
    await page.getByText("Nobody talks for long.").waitFor();
    await page.getByText("Phones stay silent.").waitFor();
  }
  await wall.getByText(english["ground-rules"].rules.enjoy).waitFor({ state: "detached" });
  await rosa.getByText(spanish["ground-rules"].rules["open-mind"]).waitFor();
  await host.getByRole("button", { name: en("facilitator.all_agree"), exact: true }).click();
  await wordsOf(host).getByText(en("facilitator.all_agreed")).waitFor();
});

test("notes in any writing are saved, and only the crew reads them", async () => {
  await walkTo("hopes");
  for (const text of english_notes) await write(amal, english.hopes.title, text);
  for (const text of spanish_notes) await write(rosa, spanish.hopes.title, text, es);
  for (const text of english_notes) await ownNote(amal, text, "saved").waitFor();
  for (const text of spanish_notes) await ownNote(rosa, text, "saved", es).waitFor();
  for (const text of [...english_notes, ...spanish_notes]) {
    await host.getByRole("article").filter({ hasText: text }).last().waitFor();
    await note_taker.getByRole("article").filter({ hasText: text }).waitFor();
  }
  const written = english_notes.length + spanish_notes.length;
  await wall.getByText(en("wall.notes", { count: written })).waitFor();
});

test("a digit key sends the facilitator's next question to the screens, and takes it back", async () => {
  await host.getByRole("heading", { level: 1 }).click(); // out of any field
  await host.keyboard.press("1");
  await amal.getByText(english.hopes.probes[sent], { exact: true }).waitFor();
  await rosa.getByText(spanish.hopes.probes[sent], { exact: true }).waitFor();
  await wall.getByText(english.hopes.probes[sent]).waitFor();
  await host.keyboard.press("0");
  await wall.getByText(english.hopes.probes[sent]).waitFor({ state: "detached" });
});

test("looking ahead does not move the room", async () => {
  const steps = host.getByRole("navigation", { name: en("facilitator.steps") });
  await steps.getByRole("button", { name: english.trust.title }).click();
  await facilitatorReads(host, english.trust.title);
  await host.getByText(en("facilitator.looking_ahead")).waitFor();
  await write(amal, english.hopes.title, "Written while somebody looks ahead");
  await ownNote(amal, "Written while somebody looks ahead", "saved").waitFor();
  await asked(wall, english.hopes.prompt);
  await host.getByRole("button", { name: en("facilitator.back_to_room") }).click();
  await everyoneAt("hopes");
});

test("a step back can be undone", async () => {
  await walkTo("today");
  await host.getByRole("button", { name: en("facilitator.back"), exact: true }).click();
  await everyoneAt("hopes");
  await host.getByRole("button", { name: en("kit.undo") }).click();
  await everyoneAt("today");
});

test("the note-taker writes down by keys alone what somebody said", async () => {
  await walkTo("concerns");
  const words = note_taker.getByRole("textbox", { name: en("notes.write") });
  await words.focus();
  await note_taker.keyboard.type(spoken_note);
  await note_taker.keyboard.press("Alt+Digit6"); // the sixth category
  await note_taker.keyboard.press("Alt+KeyW");
  await note_taker.keyboard.press("Enter");
  const card = host.getByRole("article").filter({ hasText: spoken_note }).last();
  await card.getByText(en("notes.spoken_mark"), { exact: true }).waitFor();
  await card.getByText(guide.words("en").categories.quote).waitFor();
  await eventually(async () => assert.equal(await words.inputValue(), ""));
});

test("the story that the facilitator writes grows on phones and wall", async () => {
  await walkTo("story");
  const { hopes } = english.story.slots;
  const slot = host.getByRole("textbox", { name: hopes.label });
  await slot.fill("A street where people stay for a while.");
  await slot.press("Enter");
  for (const page of [amal, rosa, wall]) {
    await page
      .getByRole("definition")
      .getByText("A street where people stay for a while.")
      .waitFor();
  }
});

test("the last step closes the conversation for everyone", async () => {
  await walkTo("close");
  await nextButton(host, english.debrief.title).click();
  await facilitatorAt(host, english.debrief.title);
  await asked(amal, english.close.prompt);
  await asked(wall, english.close.prompt);
  await nextButton(host, en("facilitator.close")).click();
  await wordsOf(host)
    .getByRole("heading", { name: en("facilitator.closed") })
    .waitFor();
  await asked(amal, en("participant.closed"));
  await asked(rosa, es("participant.closed"));
  await asked(wall, en("wall.closed"));
  assert.deepEqual(new Set(await path()), new Set(guide.line.map(({ id }) => id)));
});

test("the files that are taken home have every word as it was written", async () => {
  const text = await downloaded("md");
  assert.match(text, new RegExp(title));

  const table = await downloaded("csv");
  assert.equal(table.codePointAt(0), 0xfeff);

  const { notes, story } = JSON.parse(await downloaded("json")).conversations[0];
  const kept = notes.map((note) => note.text);
  const written = [
    ...english_notes,
    ...spanish_notes,
    "Written while somebody looks ahead",
    spoken_note,
  ];
  assert.deepEqual(kept.toSorted(), written.toSorted());
  assert.ok(notes.find((note) => note.text === spoken_note).spoken);
  assert.equal(story[0].text, "A street where people stay for a while.");
});

test("what is meant for the crew, and what people wrote, never went to phones or wall", async () => {
  const said = [amal, rosa, wall].flatMap((page) => page.heard).join("\n");
  const on_wall = wall.heard.join("\n");
  assert.ok(on_wall.includes(english.hopes.prompt), "the wall's frames are not seen by this test");
  const on_wire = (words) => JSON.stringify(words).slice(1, -1);
  for (const words of secret) assert.ok(!said.includes(on_wire(words)), words);
  for (const words of [...english_notes, ...spanish_notes, spoken_note]) {
    assert.ok(!on_wall.includes(on_wire(words)), words);
  }
});

/** Waits until every screen shows the step, and looks that none shows a word for the crew. */
async function everyoneAt(id) {
  await facilitatorAt(host, english[id].title);
  await asked(amal, english[id].prompt);
  await asked(rosa, spanish[id].prompt);
  await asked(wall, english[id].prompt);
  await note_taker.getByText(english[id].prompt, { exact: true }).waitFor();
  for (const page of [amal, rosa, wall]) {
    const shown = await page.locator("body").textContent();
    for (const words of secret) assert.ok(!shown.includes(words), `${id}: ${words}`);
  }
}

/** Walks the line with Next until the room is at the step. */
async function walkTo(id) {
  const line = guide.line.map((step) => step.id);
  const here = line.indexOf((await path()).at(-1));
  for (const step of line.slice(here + 1, line.indexOf(id) + 1)) {
    await nextButton(host, english[step].title).click();
    await everyoneAt(step);
  }
}

/** The steps that the room has been in. */
async function path() {
  return (await transcript(outward, room)).steps.map(({ step }) => step);
}

/** The file that the closed page offers, as text. */
async function downloaded(format) {
  const download = host.waitForEvent("download");
  await wordsOf(host)
    .getByRole("button", { name: en(`host.export.${format}`), exact: true })
    .click();
  const file = await download;
  assert.match(file.suggestedFilename(), new RegExp(`\\.${format}$`));
  return readFile(await file.path(), "utf8");
}
