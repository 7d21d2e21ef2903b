// Host, phone, facilitator and wall from beginning to end without a mouse: Tab, Enter, Space and arrows are enough, and
// at every stop one sees where it is.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, es, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import {
  asked,
  box,
  cardOf,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  nextButton,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { coveredFocus, unseenFocus } from "./sight.mjs";
import { eventually, phone as phone_screen } from "./visitors.mjs";

const guide = readGuide("community-conversation");
const { steps } = guide.words("en");
const [probe] = guide.steps.find(({ id }) => id === "hopes").probes;
const most_stops = 200;

aBrowserForEach();

const button = (page, name) => page.getByRole("button", { name, exact: true }).first();
const isFocused = (thing) => thing.evaluate((element) => element === document.activeElement);

/** Goes on with Tab until `thing` has the focus; every stop on the way has to show it. */
async function tabTo(page, thing) {
  await thing.waitFor();
  const way = [];
  while (!(await isFocused(thing))) {
    assert.ok(
      way.length < most_stops,
      `Tab does not lead to ${thing}: ${way.slice(-12).join(" → ")}`,
    );
    await page.keyboard.press("Tab");
    const unseen = await page.evaluate(unseenFocus);
    assert.equal(unseen, null, "the focus does not show");
    const covered = await page.evaluate(coveredFocus);
    assert.equal(covered, null, "the focus is under something else");
    way.push(await page.evaluate(() => document.activeElement.outerHTML.slice(0, 60)));
  }
}

async function enter(page, thing, key = "Enter") {
  await tabTo(page, thing);
  await page.keyboard.press(key);
}

test("a phone, by keyboard alone", async (t) => {
  const room = await createRoom(outward);
  const crew = await crewOf(outward, room);
  t.after(crew.close);
  const phone = await browser.visit("/", { screen: phone_screen });
  await tabTo(phone, phone.getByRole("textbox", { name: en("participant.code") }));
  await phone.keyboard.type(room.code);
  await enter(phone, button(phone, en("participant.join")));
  await asked(phone, en("participant.waiting"));

  await crew.goTo("ground-rules");
  await asked(phone, steps["ground-rules"].prompt);
  const agree = button(phone, en("participant.agree"));
  await enter(phone, agree);
  await eventually(async () => assert.equal(await agree.getAttribute("aria-pressed"), "true"));

  await crew.goTo("hopes");
  await asked(phone, steps.hopes.prompt);
  const [hope, reason] = await phone.getByRole("radio").all();
  await tabTo(phone, hope);
  await phone.keyboard.press("ArrowRight");
  assert.ok(await reason.isChecked());
  await tabTo(phone, box(phone, steps.hopes.title));
  await phone.keyboard.type("A bench");
  await enter(phone, button(phone, en("participant.send")));
  await ownNote(phone, "A bench", "saved").waitFor();

  await enter(phone, button(phone, en("participant.edit")));
  await tabTo(phone, phone.getByRole("textbox", { name: en("participant.edit") }));
  await phone.keyboard.press("End");
  await phone.keyboard.type(" in the shade");
  await enter(phone, button(phone, en("kit.save")));
  await ownNote(phone, "A bench in the shade", "saved").waitFor();
  await enter(phone, button(phone, en("participant.take_back")));
  await enter(phone, button(phone, en("kit.undo")));
  await ownNote(phone, "A bench in the shade", "saved").waitFor();

  await enter(phone, button(phone, en("participant.raise_hand")), "Space");
  await button(phone, en("participant.hand_up")).waitFor();
  await anotherLanguage(phone);
});

async function anotherLanguage(phone) {
  await enter(phone, button(phone, en("participant.menu")));
  await tabTo(phone, phone.getByRole("radio", { name: "English" }));
  const spanish = phone.getByRole("radio", { name: "Español" });
  for (let turn = 0; turn < 3 && !(await spanish.isChecked()); turn += 1)
    await phone.keyboard.press("ArrowDown");
  await phone.getByRole("dialog", { name: es("participant.menu") }).waitFor();
  await phone.keyboard.press("Escape");
  await asked(phone, guide.words("es").steps.hopes.prompt);
  await eventually(async () => assert.ok(await isFocused(button(phone, es("participant.menu")))));
}

test("a facilitator, by keyboard alone", async () => {
  const room = await createRoom(outward);
  const facilitator = await facilitatorIn(browser, room);
  const phone = await phoneIn(browser, room);
  await asked(phone, en("participant.waiting"));
  await enter(facilitator, startButton(facilitator));
  await facilitatorAt(facilitator, steps.welcome.title);
  await facilitator.keyboard.press("ArrowRight");
  await facilitatorAt(facilitator, steps["ground-rules"].title);
  await enter(facilitator, nextButton(facilitator, steps["names-and-jotting"].title));
  await facilitatorAt(facilitator, steps["names-and-jotting"].title);
  await enter(facilitator, button(facilitator, en("facilitator.back")));
  await facilitatorAt(facilitator, steps["ground-rules"].title);
  for (const id of ["names-and-jotting", "hopes"]) {
    await facilitator.keyboard.press("ArrowRight");
    await facilitatorAt(facilitator, steps[id].title);
  }

  const question = facilitator.getByRole("button", { name: steps.hopes.probes[probe] });
  const asked_further = phone.getByText(steps.hopes.probes[probe], { exact: true });
  await enter(facilitator, question);
  await asked_further.waitFor();
  await enter(facilitator, question, "Space");
  await asked_further.waitFor({ state: "detached" });
  await enter(facilitator, button(facilitator, en("facilitator.pause")), "Space");
  await asked(phone, en("participant.paused"));
  await enter(facilitator, button(facilitator, en("facilitator.resume")), "Space");
  await asked(phone, steps.hopes.prompt);

  await tabTo(facilitator, facilitator.getByRole("textbox", { name: en("notes.write") }));
  await facilitator.keyboard.type("Said aloud: a bench");
  await facilitator.keyboard.press("Enter");
  await facilitator.getByRole("article").filter({ hasText: "Said aloud: a bench" }).waitFor();
  await facilitator.keyboard.press("Escape");
  await enter(facilitator, button(facilitator, en("notes.acts")));
  await enter(facilitator, button(facilitator.locator(".note-acts"), en("notes.hide")));
  await facilitator.getByText(en("notes.hidden_mark"), { exact: true }).waitFor();

  const more = button(facilitator, en("facilitator.more"));
  await enter(facilitator, more);
  await enter(facilitator, button(facilitator, en("facilitator.close")));
  await asked(phone, en("participant.closed"));
  await facilitator.getByRole("heading", { name: en("facilitator.closed") }).waitFor();
});

test("a wall, by keyboard alone", async (t) => {
  const room = await createRoom(outward);
  const crew = await crewOf(outward, room);
  t.after(crew.close);
  await crew.goTo("welcome");
  const wall = await wallIn(browser, room);
  await asked(wall, steps.welcome.prompt);
  const code = button(wall, en("wall.key_code"));
  await enter(wall, code);
  await asked(wall, en("wall.join"));
  assert.ok(await isFocused(code));
  assert.equal(await code.evaluate((one) => getComputedStyle(one.parentElement).opacity), "1");
  await wall.keyboard.press("Enter");
  await asked(wall, steps.welcome.prompt);
});

test("a host, by keyboard alone", async () => {
  const host = await browser.visit(outward.link);
  const card = cardOf(host, guide.words("en").title);
  await enter(host, card.getByRole("button", { name: en("host.start") }));
  const form = host.getByRole("dialog");
  await tabTo(host, form.getByLabel(en("host.form.title")));
  await host.keyboard.type("By keyboard alone");
  await enter(host, form.getByRole("button", { name: en("host.start") }));
  await host.getByRole("heading", { level: 1, name: "By keyboard alone" }).waitFor();
  await startButton(host).waitFor();
});
