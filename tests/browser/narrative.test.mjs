// A narrative's whole way: two people draft it at once, a version is kept and read back to a room on the wall, the room
// signs, who leads approves; the story is written beside the archive's figures, and a letter to those who took part.

import assert from "node:assert/strict";
import { test } from "node:test";
import { barriersOf } from "./barriers.mjs";
import { ar, en, es } from "./content.mjs";
import { crewOf, wireTo } from "./crew.mjs";
import { createRoom } from "./room.mjs";
import { browser, oneBrowserForAll, outward } from "./running.mjs";
import { eventually, laptop, phone, wall_screen } from "./visitors.mjs";

const title = "What Mill Street hopes for";
const quotes = ["My girl walks to school past four lanes", "They painted a crossing, nobody stops"];
const alone = "A NOTE THAT NO THEME HAS";
const bench = "streets where children can walk on their own.";
const theme = "Children can walk to school on their own";
const weak_theme = "NEIGHBOURS HARDLY TALK";
const spanish = "calles donde los niños puedan caminar solos.";

let initiative;
let rosa;
let tom;
let wall;

oneBrowserForAll();

test("two conversations have been held and themed", async () => {
  const conversations = [];
  for (const [index, quote] of quotes.entries()) {
    const room = await createRoom(outward, { title: `Evening ${index + 1}` });
    const crew = await crewOf(outward, room);
    await crew.goTo("hopes");
    await crew.ask("note.add", { id: "n1", text: quote });
    await crew.ask("note.add", { id: "n2", text: alone });
    crew.close();
    conversations.push(room.id);
  }
  const languages = ["en", "es", "ar"];
  initiative = await outward.ask("initiatives", { title, languages, conversations });
  const { id, keys } = initiative;
  const lead = await wireTo(outward);
  await lead.ask("initiative.join", { initiative: id, key: keys.facilitator, name: "Ann" });
  await lead.ask("theme.make", { id: "t1", name: theme, statements: [1, 3] });
  await lead.ask("statements.mark", { statements: [1, 3], mark: "evidence", on: true });
  await lead.ask("theme.make", { id: "t2", name: weak_theme, statements: [2] });
  lead.close();
});

async function visit(name, seat, how = {}) {
  const key = initiative.keys[seat];
  const address = `/i/${initiative.id}#key=${key}&place=narrative`;
  const page = await browser.visit(address, { screen: laptop, bypassCSP: true, ...how });
  const t = { en, es, ar }[how.language ?? "en"];
  await page.getByRole("textbox", { name: t("initiative.name") }).fill(name);
  await page.getByRole("button", { name: t("initiative.begin") }).click();
  await page.getByRole("heading", { name: t("narrative.slot.want") }).waitFor();
  return page;
}

const want = en("narrative.slot.want");
const slot = (page, name) => page.getByRole("region", { name: en(`narrative.slot.${name}`) });
const box = (page, language, number = 1) =>
  slot(page, "want").getByRole("textbox", {
    name: `${want} ${en("narrative.nth", { number })}, ${language}`,
  });
const reads = (locator, words) =>
  eventually(async () => assert.equal(await locator.inputValue(), words));
const go = (page, place) =>
  page.evaluate((to) => {
    location.hash = to;
  }, place);

async function write(locator, words) {
  await locator.fill(words);
  await locator.press("Enter");
}

test("two people draft at once, and each sees who writes what", async () => {
  rosa = await visit("Rosa", "facilitator");
  tom = await visit("Tom", "note_taker");
  await slot(rosa, "want")
    .getByRole("button", { name: en("narrative.add") })
    .click();
  await write(box(rosa, "English"), bench);
  await reads(box(tom, "English"), bench);
  await slot(tom, "want")
    .getByText(en("narrative.writing", { name: "Rosa" }))
    .waitFor();
  await write(box(tom, "Español"), spanish);
  await reads(box(rosa, "Español"), spanish);
  await reads(box(rosa, "English"), bench);
});

test("who writes where somebody else has just written sees both texts and chooses", async () => {
  const toms = "streets where children and the old can walk on their own.";
  await box(tom, "English").fill(toms); // and goes on thinking
  await write(box(rosa, "English"), "safe streets.");
  const choice = tom.getByRole("region", { name: en("narrative.apart") });
  await choice.getByText("safe streets.").waitFor();
  await reads(box(tom, "English"), toms);
  assert.deepEqual(await barriersOf("two texts", tom), []);
  await choice.getByRole("button", { name: en("narrative.keep_mine") }).click();
  await choice.waitFor({ state: "detached" });
  await reads(box(rosa, "English"), toms);
});

test("words that were not saved are there after a reload, and saved then", async () => {
  await box(tom, "English").fill(bench);
  await tom.reload();
  await reads(box(tom, "English"), bench);
  await reads(box(rosa, "English"), bench);
});

test("sentences are added from a theme, moved by keyboard and mouse, and removed with a way back", async () => {
  await slot(rosa, "want")
    .getByRole("button", { name: en("narrative.start") })
    .click();
  await rosa.getByRole("dialog").getByRole("button", { name: theme }).click();
  await reads(box(rosa, "English", 2), theme);
  await reads(box(tom, "English", 2), theme);
  await box(rosa, "English", 2).press("Alt+ArrowUp");
  await reads(box(tom, "English", 1), theme);
  await reads(rosa.locator("textarea:focus"), theme);
  const label = `${want} ${en("narrative.nth", { number: 1 })}`;
  await tom.getByRole("button", { name: `${en("narrative.move_down")}: ${label}` }).click();
  await reads(box(rosa, "English", 1), bench);
  await rosa
    .getByRole("button", {
      name: `${en("narrative.remove")}: ${want} ${en("narrative.nth", { number: 2 })}`,
    })
    .click();
  await box(tom, "English", 2).waitFor({ state: "detached" });
  await rosa.getByRole("button", { name: en("kit.undo") }).click();
  await reads(box(tom, "English", 2), theme);
});

test("a sentence without a theme says so; its theme brings the quotes and where they were said", async () => {
  await slot(rosa, "want").getByText(en("narrative.backing.none")).waitFor();
  await slot(rosa, "want")
    .getByRole("button", { name: en("narrative.themes") })
    .first()
    .click();
  await rosa.getByRole("dialog").getByRole("checkbox", { name: theme }).check();
  await rosa.keyboard.press("Escape");
  await slot(rosa, "want").getByText(en("narrative.backing.none")).waitFor({ state: "detached" });
  await slot(rosa, "want")
    .getByRole("button", { name: en("narrative.evidence") })
    .first()
    .click();
  for (const [index, quote] of quotes.entries()) {
    const figure = slot(rosa, "want").getByRole("figure").filter({ hasText: quote });
    await figure.getByText(`Evening ${index + 1}`).waitFor();
  }
  assert.deepEqual(await barriersOf("the draft", rosa), []);
});

test("a version is kept, and says what it lacks before it can be approved", async () => {
  await slot(rosa, "worry")
    .getByRole("button", { name: en("narrative.start") })
    .click();
  await rosa.getByRole("dialog").getByRole("button", { name: weak_theme }).click();
  await rosa.getByRole("button", { name: en("narrative.keep"), exact: true }).click();
  await rosa.getByRole("textbox", { name: en("narrative.label") }).fill("First hearing");
  await rosa.getByRole("button", { name: en("narrative.keep_yes") }).click();
  await rosa.getByRole("heading", { name: "First hearing" }).waitFor();
  const approval = rosa.getByRole("region", { name: en("narrative.approval") });
  await approval.getByText(en("narrative.needs_room")).waitFor();
  await approval.getByRole("link", { name: weak_theme }).waitFor();
  await approval.getByText(en("narrative.backing.weak")).waitFor();
  assert.ok(await approval.getByRole("button", { name: en("narrative.approve") }).isDisabled());
  assert.deepEqual(await barriersOf("a version", rosa), []);
});

test("what was changed since is told word by word", async () => {
  await go(tom, "#narrative");
  await write(box(tom, "English"), "streets where children can cycle on their own.");
  await go(rosa, "#narrative/versions");
  await rosa.getByRole("button", { name: en("narrative.compare") }).click();
  await rosa.locator("del", { hasText: "walk" }).waitFor();
  await rosa.locator("ins", { hasText: "cycle" }).waitFor();
  await rosa.getByText(en("narrative.diff.count.changed", { count: 1 })).waitFor();
  assert.deepEqual(await barriersOf("a comparison", rosa), []);
  await go(tom, "#narrative");
  await write(box(tom, "English"), bench);
});

test("the weak sentence is taken out and a second version is kept", async () => {
  await go(rosa, "#narrative");
  const label = `${en("narrative.slot.worry")} ${en("narrative.nth", { number: 1 })}`;
  await rosa.getByRole("button", { name: `${en("narrative.remove")}: ${label}` }).click();
  await reads(box(rosa, "English"), bench);
  await rosa.getByRole("button", { name: en("narrative.keep"), exact: true }).click();
  await rosa.getByRole("textbox", { name: en("narrative.label") }).fill("Second hearing");
  await rosa.getByRole("button", { name: en("narrative.keep_yes") }).click();
  await rosa.getByRole("heading", { name: "Second hearing" }).waitFor();
});

const fits = async (page) =>
  page.evaluate(() => {
    const { scrollHeight, clientHeight } = document.querySelector(".fitted");
    const whole = document.scrollingElement;
    return scrollHeight <= clientHeight && whole.scrollHeight <= window.innerHeight;
  });

test("it is read back on the wall, sentence by sentence and as a whole", async () => {
  await rosa
    .getByRole("link", { name: en("narrative.read_back") })
    .first()
    .click();
  await rosa.getByText(en("readback.wall")).click();
  await rosa.getByRole("button", { name: en("invite.make_wall") }).click();
  const link = await rosa.getByRole("textbox", { name: en("invite.wall") }).inputValue();
  wall = await browser.visit(link, { screen: laptop, bypassCSP: true });
  await wall.getByRole("heading", { name: title }).waitFor();
  assert.deepEqual(await barriersOf("the wall at rest", wall), []);

  await rosa.getByRole("button", { name: en("readback.begin") }).click();
  await wall.getByText(bench).waitFor();
  await wall.getByText(theme).waitFor();
  assert.ok(await fits(wall));
  await rosa.getByRole("heading", { name: en("readback.title") }).click(); // out of the button
  await rosa.keyboard.press("ArrowRight");
  await wall.getByText("1 / 2").waitFor();
  assert.equal(await wall.getByText(theme).count(), 0);
  assert.ok(await fits(wall));
  await wall.keyboard.press("l");
  await wall.getByText(es("narrative.slot.want")).waitFor();
  await wall.getByText(spanish).waitFor();
  await wall.keyboard.press("l");
  await wall.getByText(ar("narrative.slot.want")).waitFor();
  assert.deepEqual(await barriersOf("the wall", wall), []);
  await wall.setViewportSize(wall_screen);
  assert.ok(await fits(wall));
});

test("the wall is told nothing but what is read back", async () => {
  const heard = wall.heard.join("\n");
  assert.ok(heard.includes(bench));
  for (const private_words of [alone, weak_theme, quotes[0], "Rosa", "Tom"])
    assert.ok(!heard.includes(private_words), `the wall heard "${private_words}"`);
});

test("the room signs, and then it is approved", async () => {
  const field = (key) => rosa.getByLabel(en(`readback.${key}`));
  await field("place").fill("The school");
  await field("people").fill("12");
  await field("agree").fill("13");
  await field("changes").fill("Say that the bus stopped coming.");
  assert.deepEqual(await barriersOf("reading back", rosa), []);
  await rosa.getByRole("button", { name: en("readback.sign") }).click();
  await rosa.getByText(en("readback.too_many")).waitFor();
  await field("agree").fill("11");
  await rosa.getByRole("button", { name: en("readback.sign") }).click();
  await rosa.getByText(en("narrative.room_said", { count: 12, agree: 11 })).waitFor();
  await rosa.getByRole("textbox", { name: en("narrative.approve_by") }).fill("Rosa Diaz");
  await rosa.getByRole("button", { name: en("narrative.approve") }).click();
  await rosa
    .getByText(/Rosa Diaz/)
    .first()
    .waitFor();
  await eventually(async () => {
    const stands = rosa.locator(".approved[data-stands='true']");
    assert.equal(await stands.count(), 1);
  });
});

test("one more room that signs makes the approval void", async () => {
  const version = new URL(rosa.url()).hash;
  await rosa
    .getByRole("link", { name: en("narrative.read_back") })
    .first()
    .click();
  await rosa.getByLabel(en("readback.place")).fill("The market");
  await rosa.getByLabel(en("readback.people")).fill("5");
  await rosa.getByLabel(en("readback.agree")).fill("5");
  await rosa.getByRole("button", { name: en("readback.sign") }).click();
  await rosa.locator(".approved[data-stands='false']").first().waitFor();
  assert.equal(new URL(rosa.url()).hash, version);
});

test("the story is written beside the archive's figures, and approved when all its parts are there", async () => {
  await go(rosa, "#story");
  const part = (id) => rosa.getByRole("region", { name: en(`story.part.${id}`), exact: true });
  const words = (id) => part(id).getByRole("textbox", { name: /English/ });
  assert.deepEqual(await barriersOf("the story", rosa), []);
  for (const id of ["before", "heard", "changed", "learned"]) {
    await words(id).fill(`What was ${id}.`);
    await words(id).blur();
  }
  await words("did").fill("We held ");
  await words("did").press("End");
  const figures = rosa.getByRole("complementary", { name: en("story.figures") });
  const gathered = figures.getByRole("listitem").first();
  await gathered.getByRole("button").click();
  await reads(words("did"), `We held ${await gathered.getByRole("paragraph").innerText()}`);
  await rosa.getByText(en("narrative.approval_ready")).waitFor();
  await rosa.getByRole("textbox", { name: en("narrative.approve_by") }).fill("Rosa Diaz");
  await rosa.getByRole("button", { name: en("narrative.approve") }).click();
  await rosa.locator(".approved[data-stands='true']").waitFor();
});

test("those who took part get a letter that somebody copies", async () => {
  await go(rosa, "#story/updates");
  const name = `${en("story.write")} ${en("story.update.heard")}`;
  await rosa.getByRole("button", { name }).first().click();
  const words = rosa.getByRole("textbox", { name: /Español/ }).first();
  await words.fill("Gracias por venir.");
  await words.blur();
  await rosa
    .getByRole("button", { name: en("story.letter") })
    .first()
    .click();
  const letter = rosa
    .getByRole("dialog")
    .getByRole("textbox", { name: en("initiative.letter_words") });
  await reads(
    letter,
    `${es("story.letter_hello")}\n\nGracias por venir.\n\n${es("story.letter_sign", { title })}`,
  );
  assert.deepEqual(await barriersOf("a letter", rosa), []);
  await rosa.keyboard.press("Escape");
  await rosa
    .getByRole("button", { name: en("story.mark_sent") })
    .first()
    .click();
  await rosa.getByText(en("story.sent")).first().waitFor();
  assert.deepEqual(await barriersOf("updates", rosa), []);
});

test("what keeps the site in the house is told, each with the way to it", async () => {
  await go(rosa, "#story/publish");
  await rosa.getByRole("heading", { name: en("story.check") }).waitFor();
  await rosa
    .getByRole("link", { name: new RegExp(en("story.go_there")) })
    .first()
    .waitFor();
  assert.deepEqual(await barriersOf("publishing", rosa), []);
});

test("who leads makes links for others", async () => {
  await rosa.getByRole("button", { name: en("invite.open"), exact: true }).click();
  await rosa.getByRole("button", { name: en("invite.make_note_taker") }).click();
  const link = await rosa.getByRole("textbox", { name: en("invite.note_taker") }).inputValue();
  assert.match(link, new RegExp(`/i/${initiative.id}#key=[\\w-]{32}$`));
  assert.deepEqual(await barriersOf("inviting", rosa), []);
  assert.equal(await tom.getByRole("button", { name: en("invite.open"), exact: true }).count(), 0);
});

for (const [language, t] of Object.entries({ es, ar }))
  test(`all of it works in ${language}, on a phone too`, async () => {
    const page = await visit("Nour", "note_taker", { language, screen: phone });
    assert.deepEqual(await barriersOf(`the draft, ${language}`, page), []);
    await go(page, "#narrative/versions");
    await page.getByRole("link", { name: "Second hearing" }).click();
    await page.getByRole("heading", { name: t("narrative.approval") }).waitFor();
    assert.deepEqual(await barriersOf(`a version, ${language}`, page), []);
    await go(page, "#story");
    await page.getByRole("heading", { name: t("story.part.before"), exact: true }).waitFor();
    assert.deepEqual(await barriersOf(`the story, ${language}`, page), []);
  });

test("when the laptop is away the wall says so calmly and stays readable", async () => {
  browser.forgive(/WebSocket/);
  outward.freeze();
  await wall.getByText(ar("readback.offline")).waitFor();
  await wall.getByText(spanish).or(wall.getByText(bench)).waitFor();
  outward.thaw();
  await wall.getByText(ar("readback.offline")).waitFor({ state: "detached" });
});
