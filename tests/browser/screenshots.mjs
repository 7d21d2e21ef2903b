// Makes the pictures in docs/images from a conversation in full swing:
//   OUTWARD=build/release/outward CHROMIUM=chromium SOURCE_DIR=. node tests/browser/screenshots.mjs

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { startOutward } from "../running/outward.mjs";
import { en, es, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { picture } from "./picture.mjs";
import {
  asked,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  noteTakerIn,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
  write,
} from "./room.mjs";
import { openBrowser, phone as phone_screen } from "./visitors.mjs";

const project = process.env.SOURCE_DIR;
const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const spanish = guide.words("es").steps;
const { voices } = JSON.parse(readFileSync(join(project, "content/rehearsal/voices.en.json")));
const wishes = { title: "What our street needs", place: "Mill Street Library", names: true };
const names = [
  "Rosa",
  "Ahmed",
  "",
  "Joan",
  "Min-jun",
  "",
  "Teresa",
  "Walter",
  "Grace",
  "",
  "Samir",
];

const outward = await startOutward();
try {
  const browser = await openBrowser(outward.origin);
  try {
    await takePictures(browser);
  } finally {
    await browser.close();
  }
} finally {
  await outward.stop();
}

async function takePictures(browser) {
  const earlier = await earlierConversation(browser);
  const room = await createRoom(outward, wishes);
  const facilitator = await facilitatorIn(browser, room);
  const note_taker = await noteTakerIn(browser, room);
  const wall = await wallIn(browser, room);
  const phone = await phoneIn(browser, room);
  const spanish_phone = await phoneIn(browser, room, { language: "es" });
  await startButton(facilitator).waitFor();
  const neighbours = await browser.visit("/", { screen: phone_screen });
  await neighbours.evaluate(comeIn, { code: room.code, names });
  await wall.getByText(room.code).waitFor();
  await wall.getByText(en("wall.people", { count: names.length + 2 })).waitFor();
  await picture(wall, "wall-waiting");

  await walk(facilitator, "hopes");
  await asked(phone, steps.hopes.prompt);
  const said = voices.filter(({ category }) => ["aspiration", "reason"].includes(category));
  await neighbours.evaluate(say, said.slice(0, 19));
  for (const [page, title, text, t] of [
    [phone, steps.hopes.title, "A bench in the shade where anybody may sit", en],
    [spanish_phone, spanish.hopes.title, "Una plaza con sombra para los mayores", es],
  ]) {
    await write(page, title, text, t);
    await ownNote(page, text, "saved", t).waitFor();
  }
  await facilitator.keyboard.press("1");
  await wall.getByText(Object.values(steps.hopes.probes)[0]).waitFor();
  await wall.getByText(en("wall.notes", { count: 21 })).waitFor();
  await note_taker
    .getByRole("textbox", { name: en("notes.write") })
    .fill("Ms Ortiz would like the old");
  await facilitator.getByRole("button", { name: en("kit.dismiss") }).click();

  await picture(phone, "phone-hopes");
  await picture(spanish_phone, "phone-es");
  await picture(facilitator, "facilitator");
  await picture(note_taker, "note-taker");
  await picture(wall, "wall-hopes");
  await picture(phone, "phone-hopes-dark", "dark");
  await picture(facilitator, "facilitator-dark", "dark");

  const host = await browser.visit(outward.link);
  await host.getByRole("heading", { name: wishes.title }).waitFor();
  await picture(host, "host");
  await readBack(browser, earlier);
  await guideInTheEditor(host);
  await workshopAtTables(browser);
}

async function readBack(browser, { id }) {
  const key = new URL(outward.link).hash.slice(1);
  const page = await browser.visit(`/c/${id}/read#${key}&tab=transcript`);
  await page.getByRole("heading", { name: steps.hopes.title }).first().waitFor();
  const { notes } = await outward.ask(`conversations/${id}/transcript`);
  const pinned = { id: "1", kind: "comment", place: { seq: notes[2].seq } };
  const text = "This is where the talk turned to hopes. What did you ask just before?";
  await outward.ask(`conversations/${id}/annotations`, { ...pinned, text });
  await page.goto(new URL(`/c/${id}/read#tab=transcript&seq=${notes[1].seq}`, outward.origin).href);
  await page.reload();
  await page.getByText(text).waitFor();
  await picture(page, "coach-transcript");
  await page.goto(new URL(`/c/${id}/read#tab=replay`, outward.origin).href);
  await page.getByRole("slider", { name: en("coach.replay.place") }).waitFor();
  await page.keyboard.press("End");
  for (let i = 0; i < 3; ++i) await page.keyboard.press("ArrowLeft");
  await page
    .getByRole("button", { name: en("coach.replay.play"), exact: true })
    .scrollIntoViewIfNeeded();
  await page.waitForTimeout(1500); // the screens beside follow
  await picture(page, "coach-replay");
}

async function guideInTheEditor(host) {
  await host
    .getByRole("article")
    .filter({ has: host.getByRole("heading", { name: guide.words("en").title, exact: true }) })
    .getByRole("button", { name: en("host.read"), exact: true })
    .click();
  await host.getByRole("button", { name: en("editor.change_guide") }).click();
  await host.getByRole("dialog").getByRole("textbox").first().fill("Our own conversation");
  await host.getByRole("button", { name: en("editor.copy"), exact: true }).click();
  const outline = host.getByRole("navigation", { name: en("editor.steps") });
  await outline
    .getByRole("button", { name: new RegExp(`^${steps.hopes.title}`) })
    .first()
    .click();
  await host.getByRole("heading", { name: en("editor.sound") }).waitFor();
  await picture(host, "editor");
}

async function workshopAtTables(browser) {
  const room = await createRoom(outward, { ...wishes, guide: "workshop", names: false });
  const wall = await wallIn(browser, room);
  const neighbours = await browser.visit("/", { screen: phone_screen });
  await neighbours.evaluate(comeIn, { code: room.code, names: Array(84).fill("") });
  const crew = await crewOf(outward, room);
  await crew.goTo("find-table");
  await crew.ask("tables.set", { count: 12, assign: "count-off" });
  await crew.goTo("hello");
  const tables = Array.from({ length: 12 }, (_, index) => index + 1);
  for (const table of tables) await crew.ask("goto", { step: "hopes", from: "hello", table });
  const hopes = voices.filter(({ category }) => category === "aspiration");
  await neighbours.evaluate(say, [...hopes, ...hopes, ...hopes].slice(0, 60));
  for (const table of [2, 5, 6, 11])
    await crew.ask("goto", { step: "in-the-way", from: "hopes", table });
  await crew.ask("table.call", { table: 7, on: true });
  const seventh = en("tables.table", { number: 7 });
  await wall.getByRole("listitem").filter({ hasText: seventh }).waitFor();
  await picture(wall, "wall-tables");
  const facilitator = await facilitatorIn(browser, room);
  await facilitator.getByText(seventh).first().waitFor();
  await facilitator.getByRole("button", { name: en("facilitator.take_lead") }).click();
  await facilitator.getByText(en("facilitator.you_lead"), { exact: true }).waitFor();
  await facilitator.getByRole("button", { name: en("kit.dismiss") }).click();
  await picture(facilitator, "facilitator-tables");
  crew.close();
}

/** One that was held before, for the host's list. */
async function earlierConversation(browser) {
  const room = await createRoom(outward, { title: "After the flood", place: "Riverside branch" });
  const facilitator = await facilitatorIn(browser, room);
  await startButton(facilitator).waitFor();
  const neighbours = await browser.visit("/", { screen: phone_screen });
  await neighbours.evaluate(comeIn, { code: room.code, names: names.slice(2) });
  await walk(facilitator, "hopes");
  await neighbours.evaluate(say, voices.slice(0, 14));
  await facilitator.getByRole("button", { name: en("facilitator.more"), exact: true }).click();
  await facilitator.getByRole("button", { name: en("facilitator.close") }).click();
  await facilitator.getByRole("heading", { name: en("facilitator.closed") }).waitFor();
  await facilitator.close();
  return room;
}

async function walk(facilitator, target) {
  for (const { id } of guide.line) {
    await facilitator.keyboard.press("n");
    await facilitatorAt(facilitator, steps[id].title);
    if (id === target) return;
  }
}

/** Runs in a page of the program: people join with one connection each. */
async function comeIn({ code, names: given }) {
  const join = (name) =>
    new Promise((joined, failed) => {
      const socket = new WebSocket(`ws://${location.host}/live`, "outward.v1");
      const params = { code, ...(name && { name }) };
      socket.onopen = () =>
        socket.send(JSON.stringify({ jsonrpc: "2.0", id: 0, method: "join", params }));
      socket.onmessage = () => joined(socket);
      socket.onerror = failed;
    });
  window.people = [];
  for (const name of given) window.people.push(await join(name));
}

/** Runs in the same page: they take turns in writing these notes. */
async function say(notes) {
  const add = (socket, { category, text }, id) =>
    new Promise((saved, failed) => {
      socket.onmessage = ({ data }) => {
        const answer = JSON.parse(data);
        if (answer.id !== id) return;
        if (answer.error) failed(new Error(answer.error.message));
        else saved();
      };
      const params = { id: crypto.randomUUID(), text, category };
      socket.send(JSON.stringify({ jsonrpc: "2.0", id, method: "note.add", params }));
    });
  for (const [index, note] of notes.entries()) {
    await add(window.people[index % window.people.length], note, index + 1);
  }
}
