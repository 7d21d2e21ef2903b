// Arabic: pages run from right to left, and everybody in a mixed room reads and writes in their own language.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { ar, en, es, readGuide } from "./content.mjs";
import {
  asked,
  box,
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
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually } from "./visitors.mjs";

const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const spanish = guide.words("es").steps;
const wish = "أتمنى أن يمرّ الباص 12 بعد الساعة 7.";

aBrowserForEach();

/** What a page says of itself. */
const page = (visitor) =>
  visitor.evaluate(() => [document.documentElement.lang, document.documentElement.dir]);

/** Which way the words run, and at which edge they begin. */
const runs = (words) =>
  words.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const text = range.getBoundingClientRect();
    const around = element.getBoundingClientRect();
    const style = getComputedStyle(element);
    const right = around.right - Number.parseFloat(style.paddingRight) - text.right;
    const left = text.left - around.left - Number.parseFloat(style.paddingLeft);
    return [style.direction, right < left ? "right" : "left"];
  });

async function walkTo(facilitator, id, t = en) {
  await startButton(facilitator, t).waitFor();
  const line = guide.line.map((step) => step.id);
  for (const step of line.slice(0, line.indexOf(id) + 1)) {
    await facilitator.keyboard.press("n");
    await facilitatorAt(facilitator, steps[step].title, t);
  }
}

test("an Arabic and a Spanish phone in one room, and an English facilitator", async () => {
  const room = await createRoom(outward);
  const facilitator = await facilitatorIn(browser, room);
  const arabic = await phoneIn(browser, room, { language: "ar" });
  const other = await phoneIn(browser, room, { language: "es" });
  await asked(arabic, ar("participant.waiting"));
  await asked(other, es("participant.waiting"));
  assert.deepEqual(await page(arabic), ["ar", "rtl"]);
  assert.deepEqual(await page(other), ["es", "ltr"]);
  assert.deepEqual(await page(facilitator), ["en", "ltr"]);

  await walkTo(facilitator, "hopes");
  await asked(arabic, steps.hopes.prompt); // this guide has no Arabic words: its own, left to right
  assert.equal((await runs(arabic.locator(".question h1")))[0], "ltr");
  await asked(other, spanish.hopes.prompt);

  const empty = box(arabic, steps.hopes.title, ar);
  assert.equal(await empty.evaluate((field) => getComputedStyle(field).direction), "rtl");
  await write(arabic, steps.hopes.title, wish, ar);
  await ownNote(arabic, wish, "saved", ar).waitFor();
  assert.equal(await empty.inputValue(), "");
  await empty.fill("A bench");
  assert.equal(await empty.evaluate((field) => getComputedStyle(field).direction), "ltr");
  await empty.press("Enter");
  await ownNote(arabic, "A bench", "saved", ar).waitFor();
  await write(other, spanish.hopes.title, "Un banco en la sombra", es);
  await ownNote(other, "Un banco en la sombra", "saved", es).waitFor();

  const note = facilitator.locator(".note-text", { hasText: wish });
  await note.waitFor();
  assert.deepEqual(await runs(note), ["rtl", "right"]);
  assert.equal(await note.getAttribute("lang"), "ar");
  const english = facilitator.locator(".note-text", { hasText: "A bench" });
  assert.deepEqual(await runs(english), ["ltr", "left"]);
});

test("arrows follow reading: in Arabic the left one leads on", async () => {
  const facilitator = await facilitatorIn(browser, await createRoom(outward), { language: "ar" });
  await facilitator.getByRole("heading", { name: ar("facilitator.waiting") }).waitFor();
  assert.deepEqual(await page(facilitator), ["ar", "rtl"]);
  const [first, second] = guide.line.map(({ id }) => steps[id].title);
  await facilitator.keyboard.press("ArrowLeft");
  await facilitatorAt(facilitator, first, ar);
  await facilitator.keyboard.press("ArrowLeft");
  await facilitatorAt(facilitator, second, ar);
  await facilitator.keyboard.press("ArrowRight");
  await facilitatorAt(facilitator, first, ar);

  const next = facilitator.locator("button.next");
  const arrow = await next.locator(".icon").evaluate((icon) => getComputedStyle(icon).transform);
  assert.equal(arrow, "matrix(-1, 0, 0, 1, 0, 0)");
  const middle = facilitator.viewportSize().width / 2;
  assert.ok((await next.boundingBox()).x < middle, "Next is where reading ends");
});

test("the code reads from left to right, and so does the address", async () => {
  const room = await createRoom(outward);
  const wall = await wallIn(browser, room, { language: "ar" });
  for (const words of [room.code, "192.168.1.20:8080"]) {
    const shown = wall.locator("bdi", { hasText: words });
    await shown.waitFor();
    assert.equal(await shown.evaluate((bdi) => getComputedStyle(bdi).direction), "ltr");
  }
});

test("no Arabic page has a barrier that axe finds, nor scrolls sideways", async () => {
  const how = { language: "ar", bypassCSP: true }; // axe is a script that the pages would refuse
  const room = await createRoom(outward, { names: true });
  const barriers = [];
  const look = async (name, visitor) => {
    assert.deepEqual(await page(visitor), ["ar", "rtl"]);
    barriers.push(...(await barriersOf(name, visitor)));
  };
  const host = await browser.visit(outward.link, how);
  await host.getByRole("heading", { name: ar("host.guides") }).waitFor();
  await look("host", host);
  const facilitator = await facilitatorIn(browser, room, how);
  const wall = await wallIn(browser, room, how);
  const phone = await phoneIn(browser, room, how);
  const note_taker = await noteTakerIn(browser, room, how);
  await asked(phone, ar("participant.waiting"));
  await look("phone, waiting", phone);
  await look("wall, waiting", wall);
  await walkTo(facilitator, "hopes", ar);
  await asked(phone, steps.hopes.prompt);
  await write(phone, steps.hopes.title, wish, ar);
  await facilitator.locator(".note-text", { hasText: wish }).waitFor();
  await eventually(async () =>
    assert.equal(await wall.locator("h1").textContent(), steps.hopes.prompt),
  );
  for (const [name, visitor] of Object.entries({ facilitator, note_taker, phone, wall }))
    await look(name, visitor);
  assert.deepEqual(barriers, []);
});
