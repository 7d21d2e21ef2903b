// After an evening with everybody on their pages: no key and no token is anywhere but where it belongs.

import assert from "node:assert/strict";
import { test } from "node:test";
import { en, readGuide } from "../browser/content.mjs";
import {
  asked,
  cardOf,
  facilitatorAt,
  ownNote,
  startButton,
  wordsOf,
  write,
} from "../browser/room.mjs";
import { browser, oneBrowserForAll, outward } from "../browser/running.mjs";
import { eventually, phone as phone_screen } from "../browser/visitors.mjs";
import { fragment } from "../running/outward.mjs";

const { title, steps } = readGuide("community-conversation").words("en");
const words = "A word that only the archive may know";

/** What a device remembers, as docs/operators.md has it: in localStorage, and per tab in sessionStorage. */
const remembered =
  /^outward\.(language|theme|text-size|host-key|(seat|outbox|drafts|jottings)\..+)$/;
const of_tab = /^outward\.\/(host|c\/[a-z0-9]+(\/notes|\/table|\/wall)?)\.(key|table|at)$/;

const pages = {};
const titles = new Set();
const secrets = new Set();
let code;

oneBrowserForAll();

/** A conversation from the host's page to its end, in which everybody also loads their page anew. */
async function hold() {
  const host = await visit("host", outward.link);
  const card = cardOf(host, title);
  await card.getByRole("button", { name: en("host.start") }).click();
  await host
    .getByRole("dialog")
    .getByRole("button", { name: en("host.start") })
    .click();
  await wordsOf(host)
    .getByRole("heading", { name: en("facilitator.waiting") })
    .waitFor();
  const room = (await outward.ask("conversations")).conversations[0];
  code = room.code;

  const opened = host.waitForEvent("popup");
  await host.getByRole("button", { name: en("facilitator.open_wall") }).click();
  pages.wall = await opened;
  await pages.wall.getByText(code, { exact: true }).waitFor();
  await host.bringToFront();
  await host.getByRole("button", { name: en("facilitator.more"), exact: true }).click();
  await host.getByRole("button", { name: en("facilitator.note_taker_link") }).click();
  const link = host.getByRole("textbox", { name: en("facilitator.note_taker_link") });
  await visit("note_taker", await link.inputValue());
  await host.getByRole("button", { name: en("kit.close"), exact: true }).click();

  const phone = await visit("phone", "/", { screen: phone_screen });
  await phone.getByRole("textbox", { name: en("participant.code") }).fill(code);
  await phone.getByRole("button", { name: en("participant.join") }).click();
  await asked(phone, en("participant.waiting"));
  await startButton(host).click();
  await facilitatorAt(host, steps.welcome.title);
  for (const step of ["ground-rules", "names-and-jotting", "hopes"]) {
    await host.keyboard.press("n");
    await facilitatorAt(host, steps[step].title);
  }
  await write(phone, steps.hopes.title, words);
  await ownNote(phone, words, "saved").waitFor();
  for (const page of Object.values(pages)) await page.reload();
  await ownNote(phone, words, "saved").waitFor();
  await facilitatorAt(host, steps.hopes.title);
  await save(host);
  await visit("stranger", `/c/${room.id}#key=${"a".repeat(26)}`);
}

async function visit(name, address, how) {
  pages[name] = await browser.visit(address, how);
  return pages[name];
}

async function save(host) {
  await host.getByRole("button", { name: en("facilitator.more"), exact: true }).click();
  const download = host.waitForEvent("download");
  await host.getByRole("button", { name: en("host.export.json"), exact: true }).click();
  await (await download).delete();
}

/** Keys from the address, and the key and token that the device keeps. */
async function secretsOf(page) {
  const kept = await page.evaluate(() => ({ ...localStorage, ...sessionStorage }));
  const found = [fragment(page.url(), "key")];
  for (const [name, value] of Object.entries(kept)) {
    if (name.endsWith(".key")) found.push(value);
    if (name === "outward.host-key") found.push(JSON.parse(value));
    if (name.startsWith("outward.seat.")) found.push(JSON.parse(value).token);
  }
  return found.filter(Boolean);
}

/** Fails when one of the texts has a secret in it. */
function haveNone(texts) {
  for (const text of texts) {
    for (const secret of secrets) assert.ok(!text.includes(secret), `a secret in ${text}`);
  }
}

test("an evening with host, facilitator, note-taker, wall and phone has secrets of each", async () => {
  await hold();
  for (const page of Object.values(pages)) {
    titles.add(await page.title());
    for (const secret of await secretsOf(page)) secrets.add(secret);
  }
  assert.ok(secrets.size >= 8, `${secrets.size}`);
  for (const secret of secrets) assert.ok(secret.length >= 20);
  assert.ok(secrets.has(fragment(outward.link, "key")));
});

test("no address that was asked for has one, and no Referer was sent", async () => {
  const { requests } = browser;
  assert.ok(requests.length > 40);
  haveNone(requests.map((request) => request.url().split("#")[0]));
  for (const request of requests) {
    const { referer } = await request.allHeaders();
    assert.ok(!referer, request.url());
  }
});

test("the WebSocket's address has none", async () => {
  for (const address of browser.sockets)
    assert.equal(new URL(address).pathname + new URL(address).search, "/live");
  haveNone(browser.sockets);
});

test("no page has one in its title, or in its history but for the fragment", async () => {
  haveNone(titles);
  for (const page of Object.values(pages)) {
    const browsers_own = await page.context().newCDPSession(page);
    const { entries } = await browsers_own.send("Page.getNavigationHistory");
    assert.ok(entries.length > 0);
    haveNone(entries.map((entry) => `${entry.title} ${entry.url.split("#")[0]}`));
  }
});

test("no page has one in its elements", async () => {
  for (const page of Object.values(pages)) haveNone([await page.locator("html").innerHTML()]);
});

test("no cookie is set, and devices remember what is documented", async () => {
  for (const page of Object.values(pages)) {
    assert.deepEqual(await page.context().cookies(), []);
    const { local, session, more } = await page.evaluate(storage);
    for (const key of local) assert.match(key, remembered);
    for (const key of session) assert.match(key, of_tab);
    assert.deepEqual(more, []);
  }
});

test("the log has no secret, no code and nothing of what was written", async () => {
  await eventually(() => assert.match(outward.log(), /"listening"/));
  haveNone([outward.log()]);
  for (const text of [code, words, words.split(" ").slice(-3).join(" ")]) {
    assert.ok(!outward.log().includes(text), text);
  }
});

/** Runs in the page. */
async function storage() {
  const databases = await indexedDB.databases();
  const caches_kept = globalThis.caches ? await caches.keys() : [];
  return {
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    more: [...databases.map(({ name }) => name), ...caches_kept],
  };
}
