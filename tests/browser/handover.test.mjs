// Two facilitators on two laptops, handed over and back; and steps that go on by themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { en, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { createRoom, facilitatorAt, facilitatorIn, nextButton, startButton } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";

aBrowserForEach();

const steps = readGuide("community-conversation").words("en").steps;
const timed = readGuide("timed-turn-dialogue").words("en").steps;
const takeLead = (page) => page.getByRole("button", { name: en("facilitator.take_lead") });
const leads = (page) => page.getByText(en("facilitator.you_lead"), { exact: true });
const follows = (page) => page.getByText(en("facilitator.colleague_leads"), { exact: true });

/** What the menu gives to a colleague. */
async function linkFor(facilitator) {
  const name = en("facilitator.facilitator_link");
  await facilitator.getByRole("button", { name: en("facilitator.more"), exact: true }).click();
  await facilitator.getByRole("button", { name }).click();
  const link = await facilitator.getByRole("textbox", { name }).inputValue();
  await facilitator.getByRole("button", { name: en("kit.close"), exact: true }).click();
  return link;
}

test("a colleague takes over on another laptop, and hands back", async () => {
  const room = await createRoom(outward, { title: "Maple Street" });
  const first = await facilitatorIn(browser, room);
  await startButton(first).click();
  await facilitatorAt(first, steps.welcome.title);
  assert.equal(await leads(first).count(), 0, "alone, nothing is said of leading");

  const second = await browser.visit(await linkFor(first), { bypassCSP: true });
  await facilitatorAt(second, steps.welcome.title);
  await leads(first).waitFor();
  await follows(second).waitFor();
  assert.deepEqual(await barriersOf("a colleague's laptop", second), []);

  await takeLead(second).click();
  await leads(second).waitFor();
  await follows(first).waitFor();
  await nextButton(second, steps["ground-rules"].title).click();
  await facilitatorAt(first, steps["ground-rules"].title);

  await takeLead(first).click();
  await leads(first).waitFor();
  await follows(second).waitFor();
});

test("a step goes on by itself when its time is up, if that is left on", async (t) => {
  const room = await createRoom(outward, { guide: "timed-turn-dialogue", title: "Two sides" });
  const crew = await crewOf(outward, room);
  t.after(() => crew.close());
  const facilitator = await facilitatorIn(browser, room, { bypassCSP: true });
  await crew.goTo("think-story");
  await facilitatorAt(facilitator, timed["think-story"].title);
  const byItself = facilitator.getByRole("button", { name: en("facilitator.advance") });
  assert.equal(await byItself.getAttribute("aria-pressed"), "true");
  assert.deepEqual(await barriersOf("a step that advances", facilitator), []);

  await byItself.click();
  await facilitator.getByText(en("facilitator.advance_off")).first().waitFor();
  await crew.ask("timer.extend", { minutes: -2 });
  await crew.ask("probe.push", { probe: "when-small" });
  await facilitator
    .locator("[aria-pressed=true]", { hasText: timed["think-story"].probes["when-small"] })
    .waitFor();
  await facilitatorAt(facilitator, timed["think-story"].title);

  await facilitator
    .getByRole("button", { name: en("kit.undo") })
    .first()
    .click();
  await facilitatorAt(facilitator, timed["story-round"].title);
  assert.equal(await byItself.count(), 0, "the next step waits to be moved");
});
