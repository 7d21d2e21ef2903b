// A room that decides: votes of every kind, on phones and for people without one, their results, and promises.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { en, es } from "./content.mjs";
import { crewOf } from "./crew.mjs";
import { asked, createRoom, facilitatorIn, phoneIn, transcript, wallIn } from "./room.mjs";
import { aBrowserForEach, browser, outward } from "./running.mjs";

const content = join(process.env.SOURCE_DIR, "tests/content");
const words = (language) =>
  JSON.parse(readFileSync(join(content, `guides/deciding/text.${language}.json`))).steps;
const english = words("en");

aBrowserForEach({ content });

/** A room at that step, with a phone, the wall, and a driver for the facilitator. */
async function roomAt(step, t) {
  const room = await createRoom(outward, { guide: "deciding", title: "Where to begin" });
  const crew = await crewOf(outward, room);
  t.after(() => crew.close());
  await crew.goTo(step);
  const phone = await phoneIn(browser, room);
  await asked(phone, english[step].prompt);
  return { room, crew, phone };
}

const send = (phone, t = en) => phone.getByRole("button", { name: t("voting.send") });
const saved = (phone, t = en) => phone.getByText(t("voting.saved")).waitFor();
/** The numbers in the row of the results that begins with those words. */
const rowOf = (page, name) =>
  page.getByRole("row").filter({ hasText: name }).getByRole("cell").allTextContents();

test("a poll: results come to phone and wall when the facilitator shows them, and go again", async (t) => {
  const room = await createRoom(outward, { guide: "deciding", title: "Where to begin" });
  const driver = await crewOf(outward, room);
  t.after(() => driver.close());
  await driver.goTo("choose");
  const [phone, other, wall, facilitator] = [
    await phoneIn(browser, room),
    await phoneIn(browser, room, { language: "es" }),
    await wallIn(browser, room),
    await facilitatorIn(browser, room),
  ];
  const { river, bus } = english.choose.options;
  await phone.getByRole("radio", { name: river }).check();
  await send(phone).click();
  await saved(phone);
  await other.getByRole("radio", { name: words("es").choose.options.bus }).check();
  await send(other, es).click();
  await saved(other, es);
  await wall.getByText(en("results.people", { count: 2 })).waitFor();
  assert.equal(await wall.getByRole("table").count(), 0);
  assert.deepEqual(await rowOf(facilitator, river), ["1"]);

  await facilitator.keyboard.press("v");
  await wall.getByRole("table").waitFor();
  assert.deepEqual(await rowOf(wall, river), ["1"]);
  await phone.getByRole("radio", { name: bus }).check();
  await phone.getByRole("button", { name: en("voting.change") }).click();
  await wall.getByRole("row", { name: `${bus} 2` }).waitFor();
  await facilitator.keyboard.press("z");
  await wall.getByRole("table").waitFor({ state: "detached" });

  await facilitator.getByText(en("facilitator.enter_votes")).click();
  await facilitator.getByLabel(river, { exact: true }).fill("12");
  await facilitator.getByRole("button", { name: en("facilitator.enter"), exact: true }).click();
  await facilitator.getByText(en("results.entered", { count: 12 })).waitFor();
  assert.deepEqual(await rowOf(facilitator, river), ["12"]);
});

test("a vote that is given while the line is down is sent once it is back, also after a reload", async (t) => {
  const { room, phone } = await roomAt("several", t);
  await phone.context().setOffline(true);
  for (const name of Object.values(english.several.options).slice(0, 2))
    await phone.getByRole("checkbox", { name }).check();
  await send(phone).click();
  await phone.getByText(en("voting.waiting")).waitFor();
  await phone.context().setOffline(false);
  await phone.reload();
  await saved(phone);
  const { events } = await transcript(outward, room);
  const votes = events.filter(({ type }) => type === "vote.cast");
  assert.deepEqual(votes.at(-1).body.vote, { evenings: 1, mornings: 1 });
});

test("dots and an order are given with buttons alone", async (t) => {
  const { crew, phone } = await roomAt("dots", t);
  const { river, bus } = english.dots.options;
  const more = (option) => phone.getByRole("button", { name: en("voting.more", { option }) });
  await more(river).click();
  await more(river).press("Enter");
  await more(bus).click();
  await phone.getByText(en("voting.dots_left", { count: 0 })).waitFor();
  assert.ok(await more(bus).isDisabled());
  await send(phone).click();
  await saved(phone);

  await crew.goTo("rank");
  await asked(phone, english.rank.prompt);
  const up = phone.getByRole("button", { name: en("voting.up", { option: bus }) });
  await up.focus();
  await phone.keyboard.press("Enter");
  await phone.keyboard.press("Enter");
  await send(phone).click();
  await saved(phone);
  await crew.ask("results.show", { step: "rank", on: true });
  const first = phone.getByRole("row").first();
  await first.filter({ hasText: bus }).waitFor();
});

test("whose answers a quiz has stands nowhere, and a few answers are not told", async (t) => {
  const { room, crew, phone } = await roomAt("look", t);
  for (const [group, level] of [
    ["start", "outward"],
    ["words", "between"],
  ])
    await phone
      .getByRole("group", { name: english.look.options[group] })
      .getByRole("radio", { name: english.look.levels[level] })
      .check();
  await send(phone).click();
  await saved(phone);
  await crew.ask("results.show", { step: "look", on: true });
  await phone.getByText(en("results.withheld", { count: 3 })).waitFor();
  const { events, members } = await transcript(outward, room);
  const votes = events.filter(({ type }) => type === "vote.cast");
  assert.equal(votes.length, 1);
  for (const { member } of members) assert.ok(!JSON.stringify(votes).includes(member));
});

test("a promise stands on the wall with who, by when and the sign", async (t) => {
  const { room, phone } = await roomAt("who", t);
  const wall = await wallIn(browser, room);
  await phone.getByLabel(en("promise.what")).fill("Ask the council for two benches");
  await phone.getByLabel(en("promise.who")).fill("Rosa and Ahmed");
  await phone.getByLabel(en("promise.due")).fill("2027-03-01");
  await phone.getByRole("button", { name: en("promise.make") }).click();
  const promise = wall.getByRole("listitem").filter({ hasText: "two benches" });
  await promise.filter({ hasText: "Rosa and Ahmed" }).filter({ hasText: "March" }).waitFor();
  await phone.getByRole("listitem").filter({ hasText: "Rosa and Ahmed" }).first().waitFor();
});

test("a pair is told when to change over, and a break says when it ends", async (t) => {
  const { crew, phone } = await roomAt("talk", t);
  await phone.getByText(en("timing.first_half")).waitFor();
  await crew.ask("timer.extend", { minutes: -4 });
  await phone.getByText(en("timing.second_half")).waitFor();
  await crew.goTo("rest");
  await phone
    .getByText(/\d:\d\d/)
    .first()
    .waitFor();
});

test("no page has a barrier while the room decides, before and after the results", async (t) => {
  const how = { bypassCSP: true };
  const room = await createRoom(outward, { guide: "deciding", title: "Where to begin" });
  const crew = await crewOf(outward, room);
  t.after(() => crew.close());
  await crew.goTo("choose");
  const pages = {
    phone: await phoneIn(browser, room, how),
    wall: await wallIn(browser, room, how),
    facilitator: await facilitatorIn(browser, room, how),
  };
  const votes = {
    choose: [{ river: 1 }, 1],
    dots: [{ river: 2, bus: 1 }, 1],
    rank: [{ river: 1, bus: 2, square: 3 }, 1],
    rate: [{ gatherings: 2, networks: 0 }, 1],
  };
  const barriers = [];
  const look = async (state) => {
    for (const [name, page] of Object.entries(pages))
      barriers.push(...(await barriersOf(`${name}, ${state}`, page)));
  };
  for (const step of ["choose", "dots", "rank", "rate", "look", "talk", "who", "rest"]) {
    await crew.goTo(step);
    await asked(pages.phone, english[step].prompt);
    await asked(pages.wall, english[step].prompt);
    await pages.facilitator.getByRole("heading", { name: english[step].title }).waitFor();
    await look(step);
    if (!votes[step]) continue;
    const [vote, people] = votes[step];
    await crew.ask("vote.enter", { step, ballot: "paper", vote, people });
    await crew.ask("results.show", { step, on: true });
    for (const page of Object.values(pages)) await page.getByRole("table").first().waitFor();
    await look(`${step} with results`);
  }
  assert.deepEqual(barriers, []);
});
