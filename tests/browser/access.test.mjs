// Doors that stay shut say so in a sentence, and what to do.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, es, readGuide } from "./content.mjs";
import {
  asked,
  box,
  createRoom,
  facilitatorIn,
  ownNote,
  phoneIn,
  startButton,
  transcript,
  wordsOf,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { phone } from "./visitors.mjs";

const { steps } = readGuide("community-conversation").words("en");
const longest_note = 2000;
/** The browser's own words about a refusal. */
const refused = /status of 40[13]/;

aBrowserForEach();

test("a code that nobody has is told so, and can be mended at once", async () => {
  const room = await createRoom(outward);
  const wrong = room.code === "ABCDEF" ? "FEDCBA" : "ABCDEF";
  const page = await browser.visit("/", { screen: phone });
  const code = page.getByRole("textbox", { name: en("participant.code") });
  await code.fill("abc");
  await code.press("Enter");
  const sentence = page.getByRole("alert");
  await sentence.getByText(en("participant.code_short", { count: 6 })).waitFor();

  await code.fill(wrong);
  await code.press("Enter");
  await sentence.getByText(en("participant.code_unknown", { code: wrong })).waitFor();

  await code.fill(room.code.toLowerCase());
  await code.press("Enter");
  await asked(page, en("participant.waiting"));
});

test("a wrong code is explained in the language of the phone", async () => {
  const page = await browser.visit("/j/ABCDEF", { screen: phone, language: "es" });
  await page.getByText(es("participant.code_unknown", { code: "ABCDEF" })).waitFor();
});

test("the host's page without its key says where the link is", async () => {
  const page = await browser.visit("/host");
  await page.getByRole("heading", { level: 1, name: en("host.no_key") }).waitFor();
  await page.getByText("outward link").waitFor();
});

test("the host's page with a wrong key says where the right one is", async () => {
  browser.forgive(refused);
  const page = await browser.visit("/host#key=notTheHostsKey");
  await page.getByRole("heading", { level: 1, name: en("host.wrong_key") }).waitFor();
  await page.getByText("outward link").waitFor();
});

for (const [seat, path] of [
  ["facilitator", ""],
  ["note-taker", "/notes"],
]) {
  test(`the ${seat}'s page with a wrong key, or none, is a page that says so`, async () => {
    const { id } = await createRoom(outward);
    const wrong = await browser.visit(`/c/${id}${path}#key=notAKeyOfThisConversation`);
    await wrong.getByRole("heading", { level: 1, name: en("kit.reason.wrong_key") }).waitFor();
    const none = await browser.visit(`/c/${id}${path}`);
    await none.getByRole("heading", { level: 1, name: en("facilitator.no_key") }).waitFor();
  });
}

test("the wall's page with a wrong key is a page that says so", async () => {
  const { id } = await createRoom(outward);
  const wall = await browser.visit(`/c/${id}/wall#key=notAKeyOfThisConversation`);
  await wall.getByRole("heading", { level: 1, name: en("wall.no_entry") }).waitFor();
  await wall.getByText(en("kit.reason.wrong_key")).waitFor();
});

test("the note-taker's key does not lead the conversation", async () => {
  browser.forgive(refused);
  const room = await createRoom(outward);
  const note_takers_key = new URL(room.note_taker, outward.origin).hash;
  const page = await browser.visit(`/c/${room.id}${note_takers_key}`);
  await startButton(page).click();
  await page.locator(".toast").getByText(en("kit.reason.forbidden")).waitFor();
  assert.equal((await transcript(outward, room)).stage, "waiting");
});

test("a note that is too long is counted and cannot be sent until it is shorter", async () => {
  const room = await createRoom(outward);
  const facilitator = await facilitatorIn(browser, room);
  const page = await phoneIn(browser, room);
  await startButton(facilitator).click();
  await wordsOf(facilitator).getByRole("heading", { name: steps.welcome.title }).waitFor();
  const ahead = facilitator.getByRole("navigation", { name: en("facilitator.steps") });
  await ahead.getByRole("button", { name: steps.hopes.title }).first().click();
  await facilitator.getByRole("button", { name: en("facilitator.go_there") }).click();
  await asked(page, steps.hopes.prompt);

  const words = box(page, steps.hopes.title);
  const send = page.getByRole("button", { name: en("participant.send"), exact: true });
  await words.fill("🌳".repeat(longest_note + 2)); // counted as people count, not as computers do
  await page.getByText(en("participant.too_long", { count: 2 })).waitFor();
  assert.ok(await send.isDisabled());

  await words.fill("🌳".repeat(longest_note));
  await page.getByText(en("participant.room_left", { count: 0 })).waitFor();
  await send.click();
  await ownNote(page, "🌳🌳🌳", "saved").waitFor();
});
