// Every page in its main states, for everyone: axe finds nothing, nothing has to be scrolled sideways
// on a narrow screen, and the keyboard is enough.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { catalogue, en, readGuide } from "./content.mjs";
import {
  asked,
  createRoom,
  facilitatorAt,
  facilitatorIn,
  facilitatorReads,
  noteTakerIn,
  ownNote,
  phoneIn,
  startButton,
  wallIn,
  write,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { unseenFocus } from "./sight.mjs";
import { phone as phone_screen } from "./visitors.mjs";

const guide = readGuide("community-conversation");

aBrowserForEach();

for (const language of ["en", "es"]) {
  test(`no page has a barrier that axe finds, nor scrolls sideways: ${language}`, async () => {
    const barriers = [];
    await throughTheStates(language, async (name, page) => {
      barriers.push(...(await barriersOf(name, page)));
    });
    assert.deepEqual(barriers, []);
  });
}

test("the keys are listed on ?, and the list goes with Escape", async () => {
  const facilitator = await facilitatorIn(browser, await createRoom(outward));
  await startButton(facilitator).waitFor();
  await facilitator.keyboard.press("?");
  const keys = facilitator.getByRole("dialog", { name: en("facilitator.keys") });
  await keys.getByText(en("facilitator.key.next")).waitFor();
  await facilitator.keyboard.press("Escape");
  await keys.waitFor({ state: "hidden" });
});

test("the keyboard alone leads through the pages, and one sees where it is", async () => {
  const room = await createRoom(outward, { names: true });
  const facilitator = await facilitatorIn(browser, room);
  await startButton(facilitator).waitFor();
  await facilitator.keyboard.press("n");
  const { steps } = guide.words("en");
  await facilitatorAt(facilitator, steps.welcome.title);
  const phone = await phoneIn(browser, room);
  await asked(phone, steps.welcome.prompt);
  const note_taker = await noteTakerIn(browser, room);
  await note_taker.getByText(steps.welcome.prompt).waitFor();
  const host = await browser.visit(outward.link);
  await host
    .getByRole("button", { name: en("host.rehearse"), exact: true })
    .first()
    .waitFor();
  const resources = await browser.visit("/resources");
  await resources.getByRole("heading", { name: en("resources.handouts"), exact: true }).waitFor();

  for (const [name, page, stops] of [
    ["facilitator", facilitator, 30],
    ["phone", phone, 4],
    ["note-taker", note_taker, 8],
    ["host", host, 10],
    ["guides and hand-outs", resources, 12],
  ]) {
    for (let stop = 1; stop <= stops; stop += 1) {
      await page.keyboard.press("Tab");
      const unseen = await page.evaluate(unseenFocus);
      assert.equal(unseen, null, `${name}, stop ${stop} shows no focus: ${unseen}`);
    }
  }
});

/** Leads one conversation from its host's page to its end, and has every page looked at on the way. */
async function throughTheStates(language, look) {
  const t = catalogue(language);
  const { steps } = guide.words(language);
  const how = { language, bypassCSP: true }; // axe is a script that the pages would refuse
  const room = await createRoom(outward, { language, names: true, place: "Mill Street" });

  const host = await browser.visit(outward.link, how);
  await host
    .getByRole("button", { name: t("host.rehearse"), exact: true })
    .first()
    .waitFor();
  await look("host", host);
  const resources = await browser.visit("/resources", how);
  await resources.getByRole("heading", { name: t("resources.handouts"), exact: true }).waitFor();
  await look("guides and hand-outs", resources);
  const entry = await browser.visit("/j/ABCDEF", { ...how, screen: phone_screen });
  await entry.getByRole("alert").filter({ hasText: "ABCDEF" }).waitFor();
  await look("code entry", entry);

  const facilitator = await facilitatorIn(browser, room, how);
  const note_taker = await noteTakerIn(browser, room, how);
  const wall = await wallIn(browser, room, how);
  const phone = await phoneIn(browser, room, how);
  await asked(phone, t("participant.waiting"));
  await facilitator
    .getByText(t("facilitator.people", { count: 1 }))
    .first()
    .waitFor();
  await look("facilitator, waiting", facilitator);
  await look("note-taker, waiting", note_taker);
  await look("wall, waiting", wall);
  await look("phone, waiting", phone);

  const line = guide.line.map(({ id }) => id);
  const walkTo = async (id) => {
    const at = await facilitator.locator(".next-name").textContent();
    const from = line.findIndex((step) => steps[step].title === at);
    for (const step of line.slice(Math.max(from, 0), line.indexOf(id) + 1)) {
      await facilitator.keyboard.press("n");
      await facilitatorAt(facilitator, steps[step].title, t);
    }
    await asked(phone, steps[id].prompt);
    await asked(wall, steps[id].prompt);
  };

  await walkTo("ground-rules");
  await look("facilitator, agree", facilitator);
  await look("phone, agree", phone);
  await look("wall, agree", wall);

  await walkTo("hopes");
  await write(phone, steps.hopes.title, "A bench in the shade", t);
  await ownNote(phone, "A bench in the shade", "saved", t).waitFor();
  await phone.getByRole("button", { name: t("participant.raise_hand") }).click();
  await facilitator.keyboard.press("1");
  await phone.getByText(Object.values(steps.hopes.probes)[0], { exact: true }).waitFor();
  await look("facilitator, live", facilitator);
  await look("note-taker, live", note_taker);
  await look("phone, capture", phone);
  await look("wall, live", wall);

  await facilitator
    .getByRole("button", { name: t("notes.acts") })
    .first()
    .click();
  await look("facilitator, acts of a note", facilitator);
  await keepOthersOut(facilitator, t, look);
  await phone.getByRole("button", { name: t("participant.menu") }).click();
  await look("phone, menu", phone);
  await phone.keyboard.press("Escape");
  await facilitator.keyboard.press("?");
  await look("facilitator, keys", facilitator);
  await facilitator.keyboard.press("Escape");
  await facilitator
    .getByRole("navigation", { name: t("facilitator.steps") })
    .getByRole("button", { name: steps.trust.title })
    .click();
  await facilitatorReads(facilitator, steps.trust.title, t);
  await look("facilitator, looking ahead", facilitator);
  await facilitator.keyboard.press("Escape");

  await pausing({ facilitator, phone, wall }, steps.hopes.prompt, t, look);

  await walkTo("story");
  await look("facilitator, story", facilitator);
  await look("phone, story", phone);
  await look("wall, story", wall);

  await walkTo("close");
  await look("phone, close", phone);
  await facilitator.keyboard.press("n");
  await facilitatorAt(facilitator, steps.debrief.title, t);
  await look("facilitator, among the crew", facilitator);
  await facilitator.keyboard.press("n");
  await asked(phone, t("participant.closed"));
  await asked(wall, t("wall.closed"));
  await leaveASlip(phone, t, look);
  await facilitator.getByText(t("host.slips")).waitFor();
  await look("facilitator, closed", facilitator);
  await throughTheCare(host, t, look);
  await look("note-taker, closed", note_taker);
  await look("phone, closed", phone);
  await look("wall, closed", wall);
}

async function pausing({ facilitator, phone, wall }, prompt, t, look) {
  await facilitator.keyboard.press("p");
  await asked(phone, t("participant.paused"));
  await asked(wall, t("wall.paused"));
  await look("facilitator, paused", facilitator);
  await look("phone, paused", phone);
  await look("wall, paused", wall);
  await facilitator.keyboard.press("p");
  await asked(phone, prompt);
}

async function keepOthersOut(facilitator, t, look) {
  await facilitator.getByRole("button", { name: t("facilitator.remove") }).click();
  await look("facilitator, before taking a phone out", facilitator);
  await facilitator.keyboard.press("Escape");
  await facilitator.getByRole("button", { name: t("facilitator.more"), exact: true }).click();
  await facilitator.getByRole("button", { name: t("facilitator.lock"), exact: true }).click();
  await facilitator.getByText(t("facilitator.is_locked"), { exact: true }).waitFor();
  await look("facilitator, nobody new", facilitator);
}

async function leaveASlip(phone, t, look) {
  await phone.getByRole("button", { name: t("participant.slip.open") }).click();
  await phone.getByLabel(t("participant.slip.contact")).fill("ada@quince.example");
  await look("phone, contact slip", phone);
  await phone.getByRole("button", { name: t("participant.slip.leave") }).click();
  await phone.getByText(t("participant.slip.is_left")).waitFor();
}

async function throughTheCare(host, t, look) {
  await host.reload();
  await host.getByRole("button", { name: t("host.backup.make") }).click();
  await host.locator(".safety summary").click();
  await host
    .locator("article", { hasText: "Mill Street" })
    .first()
    .locator("button")
    .first()
    .click();
  await host.getByText("ada@quince.example").waitFor();
  await look("host, managing a conversation", host);
  await host.getByRole("button", { name: t("host.care.remove_it") }).click();
  await look("host, before removing", host);
  await host.keyboard.press("Escape");
}
