// A cohort's way: who runs the server makes it and adds libraries and a coach; a library sees itself and nobody else;
// the coach writes a call note; what is late is listed.

import assert from "node:assert/strict";
import { test } from "node:test";
import { fragment } from "../running/outward.mjs";
import { barriersOf } from "./barriers.mjs";
import { en, es } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually, laptop, phone } from "./visitors.mjs";

const name = "Turning outward 2026";
const talk = "Learning with the food bank";
const private_words = "Between us: the director is tired.";
let host;
let library_link;
let coach_link;
let bundle;

oneBrowserForAll();

const visit = (address, how = {}) =>
  browser.visit(address, { screen: laptop, bypassCSP: true, ...how });
const button = (page, called) => page.getByRole("button", { name: called, exact: true });
const link = (page, called) => page.getByRole("link", { name: called, exact: true });
const field = (page, called) => page.getByRole("textbox", { name: called, exact: true });
const keyOf = (address) => fragment(address, "key");

/** `months` ago as a calendar day. */
function monthsAgo(months) {
  const day = new Date();
  day.setMonth(day.getMonth() - months, 1);
  return day.toISOString().slice(0, 10);
}

async function addLibrary(way, called) {
  await host.getByRole("radio", { name: new RegExp(`^${en(`cohort.way.${way}`)}`) }).check();
  await field(host, en("cohort.library_name")).fill(called);
  await button(host, en("cohort.add")).click();
  await link(host, called).waitFor();
}

test("from the host's page one comes to the cohorts, and makes one that began ten months ago", async () => {
  const home = await visit(outward.link);
  await link(home, en("cohort.title")).click();
  host = home;
  await host.getByText(en("cohort.none.host")).waitFor();
  assert.deepEqual(await barriersOf("no cohort yet", host), []);
  await field(host, en("cohort.name")).fill(name);
  await host.getByLabel(en("cohort.starts_on")).fill(monthsAgo(10));
  await button(host, en("cohort.create")).click();
  await host.getByRole("heading", { name, level: 1 }).waitFor();
});

test("a library gets a place on the server and a link, another works on a laptop", async () => {
  await addLibrary("new", "Harbour");
  const given = field(host, en("cohort.link_for", { name: "Harbour" }));
  library_link = await given.inputValue();
  assert.match(library_link, /\/host#key=[\w-]{32}$/);
  await addLibrary("laptop", "Prairie Bookmobile");
  const row = host.getByRole("row").filter({ hasText: "Prairie" });
  assert.ok((await row.innerText()).includes(en("cohort.on_a_laptop")));
  assert.deepEqual(await barriersOf("two libraries", host), []);
});

test("the host gives both a coach", async () => {
  await link(host, "Harbour").click();
  await field(host, en("coach.coaches.name")).fill("Rosa");
  await button(host, en("coach.coaches.add")).click();
  coach_link = await field(host, en("coach.coaches.link", { name: "Rosa" })).inputValue();
  await host.getByRole("checkbox", { name: "Rosa" }).and(host.locator(":checked")).waitFor();
  assert.deepEqual(await barriersOf("a library", host), []);
  await link(host, en("cohort.view.overview")).click();
  await link(host, "Prairie Bookmobile").click();
  await host.getByRole("checkbox", { name: "Rosa" }).check();
  await eventually(async () => {
    const { cohorts } = await outward.ask("cohorts");
    const { libraries } = await outward.ask(`cohorts/${cohorts[0].id}`);
    assert.deepEqual(
      libraries.map(({ coaches }) => coaches.map((coach) => coach.name)),
      [["Rosa"], ["Rosa"]],
    );
  });
});

test("a conversation that came as a bundle and is marked counts for the laptop's library", async () => {
  const room = await createRoom(outward, { title: talk, guide: "innovation-space" });
  const crew = await crewOf(outward, room);
  await crew.ask("conversation.start");
  await crew.ask("conversation.close");
  crew.close();
  const answer = await fetch(`${outward.origin}/api/v1/conversations/${room.id}/bundle`, {
    headers: { Authorization: `Bearer ${keyOf(outward.link)}` },
  });
  bundle = Buffer.from(await answer.arrayBuffer());
  await outward.ask(`conversations/${room.id}/purge`, {});
  await host.getByLabel(en("archive.bundle_choose")).setInputFiles({
    name: "talk.outward",
    mimeType: "application/octet-stream",
    buffer: bundle,
  });
  await host.getByText(en("cohort.marks.taken")).first().waitFor();
  const step = host.getByRole("listitem").filter({ hasText: "Learning together twice" });
  await step.getByRole("link", { name: talk }).waitFor();
  await step.getByText(en("cohort.so_far", { some: 1 }), { exact: false }).waitFor();
});

test("what is late is listed, the longest first", async () => {
  await host.getByRole("link", { name: /^Overdue \(\d+\)$/ }).click();
  const late = host.getByRole("listitem").filter({ hasText: "The first training" });
  assert.equal(await late.count(), 2);
  assert.match(
    await host.getByRole("listitem").filter({ hasText: "late" }).first().innerText(),
    /days late/,
  );
  assert.deepEqual(await barriersOf("overdue", host), []);
});

test("the library's host sees its own library, names its team and is advised", async () => {
  const library = await visit(`/cohort#key=${keyOf(library_link)}`);
  await link(library, name).click();
  await library.getByRole("heading", { name: "Harbour", level: 2 }).waitFor();
  await button(library, en("cohort.team.change")).click();
  await field(library, en("cohort.team.name")).first().fill("Ada");
  await button(
    library,
    `${en("cohort.remove")} ${en("cohort.team.member", { number: 3 })}`,
  ).click();
  await button(library, en("kit.save")).click();
  await library.getByText(en("cohort.advice.too-few")).waitFor();
  await library.getByText(`Ada: ${en("cohort.role.director")}`).waitFor();
  assert.deepEqual(await barriersOf("our library", library), []);
  for (const view of ["calls", "plan"]) {
    await link(library, en(`cohort.view.${view}`)).click();
    assert.deepEqual(await barriersOf(view, library), []);
  }
  assert.ok(!(await library.content()).includes("Prairie"), "another library's name");
  assert.equal(await button(library, en("cohort.add")).count(), 0, "only the host plans");
});

test("the coach comes from the conversations, and writes a call note by keyboard", async () => {
  const coach = await visit(coach_link);
  await link(coach, en("cohort.title")).click();
  await link(coach, name).click();
  await link(coach, "Harbour").click();
  await button(coach, en("cohort.call.write")).press("Enter");
  await field(coach, en("cohort.call.text")).waitFor();
  assert.deepEqual(await barriersOf("a call note", coach), []);
  await coach.keyboard.type("They asked forty people at the market.");
  await coach.keyboard.press("Tab");
  await coach.keyboard.type("Ask the night shift.");
  await coach.keyboard.press("Tab");
  await coach.keyboard.press("Tab");
  await coach.keyboard.press("Enter");
  await coach.getByRole("article").filter({ hasText: "night shift" }).waitFor();

  await link(coach, en("cohort.view.calls")).click();
  await button(coach, en("cohort.call.write")).click();
  await field(coach, en("cohort.call.text")).fill(private_words);
  for (const called of ["Harbour", "Prairie Bookmobile"])
    await coach.getByRole("checkbox", { name: called }).check();
  await coach
    .getByRole("combobox", { name: en("cohort.call.kind") })
    .selectOption({ label: en("cohort.call.training") });
  await coach
    .getByRole("checkbox", { name: new RegExp(`^${en("cohort.call.for_coaches")}`) })
    .check();
  await button(coach, en("kit.save")).click();
  await coach.getByRole("article").filter({ hasText: private_words }).waitFor();
  assert.deepEqual(await barriersOf("calls", coach), []);
});

test("the team reads the note, not what is for coaches; the call and the training count", async () => {
  const library = await visit(`/cohort#key=${keyOf(library_link)}`, { screen: phone });
  await link(library, name).click();
  await library.getByRole("article").filter({ hasText: "night shift" }).waitFor();
  assert.ok(!(await library.content()).includes(private_words));
  const first = library.getByRole("listitem").filter({ hasText: "The first training" });
  await first
    .getByText(/^Done on/)
    .last()
    .waitFor();
  const calls = library.getByRole("listitem").filter({ hasText: "Two calls with the coach" });
  await calls.getByText(en("cohort.so_far", { some: 1 }), { exact: false }).waitFor();
});

test("the host moves a milestone, removes one and takes that back, and adds one", async () => {
  await link(host, en("cohort.view.plan")).click();
  const month = host.getByRole("spinbutton", { name: /The story told/ });
  await month.fill("12");
  await month.press("Tab");
  await host.getByRole("heading", { name: "The story told" }).waitFor();
  await eventually(async () => assert.equal(await month.inputValue(), "12"));
  await button(host, `${en("cohort.remove")} The story told`).click();
  await month.waitFor({ state: "hidden" });
  await button(host, en("kit.undo")).click();
  await month.waitFor();
  await field(host, en("cohort.plan.title")).fill("A walk through the town");
  await button(host, en("cohort.add")).click();
  await host.getByRole("heading", { name: "A walk through the town" }).waitFor();
  assert.deepEqual(await barriersOf("the plan", host), []);
});

test("in Spanish the plan is in Spanish, and nothing is wider than a phone", async () => {
  const page = await visit(`/cohort#key=${keyOf(outward.link)}`, { language: "es" });
  await link(page, name).click();
  await page.getByRole("columnheader", { name: /La primera capacitación/ }).waitFor();
  assert.deepEqual(await barriersOf("in Spanish", page), []);
  await link(page, "Prairie Bookmobile").click();
  await page.getByRole("heading", { name: es("cohort.timeline") }).waitFor();
  assert.deepEqual(await barriersOf("a library in Spanish", page), []);
});

test("the keyboard leads through the table, and one sees where it is", async () => {
  await link(host, en("cohort.view.overview")).click();
  await host.getByRole("table").waitFor();
  for (let stop = 1; stop <= 12; stop += 1) {
    await host.keyboard.press("Tab");
    const seen = await host.evaluate(() => {
      const at = document.activeElement;
      const { outlineStyle, outlineWidth } = getComputedStyle(at);
      return (
        at === document.body || (outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2)
      );
    });
    assert.ok(seen, `stop ${stop}`);
  }
});

test("a cohort that is removed is gone, and the conversation stays", async () => {
  await link(host, en("cohort.view.plan")).click();
  await button(host, en("cohort.remove_cohort")).click();
  await button(host.getByRole("dialog"), en("cohort.remove")).click();
  await host.getByText(en("cohort.none.host")).waitFor();
  const { conversations } = await outward.ask("conversations");
  assert.deepEqual(
    conversations.map(({ title }) => title),
    [talk],
  );
});
