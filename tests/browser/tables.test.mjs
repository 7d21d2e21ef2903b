// A workshop at tables from its beginning to its end: a facilitator, a host and a scribe at one of two tables, a
// note-taker, three phones and the wall. Then people who choose their table, and pages for up to sixty of them.

import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { ar, crewWords, en, es, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import {
  asked,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  nextButton,
  noteTakerIn,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
  wordsOf,
  write,
} from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually } from "./visitors.mjs";

const guide = readGuide("workshop");
const english = guide.words("en").steps;
const spanish = guide.words("es").steps;
const table = (number, t = en) => t("tables.table", { number });
const how = { bypassCSP: true }; // axe is a script that the pages would refuse
const held = { width: 390, height: 844 };

const said = {
  amal: "A bench under the lime tree where anybody may sit",
  rosa: "Una plaza con sombra para los mayores",
  scribe: "Said at the first table: evenings are too quiet",
  note_taker: "Said at the second table: the bus ends at six",
  story: "A street where people stay for a while.",
};

let room;
let facilitator;
let note_taker;
let host;
let scribe;
let wall;
let amal;
let rosa;
let tom;
const barriers = [];

oneBrowserForAll({ content: join(process.env.SOURCE_DIR, "tests/content") });

/** Everybody's page as it is now, with what stands in somebody's way on it. */
async function lookAt(pages, state) {
  for (const [name, page] of Object.entries(pages)) {
    barriers.push(...(await barriersOf(`${name}, ${state}`, page)));
  }
}

const button = (page, key, t = en) => page.getByRole("button", { name: t(key), exact: true });

test("people find their tables, and see the number of theirs", async () => {
  room = await createRoom(outward, { guide: "workshop", title: "What our street needs" });
  facilitator = await facilitatorIn(browser, room, how);
  note_taker = await noteTakerIn(browser, room, how);
  wall = await wallIn(browser, room, how);
  await startButton(facilitator).waitFor();
  amal = await phoneIn(browser, room, { ...how, screen: held });
  await asked(amal, en("participant.waiting"));
  rosa = await phoneIn(browser, room, { ...how, language: "es" });
  await asked(rosa, es("participant.waiting"));
  tom = await phoneIn(browser, room, how);
  await asked(tom, en("participant.waiting"));
  for (const id of ["welcome", "how-far", "ground-rules", "find-table"]) {
    await facilitator.keyboard.press("n");
    await facilitatorAt(facilitator, english[id].title);
  }
  await facilitator.getByLabel(en("tables.how_many")).fill("2");
  await button(facilitator, "tables.set").click();
  await seatedAt(amal, 1);
  await seatedAt(rosa, 2, es);
  await seatedAt(tom, 1);
  await wall
    .getByRole("listitem")
    .filter({ hasText: table(2) })
    .waitFor();
  await lookAt({ facilitator, wall, amal, note_taker }, "finding tables");
});

test("the facilitator hands out links for a table's host and its scribe", async () => {
  host = await browser.visit(await linkFor("host"), { ...how, screen: held });
  await asked(host, en("table.choose"));
  await lookAt({ host }, "choosing a table");
  await host.getByRole("button", { name: new RegExp(`^${table(1)}`) }).click();
  await asked(host, table(1));
  await host.getByText(en("table.led_room")).waitFor();
  scribe = await browser.visit(await linkFor("scribe", 1), how);
  await asked(scribe, table(1));
  await host.reload();
  await asked(host, table(1)); // it remembers its table
});

test("a host moves the own table and no other one", async () => {
  await nextButton(facilitator, english.hello.title).click();
  await facilitatorAt(facilitator, english.hello.title);
  for (const page of [amal, tom]) await asked(page, english.hello.prompt);
  await asked(rosa, spanish.hello.prompt);
  await reads(host, english.hello.title);
  await lookAt({ host, scribe, facilitator, wall, amal }, "at tables");
  for (const id of ["writing", "hopes"]) {
    await nextButton(host, english[id].title).click();
    await reads(host, english[id].title);
  }
  await asked(amal, english.hopes.prompt);
  await asked(tom, english.hopes.prompt);
  await asked(rosa, spanish.hello.prompt);
  await scribe.getByText(en("table.led_host")).waitFor();
  assert.equal(await nextButton(scribe, english["in-the-way"].title).count(), 0);
});

test("notes stay at their table: its host and scribe see them, and the crew sees where they were said", async () => {
  await write(amal, english.hopes.title, said.amal);
  await write(rosa, spanish.hello.title, said.rosa, es);
  await ownNote(rosa, said.rosa, "saved", es).waitFor();
  await host.getByRole("button", { name: en("facilitator.tab.notes") }).click();
  await noteOn(host, said.amal).waitFor();
  await scribe.getByRole("textbox", { name: en("notes.write") }).fill(said.scribe);
  await scribe.keyboard.press("Enter");
  await noteOn(host, said.scribe).waitFor();
  await lookAt({ host, scribe }, "with notes");
  await host.getByRole("button", { name: en("facilitator.tab.words") }).click();

  await note_taker.getByLabel(en("notes.table")).selectOption(table(2));
  await note_taker.getByRole("textbox", { name: en("notes.write") }).fill(said.note_taker);
  await note_taker.keyboard.press("Enter");
  await noteOn(facilitator, said.note_taker).getByText(table(2)).waitFor();
  await noteOn(facilitator, said.amal).getByText(table(1)).waitFor();
  await facilitator.getByLabel(en("notes.of_table")).selectOption(table(2));
  await noteOn(facilitator, said.amal).waitFor({ state: "detached" });
  await noteOn(facilitator, said.rosa).waitFor();
});

test("a table calls the facilitator until somebody comes", async () => {
  await button(tom, "tables.call").click();
  await button(amal, "tables.called").waitFor();
  await button(host, "tables.called").waitFor();
  const calls = facilitator.getByRole("region", { name: en("tables.calls") });
  await calls
    .getByText(en("tables.calls_you", { table: table(1) }))
    .first()
    .waitFor();
  await lookAt({ facilitator, tom }, "with a call");
  await calls.getByRole("button").click();
  await button(tom, "tables.call").waitFor();
  await button(host, "tables.call").waitFor();
});

test("the facilitator moves a person, and a table that has no host", async () => {
  await facilitator.getByRole("button", { name: new RegExp(`^${table(1)}`) }).click();
  const dialog = facilitator.getByRole("dialog", { name: table(1) });
  const where = dialog.getByLabel(en("tables.seat_of", { name: en("kit.person", { number: 3 }) }));
  await lookAt({ facilitator }, "with one table");
  await where.selectOption(table(2));
  await asked(tom, english.hello.prompt);
  await button(dialog, "kit.close").click();
  await facilitator.getByRole("button", { name: new RegExp(`^${table(2)}`) }).click();
  const other = facilitator.getByRole("dialog", { name: table(2) });
  await button(other, "facilitator.next").click();
  await asked(tom, english.writing.prompt);
  await asked(rosa, spanish.writing.prompt);
  await asked(amal, english.hopes.prompt);
  await button(other, "kit.close").click();
});

test("a table that has told its story waits for the others", async () => {
  for (const id of ["in-the-way", "changes", "table-story"]) {
    await nextButton(host, english[id].title).click();
    await reads(host, english[id].title);
  }
  const { label } = english["table-story"].slots.hopes;
  const slot = scribe.getByRole("textbox", { name: label });
  await slot.fill(said.story);
  await slot.press("Enter");
  await amal.getByRole("definition").getByText(said.story).waitFor();
  await eventually(async () =>
    assert.equal(await host.getByRole("textbox", { name: label }).inputValue(), said.story),
  );
  await nextButton(host, en("table.done")).click();
  await asked(amal, en("tables.done"));
  await lookAt({ host, amal, wall }, "done");
  await facilitator.getByText(en("tables.done_count", { ready: 1, people: 2 })).waitFor();
});

test("back together, the tables tell one after the other", async () => {
  const back = facilitator.getByRole("button", {
    name: new RegExp(`^${en("tables.regroup")}.*${english["report-out"].title}$`),
  });
  await back.click();
  await facilitatorAt(facilitator, english["report-out"].title);
  await amal.getByText(en("tables.yours_tells")).waitFor();
  await rosa.getByText(es("tables.yours_next")).waitFor();
  await wall.getByText(said.story).waitFor();
  await host.getByText(en("table.led_room")).waitFor();
  await lookAt({ facilitator, wall, amal, host }, "telling");
  await button(wordsOf(facilitator), "tables.next_table").click();
  await rosa.getByText(es("tables.yours_tells")).waitFor();
  await wall.getByText(said.story).waitFor({ state: "detached" });
});

test("the workshop goes on to its end", async () => {
  for (const id of ["work-for", "trust", "next-step", "close"]) {
    await nextButton(facilitator, english[id].title).click();
    await facilitatorAt(facilitator, english[id].title);
    await asked(amal, english[id].prompt);
    await asked(wall, english[id].prompt);
  }
  await button(wordsOf(facilitator), "facilitator.close").click();
  await asked(amal, en("participant.closed"));
  await host.getByText(en("table.closed_help")).waitFor();
});

test("no page had a barrier on the way", () => {
  assert.deepEqual(barriers, []);
});

test("no private word came to phones and wall, and no note to another table", () => {
  const on_wire = (words) => JSON.stringify(words).slice(1, -1);
  const heard = (...pages) => pages.flatMap((page) => page.heard).join("\n");
  const public_frames = heard(amal, rosa, tom, wall);
  assert.ok(public_frames.includes(on_wire(english.hello.prompt)), "their frames are not seen");
  for (const words of [...crewWords(guide, "en"), ...crewWords(guide, "es")]) {
    assert.ok(!public_frames.includes(on_wire(words)), words);
  }
  const notes = [said.amal, said.rosa, said.scribe, said.note_taker];
  for (const words of notes) assert.ok(!heard(wall).includes(on_wire(words)), words);
  assert.ok(heard(host, scribe).includes(on_wire(said.amal)), "their frames are not seen");
  for (const words of [said.rosa, said.note_taker]) {
    assert.ok(!heard(host, scribe).includes(on_wire(words)), words);
  }
});

test("where people choose their table, a full one takes nobody more", async (t) => {
  const words = { sit: "Where would you like to sit?", talk: "What do you hope for here?" };
  const small = await createRoom(outward, { guide: "choosing-tables", title: "Small" });
  const crew = await crewOf(outward, small);
  t.after(() => crew.close());
  await crew.goTo("sit");
  await crew.ask("tables.set", { count: 2 });
  const phones = [];
  for (let number = 1; number <= 4; ++number) phones.push(await phoneIn(browser, small, how));
  for (const phone of phones) await asked(phone, words.sit);
  const choice = (phone, left) =>
    phone.getByRole("button", { name: `${table(2)} ${en("tables.places", { count: left })}` });
  for (const [taken, phone] of phones.slice(0, 3).entries()) {
    await choice(phone, 3 - taken).click();
    await seatedAt(phone, 2);
  }
  await eventually(async () => assert.ok(await choice(phones[3], 0).isDisabled()));
  assert.deepEqual(await barriersOf("choosing", phones[3]), []);
  const [first] = phones;
  await first.getByRole("button", { name: new RegExp(`^${table(1)}`) }).click();
  await seatedAt(first, 1);
  await crew.goTo("talk");
  for (const phone of phones) await asked(phone, words.talk);
});

test("a table's page and a phone at it run right to left for those who read Arabic", async (t) => {
  const arabic = guide.words("ar").steps;
  const talk = await createRoom(outward, { guide: "workshop", title: "What our street needs" });
  const crew = await crewOf(outward, talk);
  t.after(() => crew.close());
  const phone = await phoneIn(browser, talk, { ...how, language: "ar" });
  await asked(phone, ar("participant.waiting"));
  await crew.goTo("find-table");
  await seatedAt(phone, 1, ar);
  await crew.goTo("hello");
  await asked(phone, arabic.hello.prompt);
  const page = `${talk.host}&table=1`;
  const host_page = await browser.visit(page, { ...how, screen: held, language: "ar" });
  await reads(host_page, arabic.hello.title, ar);
  for (const [name, page] of Object.entries({ phone, host_page })) {
    assert.equal(await page.evaluate(() => document.documentElement.dir), "rtl");
    assert.deepEqual(await barriersOf(name, page), []);
  }
});

for (const count of [8, 12, 28, 60]) {
  test(`${count} tables are all on the wall, and the facilitator's page does not scroll`, (t) =>
    manyTables(count, t));
}

async function manyTables(count, t) {
  const large = await createRoom(outward, { guide: "workshop", title: "Large" });
  const crew = await crewOf(outward, large);
  t.after(() => crew.close());
  await crew.goTo("find-table");
  await crew.ask("tables.set", { count });
  const walls = [
    await wallIn(browser, large, how),
    await wallIn(browser, large, { ...how, language: "es" }),
  ];
  const laptop = await facilitatorIn(browser, large, how);
  for (const step of ["find-table", "hello"]) {
    await crew.goTo(step);
    await facilitatorAt(laptop, english[step].title);
    await fitsOn(walls[0], table(count), step);
    await fitsOn(walls[1], es("tables.table", { number: count }), step);
    const scrolls = await laptop.evaluate(
      () => document.scrollingElement.scrollHeight > window.innerHeight,
    );
    assert.ok(!scrolls, "the facilitator's page scrolls");
    assert.deepEqual(await barriersOf(`${count} tables at ${step}`, walls[0]), []);
  }
}

/** The last table stands above the foot of the wall. */
async function fitsOn(screen, name, step) {
  const last = screen.getByRole("listitem").filter({ hasText: name });
  await last.waitFor();
  const box = await last.boundingBox();
  const foot = await screen.getByRole("contentinfo").boundingBox();
  assert.ok(box.y + box.height < foot.y && box.x + box.width <= foot.x + foot.width + 1, step);
}

/** The phone says so large while people take their seats. */
async function seatedAt(phone, number, t = en) {
  await phone.getByText(`${t("tables.yours")} ${number}`, { exact: true }).waitFor();
}

/** A table's page, reading the step with that title. */
const reads = (page, title, t = en) =>
  wordsOf(page, t).getByRole("heading", { level: 2, name: title, exact: true }).waitFor();

const noteOn = (page, text) => page.getByRole("article").filter({ hasText: text }).last();

/** The link to a seat's page as the facilitator's dialog has it; for one table, when a number is given. */
async function linkFor(seat, number) {
  await button(facilitator, "facilitator.more").click();
  await button(facilitator, `facilitator.${seat}_link`).click();
  const dialog = facilitator.getByRole("dialog", { name: en(`facilitator.${seat}_link`) });
  if (number) await dialog.getByLabel(en("tables.for_table")).selectOption(table(number));
  const link = await dialog.getByRole("textbox").inputValue();
  await button(dialog, "kit.close").click();
  return link;
}
