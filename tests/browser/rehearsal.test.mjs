// A rehearsal from the host's page: people who are not there join and write by themselves.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, readGuide } from "./content.mjs";
import { cardOf, facilitatorAt, nextButton, startButton, transcript, wordsOf } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually } from "./visitors.mjs";

const guide = readGuide("community-conversation");
const { title, steps } = guide.words("en");
const people = 5;

oneBrowserForAll();

test("in a rehearsal people join by themselves and write notes", async () => {
  const host = await browser.visit(outward.link);
  const card = cardOf(host, title);
  await card.getByRole("button", { name: en("host.rehearse"), exact: true }).click();
  const form = host.getByRole("dialog");
  await form.getByLabel(en("host.form.people")).fill(String(people));
  await form.getByRole("button", { name: en("host.rehearse"), exact: true }).click();

  await host.locator(".tag").getByText(en("facilitator.rehearsal")).waitFor();
  await wordsOf(host)
    .getByText(en("facilitator.people", { count: people }))
    .waitFor();
  await startButton(host).click();
  for (const { id } of guide.line.slice(1, 4)) {
    await nextButton(host, steps[id].title).click();
    await facilitatorAt(host, steps[id].title);
  }
  const notes = host.getByRole("region", { name: en("facilitator.notes") });
  await notes.getByRole("article").first().waitFor({ timeout: 60_000 });

  const [room] = (await outward.ask("conversations")).conversations;
  assert.ok(room.rehearsal);
  await eventually(async () => {
    const said = await transcript(outward, room);
    assert.ok(said.rehearsal);
    assert.ok(said.notes.length > 0);
    assert.equal(said.members.filter(({ seat }) => seat === "participant").length, people);
  });
});

test("the host's page marks the conversation as a rehearsal", async () => {
  const host = await browser.visit(outward.link);
  const line = host.getByRole("article").filter({ hasText: en("host.people", { count: people }) });
  await line.locator(".tag").getByText(en("host.rehearsal")).waitFor();
});
