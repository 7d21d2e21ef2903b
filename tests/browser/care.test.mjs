// The host's and the facilitator's care: who comes in, who is taken out, what is kept and for how long.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, readGuide } from "./content.mjs";
import {
  asked,
  createRoom,
  facilitatorIn,
  noteTakerIn,
  ownNote,
  phoneIn,
  startButton,
  transcript,
  wordsOf,
  write,
} from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";
import { eventually, phone } from "./visitors.mjs";

const { steps } = readGuide("community-conversation").words("en");

aBrowserForEach();

const press = (page, name) => page.getByRole("button", { name, exact: true }).click();

async function more(facilitator, name) {
  await press(facilitator, en("facilitator.more"));
  await press(facilitator, name);
}

async function goTo(facilitator, title) {
  const ahead = facilitator.getByRole("navigation", { name: en("facilitator.steps") });
  await ahead.getByRole("button", { name: title }).first().click();
  await press(facilitator, en("facilitator.go_there"));
}

async function started(room) {
  const facilitator = await facilitatorIn(browser, room);
  await startButton(facilitator).click();
  await wordsOf(facilitator).getByRole("heading", { name: steps.welcome.title }).waitFor();
  return facilitator;
}

test("the facilitator renews the code, locks the room and takes a phone out", async () => {
  const room = await createRoom(outward);
  const facilitator = await started(room);
  const page = await phoneIn(browser, room);
  await goTo(facilitator, steps.hopes.title);
  await asked(page, steps.hopes.prompt);
  await write(page, steps.hopes.title, "a tram to the lake");
  await ownNote(page, "a tram to the lake", "saved").waitFor();

  await more(facilitator, en("facilitator.renew_code"));
  await facilitator.locator(".toast").getByText(en("facilitator.code_renewed")).waitFor();
  const late = await phoneIn(browser, room);
  await late.getByText(en("participant.code_unknown", { code: room.code })).waitFor();
  await page.reload();
  await ownNote(page, "a tram to the lake", "saved").waitFor();

  await more(facilitator, en("facilitator.lock"));
  await facilitator.getByText(en("facilitator.is_locked"), { exact: true }).waitFor();
  const { code } = (await outward.ask("conversations")).conversations.find(
    ({ id }) => id === room.id,
  );
  const stranger = await browser.visit(`/j/${code}`, { screen: phone });
  await stranger.getByRole("heading", { level: 1, name: en("participant.no_entry") }).waitFor();
  await more(facilitator, en("facilitator.unlock"));
  await stranger.reload();
  await asked(stranger, steps.hopes.prompt);

  const note = facilitator.locator("article.note", { hasText: "a tram to the lake" });
  await note.getByRole("button", { name: en("notes.acts") }).click();
  await note.getByRole("button", { name: en("facilitator.remove") }).click();
  await press(facilitator, en("facilitator.remove_yes"));
  await page.getByRole("heading", { level: 1, name: en("kit.reason.removed") }).waitFor();
  await note.waitFor(); // what was said stays
});

test("a contact slip reaches the library and nobody else, and is taken back", async () => {
  const room = await createRoom(outward, { title: "Benches" });
  const facilitator = await started(room);
  const page = await phoneIn(browser, room);
  await more(facilitator, en("facilitator.close"));
  await press(page, en("participant.slip.open"));
  await page.getByLabel(en("participant.slip.name")).fill("Ada Quince");
  await page.getByLabel(en("participant.slip.contact")).fill("ada@quince.example");
  await press(page, en("participant.slip.leave"));
  await page.getByText(en("participant.slip.is_left")).waitFor();

  const host = await browser.visit(outward.link);
  await press(host, `${en("host.care")} Benches`);
  await host.getByText("ada@quince.example").waitFor();
  assert.ok(!facilitator.heard.join().includes("quince"));
  assert.ok(!JSON.stringify(await transcript(outward, room)).includes("quince"));

  await page.reload();
  await press(page, en("participant.slip.take_back"));
  await press(page, en("participant.slip.open"));
  assert.deepEqual((await outward.ask(`conversations/${room.id}/slips`)).slips, []);
});

test("the host ends a note-taker's link, and it is out at once", async () => {
  const room = await createRoom(outward, { title: "Buses" });
  const note_taker = await noteTakerIn(browser, room);
  await note_taker.getByRole("heading", { name: "Buses" }).waitFor();
  const host = await browser.visit(outward.link);
  await press(host, `${en("host.care")} Buses`);
  const link = host.locator(".care-list li", { hasText: en("facilitator.seat.note_taker") });
  await link.getByRole("button", { name: en("host.care.end_key") }).click();
  await link.waitFor({ state: "detached" });
  await note_taker.locator("main.error-screen").waitFor();
});

test("the host makes a backup, says how long a conversation stays, and removes it for good", async () => {
  const room = await createRoom(outward, { title: "Marigolds by the station" });
  const host = await browser.visit(outward.link);
  await press(host, en("host.backup.make"));
  await host.locator(".toast").getByText("Backed up and checked").waitFor();
  const { copies } = await outward.ask("backups");
  assert.equal(copies.length, 1);

  await press(host, `${en("host.care")} Marigolds by the station`);
  await host.getByLabel(en("host.care.keep_for")).selectOption("");
  await host.getByText(en("host.care.kept_always")).waitFor();

  await press(host, en("host.care.remove_it"));
  await press(host, en("host.care.remove_yes"));
  await eventually(async () => {
    const { conversations } = await outward.ask("conversations");
    assert.ok(!conversations.some(({ id }) => id === room.id));
  });
  await host.getByRole("heading", { name: "Marigolds" }).waitFor({ state: "detached" });
});
