// What a power cut, a reload and a room that moves on do to words that are being written: nothing.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { en, readGuide } from "./content.mjs";
import {
  asked,
  box,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  nextButton,
  noteTakerIn,
  ownNote,
  phoneIn,
  startButton,
  transcript,
  wallIn,
  write,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually } from "./visitors.mjs";

const { steps } = readGuide("community-conversation").words("en");
const on_the_way = ["welcome", "ground-rules", "names-and-jotting", "hopes"];
const away = /ERR_CONNECTION_REFUSED|WebSocket connection to|Failed to fetch/;

let room;
let facilitator;
let phone;

aBrowserForEach();

beforeEach(async () => {
  room = await createRoom(outward);
  facilitator = await facilitatorIn(browser, room);
  phone = await phoneIn(browser, room);
  await startButton(facilitator).click();
  await facilitatorAt(facilitator, steps.welcome.title);
  for (const id of on_the_way.slice(1)) {
    await nextButton(facilitator, steps[id].title).click();
    await facilitatorAt(facilitator, steps[id].title);
  }
  await asked(phone, steps.hopes.prompt);
});

test("a note written while the laptop is dead is saved once when it is back", async () => {
  const wall = await wallIn(browser, room);
  await asked(wall, steps.hopes.prompt);
  await write(phone, steps.hopes.title, "Before the cut");
  await ownNote(phone, "Before the cut", "saved").waitFor();
  const before_cut = await transcript(outward, room);

  browser.forgive(away);
  await outward.kill();
  await phone.getByText(en("participant.offline")).waitFor();
  await write(phone, steps.hopes.title, "During the cut");
  await ownNote(phone, "During the cut", "waiting").waitFor();
  await facilitator.getByText(en("facilitator.offline")).waitFor();
  await wall.getByText(en("wall.offline")).waitFor();
  await asked(wall, steps.hopes.prompt); // a room full of people still sees its question

  await outward.restart();
  await ownNote(phone, "During the cut", "saved").waitFor();
  await phone.getByText(en("participant.offline")).waitFor({ state: "detached" });
  await facilitator.getByText(en("facilitator.offline")).waitFor({ state: "detached" });
  await wall.getByText(en("wall.notes", { count: 2 })).waitFor();

  const { notes, members, steps: stays } = await transcript(outward, room);
  assert.deepEqual(
    notes.map(({ text }) => text),
    ["Before the cut", "During the cut"],
  );
  assert.equal(notes[0].by, notes[1].by);
  assert.deepEqual(members, before_cut.members);
  assert.deepEqual(stays, before_cut.steps);
  await facilitatorAt(facilitator, steps.hopes.title);
  await asked(phone, steps.hopes.prompt);
});

test("a note survives a phone that is closed while the laptop is dead", async () => {
  browser.forgive(away);
  await outward.kill();
  await write(phone, steps.hopes.title, "Then the phone was put away");
  await ownNote(phone, "Then the phone was put away", "waiting").waitFor();
  await phone.goto("about:blank");
  await outward.restart();
  await phone.goto(new URL(room.phone, outward.origin).href);
  await ownNote(phone, "Then the phone was put away", "saved").waitFor();
  const { notes, members } = await transcript(outward, room);
  assert.equal(notes.length, 1);
  assert.equal(members.filter(({ seat }) => seat === "participant").length, 1);
});

test("the facilitator's seat is kept over a reload", async () => {
  await facilitator.reload();
  await facilitatorAt(facilitator, steps.hopes.title);
  await nextButton(facilitator, steps.today.title).click();
  await asked(phone, steps.today.prompt);
  const { members } = await transcript(outward, room);
  assert.equal(members.filter(({ seat }) => seat === "facilitator").length, 1);
});

test("a half-written note survives the next step and a reload", async () => {
  await box(phone, steps.hopes.title).fill("Half a thou");
  await nextButton(facilitator, steps.today.title).click();
  await asked(phone, steps.today.prompt);
  assert.equal(await box(phone, steps.hopes.title).inputValue(), "Half a thou");
  await phone.getByText(en("participant.writing_for", { step: steps.hopes.title })).waitFor();

  await phone.reload();
  const begun = phone.getByRole("listitem").filter({ hasText: "Half a thou" });
  await begun
    .getByRole("button", { name: en("participant.send_to", { step: steps.hopes.title }) })
    .click();
  await eventually(async () => {
    const { notes } = await transcript(outward, room);
    assert.deepEqual(
      notes.map(({ text, step }) => ({ text, step })),
      [{ text: "Half a thou", step: "hopes" }],
    );
  });
});

test("what is being changed, and what the crew is writing, survives a reload", async () => {
  await write(phone, steps.hopes.title, "Shade on the square");
  await ownNote(phone, "Shade on the square", "saved").waitFor();
  await phone.getByRole("button", { name: en("participant.edit") }).click();
  const change = phone.getByRole("textbox", { name: en("participant.edit") });
  await change.fill("Trees on the square");
  await phone.reload();
  assert.equal(await change.inputValue(), "Trees on the square");
  await phone.getByRole("button", { name: en("kit.save"), exact: true }).click();
  await ownNote(phone, "Trees on the square", "saved").waitFor();

  const note_taker = await noteTakerIn(browser, room);
  const entry = note_taker.getByRole("textbox", { name: en("notes.write") });
  await entry.fill("A woman at the door wou");
  await note_taker.reload();
  assert.equal(await entry.inputValue(), "A woman at the door wou");
  await entry.press("Enter");
  await eventually(async () => {
    const { notes } = await transcript(outward, room);
    assert.deepEqual(
      notes.map(({ text }) => text),
      ["Trees on the square", "A woman at the door wou"],
    );
  });
});
