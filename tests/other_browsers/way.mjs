// One conversation from the way in to the end, on phone, facilitator's page and wall of one browser.

import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { after, afterEach, before, describe, test } from "node:test";
import { catalogue, en, readGuide } from "../browser/content.mjs";
import { crewOf } from "../browser/crew.mjs";
import { openLine } from "../browser/line.mjs";
import { createRoom, nextName, transcript } from "../browser/room.mjs";
import { startOutward } from "../running/outward.mjs";
import { personAt } from "./person.mjs";

const source = process.env.SOURCE_DIR;
const pictures = process.env.PICTURES;
const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const spanish = guide.words("es").steps;
const es = catalogue("es");
const [probe] = guide.steps.find(({ id }) => id === "hopes").probes;
const question = steps.hopes.probes[probe];
const asks = new RegExp(`^1.*${question.replace(/\W/g, ".")}$`);
/** What a browser says about a line that was cut on purpose. */
const cut = /WebSocket|wss?:|NETWORK|Failed to (fetch|load)/i;

let outward;
let line;
let browser;
let room;
let phone;
let facilitator;
let wall;

export function theWholeWay(name, openBrowser) {
  describe(`in ${name}`, () => {
    before(async () => {
      outward = await startOutward({ content: join(source, "tests/content") });
      line = await openLine(outward.origin);
      browser = await openBrowser();
      room = await createRoom(outward);
      phone = personAt(await browser.window({ width: 390, height: 844 }));
      facilitator = personAt(await browser.window({ width: 1280, height: 800 }));
      wall = personAt(await browser.window({ width: 1600, height: 900 }));
    });
    after(async () => {
      await browser?.close();
      await line?.close();
      await outward?.stop();
    });
    afterEach(takePictures);
    comingIn();
    writing();
    leading();
    holding();
  });
}

function comingIn() {
  test("a phone comes in by the code, and by the link to the same seat", async () => {
    await facilitator.open(at(room.facilitator));
    await facilitator.has("heading", en("facilitator.waiting"));
    await wall.open(at(room.wall));
    await wall.reads(room.code);
    await phone.open(line.origin);
    const typed = `${room.code.slice(0, 3)} ${room.code.slice(3).toLowerCase()}`;
    await phone.has("heading", en("participant.welcome"));
    await nobodyIsKeptOut(phone);
    await phone.type("textbox", en("participant.code"), typed);
    await phone.click("button", en("participant.join"));
    await phone.has("heading", en("participant.waiting"));
    await facilitator.reads(en("facilitator.people", { count: 1 }));
    await phone.open(new URL(room.phone, line.origin).href);
    await phone.has("heading", en("participant.waiting"));
    const { members } = await transcript(outward, room);
    assert.equal(members.filter(({ seat }) => seat === "participant").length, 1);
    await nobodyIsKeptOut(phone, facilitator, wall);
  });

  test("the facilitator starts, and all see the first question", async () => {
    await facilitator.click("button", nextName(en("facilitator.start")));
    await everyoneAt("welcome");
    await wall.reads(room.code);
  });

  test("the phone agrees to the ground rules, and the facilitator sees it", async () => {
    await onTo("ground-rules");
    await phone.click("button", en("participant.agree"));
    await facilitator.reads(en("facilitator.ready", { ready: 1, people: 1 }));
    await nobodyIsKeptOut(phone, facilitator, wall);
  });
}

function writing() {
  test("a note is written and saved; the facilitator reads it, the wall only counts it", async () => {
    await onTo("names-and-jotting");
    await onTo("hopes");
    await write("A bench in the shade");
    await phone.reads("A bench in the shade", en("kit.delivery.saved"));
    await facilitator.reads("A bench in the shade");
    await wall.reads(en("wall.notes", { count: 1 }));
    await wall.readsNot("A bench in the shade");
    await nobodyIsKeptOut(phone, facilitator, wall);
  });

  test("a note is changed, and another taken back", async () => {
    await phone.click("button", en("participant.edit"));
    await phone.type("textbox", en("participant.edit"), "Two benches in the shade");
    await phone.click("button", en("kit.save"));
    await phone.reads("Two benches in the shade", en("kit.delivery.saved"));
    await facilitator.reads("Two benches in the shade");
    await write("Never mind");
    await phone.reads("Never mind", en("kit.delivery.saved"));
    await facilitator.reads("Never mind");
    await phone.click("button", en("participant.take_back"));
    await phone.reads(en("participant.taken_back"));
    await facilitator.readsNot("Never mind");
    await wall.reads(en("wall.notes", { count: 1 }));
  });

  test("a hand goes up, and down when it is called on", async () => {
    await phone.click("button", en("participant.raise_hand"));
    await phone.has("button", en("participant.hand_up"));
    await facilitator.click("button", new RegExp(`^${en("facilitator.call_on")}`));
    await phone.has("button", en("participant.raise_hand"));
  });

  test("the phone changes to Spanish and back, and nobody else does", async () => {
    await phone.click("button", en("participant.menu"));
    await nobodyIsKeptOut(phone);
    await phone.click("radio", "Español");
    await phone.click("button", es("kit.close"));
    await phone.has("heading", spanish.hopes.prompt);
    await wall.has("heading", steps.hopes.prompt);
    await nobodyIsKeptOut(phone);
    await phone.click("button", es("participant.menu"));
    await phone.click("radio", "English");
    await phone.press("Escape");
    await phone.has("heading", steps.hopes.prompt);
  });
}

function leading() {
  test("a further question goes to phone and wall, and off them", async () => {
    await facilitator.click("button", asks);
    await phone.reads(question);
    await wall.reads(question);
    await facilitator.click("button", asks);
    await phone.readsNot(question);
    await wall.readsNot(question);
  });

  test("a step back and on again, by mouse and by keys", async () => {
    await facilitator.click("button", en("facilitator.back"));
    await everyoneAt("names-and-jotting");
    await facilitator.press("n");
    await everyoneAt("hopes");
    await phone.reads("Two benches in the shade");
  });

  test("a pause stops everybody, and they go on", async () => {
    await facilitator.click("button", en("facilitator.pause"));
    await phone.has("heading", en("participant.paused"));
    await wall.has("heading", en("wall.paused"));
    await facilitator.click("button", en("facilitator.resume"));
    await everyoneAt("hopes");
  });
}

function holding() {
  test("a note written without a line is kept, and sent once when it is back", async () => {
    line.swallow();
    line.cut();
    await phone.reads(en("participant.offline"));
    await write("Written in the lift");
    await phone.reads("Written in the lift", en("kit.delivery.waiting"));
    await nobodyIsKeptOut(phone);
    line.mend();
    await phone.reads("Written in the lift", en("kit.delivery.saved"));
    await phone.readsNot(en("participant.offline"));
    const { notes } = await transcript(outward, room);
    assert.equal(notes.filter(({ text }) => text === "Written in the lift").length, 1);
  });

  test("the facilitator closes the conversation for all", async () => {
    await facilitator.click("button", en("facilitator.more"));
    await facilitator.click("button", en("facilitator.close"));
    await facilitator.has("heading", en("facilitator.closed"));
    await phone.has("heading", en("participant.closed"));
    await wall.has("heading", en("wall.closed"));
    await phone.reads("Written in the lift");
    await nobodyIsKeptOut(phone, facilitator, wall);
  });

  test("a vote is given on the phone, and its results come to phone and wall", async (t) => {
    const deciding = await createRoom(outward, { guide: "deciding", title: "Where to begin" });
    const crew = await crewOf(outward, deciding);
    t.after(crew.close);
    await crew.goTo("choose");
    await wall.open(at(deciding.wall));
    await phone.open(at(deciding.phone));
    await phone.click("radio", "A late bus");
    await phone.click("button", en("voting.send"));
    await phone.reads(en("voting.saved"));
    await wall.reads(en("results.people", { count: 1 }));
    await nobodyIsKeptOut(phone, wall);
    await crew.ask("results.show", { step: "choose", on: true });
    await phone.has("table", en("results.caption"));
    await wall.has("table", en("results.caption"));
    await nobodyIsKeptOut(phone, wall);
  });

  test("the browser complained about nothing", (t) => {
    t.diagnostic(browser.name);
    assert.deepEqual(
      browser.complaints().filter((words) => !cut.test(words)),
      [],
    );
  });
}

const at = (path) => new URL(path, outward.origin).href;

async function everyoneAt(step) {
  await facilitator.has("heading", steps[step].title);
  await phone.has("heading", steps[step].prompt);
  await wall.has("heading", steps[step].prompt);
}

async function onTo(step) {
  await facilitator.click("button", nextName(steps[step].title));
  await everyoneAt(step);
}

async function write(text) {
  const box = en("participant.your_words", { step: steps.hopes.title });
  await phone.type("textbox", box, text);
  await phone.click("button", en("participant.send"));
}

async function nobodyIsKeptOut(...people) {
  for (const person of people) assert.deepEqual(await person.barriers(), []);
}

/** After each test, into the folder PICTURES when that is given: for eyes. */
async function takePictures({ name }) {
  if (!pictures) return;
  mkdirSync(pictures, { recursive: true });
  for (const [who, person] of Object.entries({ phone, facilitator, wall })) {
    const file = `${browser.name} - ${name.replace(/\W+/g, "-")} - ${who}.png`;
    writeFileSync(join(pictures, file), await person.picture());
  }
}
