// A coach's whole way: the team holds a conversation and releases it; the coach finds it, reads it, plays it and says
// something about it; the facilitator answers; the team sees what was opened, and takes it back.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { en, readGuide } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually, laptop } from "./visitors.mjs";

const title = "A talk about Mill Street";
const { steps } = readGuide("community-conversation").words("en");
const bench = "A bench where the old people can rest";
const question = "What did they want instead?";
const answer = "They wanted shade.";

let room;
let facilitators_key;
let link;
let coach;

oneBrowserForAll();

test("the team holds a conversation", async () => {
  room = await createRoom(outward, { title });
  facilitators_key = new URLSearchParams(room.facilitator.split("#")[1]).get("key");
  const crew = await crewOf(outward, room);
  await crew.goTo("hopes");
  await crew.ask("note.add", { id: "n1", text: bench });
  await crew.ask("note.add", { id: "n2", text: "More light at the bridge" });
  await crew.goTo("concerns");
  await crew.ask("note.add", { id: "n3", text: "Nobody knows the neighbours" });
  await crew.ask("note.add", { id: "n4", text: "HIDDENWORDS" });
  await crew.ask("note.hide", { id: "n4" });
  await crew.ask("conversation.close");
  crew.close();
});

const visit = (address) => browser.visit(address, { screen: laptop, bypassCSP: true });
const button = (page, name) => page.getByRole("button", { name, exact: true });
const tab = (page, name) =>
  page.getByRole("link", { name: en(`coach.tab.${name}`), exact: true }).click();

test("the host gives a coach a link, and sees what a release holds before it is one", async () => {
  const host = await visit(outward.link);
  await host.getByRole("textbox", { name: en("coach.coaches.name") }).fill("Rosa");
  await button(host, en("coach.coaches.add")).click();
  const given = host.getByRole("textbox", { name: en("coach.coaches.link", { name: "Rosa" }) });
  await given.waitFor();
  link = await given.inputValue();
  assert.match(link, /\/coach#key=[\w-]{32}$/);

  await host.getByRole("button", { name: `${en("coach.release")} ${title}` }).click();
  const dialog = host.getByRole("dialog", { name: en("coach.release.title") });
  await dialog.getByRole("heading", { name: en("coach.release.never") }).waitFor();
  assert.deepEqual(await barriersOf("releasing", host), []);
  await dialog.getByRole("textbox", { name: en("coach.release.team") }).fill("Mill Street library");
  await dialog
    .getByRole("combobox", { name: en("coach.release.coach") })
    .selectOption({ label: "Rosa" });
  await button(dialog, en("coach.release.release")).click();
  await dialog.getByRole("button", { name: `${en("coach.release.take_back")} Rosa` }).waitFor();
  await eventually(async () => {
    const { hits } = await outward.ask("search?q=bench");
    assert.equal(hits.length, 1, "the catalogue follows the archive within seconds");
  });
});

test("the coach sees what was released, and finds a word in it", async () => {
  coach = await visit(link);
  await coach.getByRole("link", { name: title }).waitFor();
  assert.deepEqual(await barriersOf("the coach's list", coach), []);
  await coach.getByRole("link", { name: en("archive.view.search"), exact: true }).click();
  await coach.getByRole("searchbox").fill("benhc");
  await coach.getByRole("button", { name: /bench/ }).click(); // did you mean
  const found = coach.getByRole("link").filter({ hasText: "bench" });
  await found.first().waitFor();
  await coach.getByRole("searchbox").fill('nowhere OR "old people can"');
  await found.first().waitFor();
  assert.deepEqual(await barriersOf("search", coach), []);
  await found.first().click();
  await coach.waitForURL(/\/read#.*seq=\d+/);
});

test("the line that was found has the focus, and the transcript has what was released, no more", async () => {
  const line = coach.getByRole("article").filter({ hasText: bench }).first();
  await coach.getByText(bench).first().waitFor();
  await eventually(async () =>
    assert.ok(
      await coach.evaluate(
        (text) => document.activeElement?.textContent?.includes(text) ?? false,
        bench,
      ),
    ),
  );
  assert.ok(line);
  assert.equal(await coach.getByText("HIDDENWORDS").count(), 0);
  await coach.getByRole("heading", { name: steps.hopes.title }).first().waitFor();
  assert.deepEqual(await barriersOf("the transcript", coach), []);
});

test("the coach comments on the line, the facilitator answers and settles it", async () => {
  await coach
    .getByRole("button", { name: /^Comment on this line/ })
    .nth(1)
    .click();
  await coach.getByRole("textbox", { name: en("coach.comment.label") }).fill(question);
  await button(coach, en("coach.comment.send")).click();
  await coach.getByText(question).first().waitFor();

  const team = await visit(`/c/${room.id}/read#key=${facilitators_key}&tab=review`);
  await team.getByText(question).first().waitFor();
  assert.deepEqual(await barriersOf("the review", team), []);
  await button(team, en("coach.comment.answer")).click();
  await team.getByRole("textbox", { name: en("coach.comment.answer_label") }).fill(answer);
  await button(team, en("coach.comment.answer_send")).click();
  await team.getByText(answer).first().waitFor();
  await button(team, en("coach.comment.resolve")).click();
  await eventually(async () => {
    const { annotations } = await outward.ask(`conversations/${room.id}/annotations`);
    assert.deepEqual(
      annotations.map(({ text }) => text),
      [question, answer],
    );
    assert.notEqual(annotations[0].resolved_at, null);
  });
});

test("the coach answers the questions of the rubric", async () => {
  await tab(coach, "review");
  await coach.getByRole("radio", { name: /^All/ }).check();
  await coach.getByText(answer).first().waitFor();
  await button(coach, en("coach.rubric.answer")).click();
  await coach.getByRole("group").last().getByRole("radio").nth(1).check();
  await button(coach, en("coach.rubric.save")).click();
  await eventually(async () => {
    const { annotations } = await outward.ask(`conversations/${room.id}/annotations`);
    const review = annotations.find(({ kind }) => kind === "review");
    assert.equal(Object.keys(review?.review?.answers ?? {}).length, 1);
  });
  assert.deepEqual(await barriersOf("the rubric", coach), []);
});

test("the coach plays it: every screen as it was, by mouse and keys", async () => {
  await tab(coach, "replay");
  const place = coach.getByRole("slider", { name: en("coach.replay.place") });
  await place.waitFor();
  const wall = coach.frameLocator("iframe").nth(0);
  await coach.keyboard.press("End");
  await eventually(async () => assert.match(await place.getAttribute("aria-valuetext"), /closed/i));
  await coach.keyboard.press("Home");
  for (let i = 0; i < 3; ++i) await coach.keyboard.press("Shift+ArrowRight");
  await wall.getByText(steps.concerns.title).first().waitFor();
  await coach.keyboard.press("Shift+ArrowLeft");
  await wall.getByText(steps.hopes.title).first().waitFor();
  assert.deepEqual(await barriersOf("the replay", coach), []);
});

test("the pictures have their numbers in a table, and can be saved", async () => {
  await tab(coach, "pictures");
  await coach.getByRole("img").first().waitFor();
  assert.ok((await coach.getByRole("figure").count()) >= 2);
  assert.deepEqual(await barriersOf("the pictures", coach), []);
});

test("the team sees what the coach has opened; once taken back, nothing opens", async () => {
  const { readings } = await outward.ask(`conversations/${room.id}/readings`);
  const opened = new Set(readings.map(({ what }) => what));
  for (const what of ["search", "transcript", "annotations", "replay"])
    assert.ok(opened.has(what), what);
  const { releases } = await outward.ask(`conversations/${room.id}/release`);
  await outward.ask(`conversations/${room.id}/release/${releases[0].coach}/revoke`, {});
  browser.forgive(/404/);
  const again = await visit(link);
  await again.getByRole("heading", { level: 1 }).waitFor();
  assert.equal(await again.getByRole("link", { name: title }).count(), 0);
  await again.goto(new URL(`/c/${room.id}/read`, outward.origin).href);
  await again.getByText(en("coach.not_open_help")).waitFor();
});
